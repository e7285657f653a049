-- Following a chantier: by e-mail, or by a feed.
create table project_follow (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  lang text not null check (lang in ('fr', 'en')),
  person_id uuid references person on delete cascade,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  told_until date,
  mailed_on date,
  unique (project_id, email),
  check ((confirmed_at is null) = (told_until is null))
);
comment on table project_follow is 'One address that follows a chantier; nothing is sent before it is confirmed. What happened from `told_until` on was not told yet.';
create table project_follow_key (
  hash text primary key,
  follow_id bigint not null references project_follow on delete cascade,
  given_at timestamptz not null
);
create index project_follow_key_follow on project_follow_key (follow_id);
comment on table project_follow_key is 'The hash of one secret that confirms or stops a follow: one for each message.';
create table project_feed_key (
  hash text primary key,
  project_id bigint not null references project,
  person_id uuid not null references person on delete cascade,
  given_at timestamptz not null,
  unique (project_id, person_id)
);
comment on table project_feed_key is 'The hash of the secret by which a program of one person reads the feeds of a chantier that is not public.';

alter table project_follow enable row level security;
create policy project_follow_wall on project_follow using (person_id = wall_person());
alter table project_follow_key enable row level security;
create policy project_follow_key_wall on project_follow_key using (
  exists (select from project_follow where project_follow.id = follow_id));
alter table project_feed_key enable row level security;
create policy project_feed_key_wall on project_feed_key using (person_id = wall_person())
  with check (person_id = wall_person() and project_id = any ((select wall_projects())::bigint[]));

create function projects_of(who uuid, today date) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select m.organisation_id from membership as m join space as s on s.organisation_id = m.organisation_id
    where m.person_id = who and m.role <> 'sympathiser' and m.from_on <= today
      and (m.until_on is null or m.until_on >= today) and (s.closed_on is null or s.closed_on > today))
  select p.id from project as p where p.organisation_id in (select organisation_id from mine)
  union select a.project_id from project_party as a where a.organisation_id in (select organisation_id from mine)
    and a.from_on <= today and (a.until_on is null or a.until_on >= today)
  union select t.project_id from project_person as t where t.person_id = who
    and t.from_on <= today and (t.until_on is null or t.until_on >= today)
$$;
comment on function projects_of(uuid, date) is 'The chantiers whose private part a person may read on a day: the same rule as the right project.read.';
create function follow_own(project bigint, tongue text, asked timestamptz, today date) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into project_follow (project_id, email, lang, person_id, asked_at, confirmed_at, told_until)
  select p.id, who.email, tongue, who.id, asked, asked, today
  from project as p, person as who
  where p.id = project and who.id = wall_person() and who.email_verified
    and (p.is_public or p.id in (select projects_of(who.id, today)))
  on conflict (project_id, email) do update set person_id = excluded.person_id,
    confirmed_at = coalesce(project_follow.confirmed_at, excluded.confirmed_at),
    told_until = coalesce(project_follow.told_until, excluded.told_until)
$$;
comment on function follow_own(bigint, text, timestamptz, date) is 'The one who asks follows a chantier that they see, at the address of their account, which was verified.';

-- Who has no account follows by the key of a message: these open that one row, and nothing beside.
create function follow_ask(project bigint, address text, tongue text, key_hash text, asked timestamptz)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare follow bigint;
begin
  if not exists (select from project as p where p.id = project and p.is_public) then return false; end if;
  insert into project_follow (project_id, email, lang, asked_at) values (project, lower(address), tongue, asked)
    on conflict (project_id, email) do update set asked_at = excluded.asked_at
      where project_follow.confirmed_at is null and project_follow.asked_at < excluded.asked_at - interval '1 day'
    returning id into follow;
  if follow is null then return false; end if;
  insert into project_follow_key (hash, follow_id, given_at) values (key_hash, follow, asked);
  return true;
end $$;
comment on function follow_ask(bigint, text, text, text, timestamptz) is 'Writes down who asks to follow a public chantier. False when nothing must be sent: already asked today, or already following.';
create function follow_by_key(key_hash text)
returns table (id bigint, slug text, title text, confirmed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, p.slug, p.title, f.confirmed_at
  from project_follow_key as k join project_follow as f on f.id = k.follow_id join project as p on p.id = f.project_id
  where k.hash = key_hash
$$;
comment on function follow_by_key(text) is 'The follow that a key opens.';
create function follow_confirm(key_hash text, confirmed timestamptz, today date) returns void
language sql security definer set search_path = public, pg_temp as $$
  update project_follow set confirmed_at = confirmed, told_until = today
  where confirmed_at is null and id = (select follow_id from project_follow_key where hash = key_hash)
$$;
comment on function follow_confirm(text, timestamptz, date) is 'Confirms the follow that a key opens.';
create function follow_stop(key_hash text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from project_follow where id = (select follow_id from project_follow_key where hash = key_hash)
$$;
comment on function follow_stop(text) is 'Ends the follow that a key opens, and forgets the address.';

create function feed_project(key_hash text, today date) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select k.project_id from project_feed_key as k
  where k.hash = key_hash and k.project_id in (select projects_of(k.person_id, today))
    and (select module_is_on(organisation_id, 'project') from project where id = k.project_id)
$$;
comment on function feed_project(text, date) is 'The chantier that the key of a feed opens, while its person may read it.';
create function feed_posts(key_hash text, today date) returns setof project_post
language sql stable security definer set search_path = public, pg_temp as $$
  select * from project_post where project_id = feed_project(key_hash, today)
$$;
comment on function feed_posts(text, date) is 'The journal that the key of a feed opens.';
create function feed_milestones(key_hash text, today date) returns setof milestone
language sql stable security definer set search_path = public, pg_temp as $$
  select * from milestone where project_id = feed_project(key_hash, today)
$$;
comment on function feed_milestones(text, date) is 'The milestones that the key of a feed opens.';
create function feed_of(key_hash text, today date) returns setof project
language sql stable security definer set search_path = public, pg_temp as $$
  select * from project where id = feed_project(key_hash, today)
$$;
comment on function feed_of(text, date) is 'The charter that the key of a feed opens.';

-- These two name people by their number: the site asks them, a visitor does not.
revoke all on function projects_of(uuid, date) from public;
