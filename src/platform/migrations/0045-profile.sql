-- What people say of themselves, and to whom: each field and each skill has its own visibility.
create table profile (
  person_id uuid primary key references person on delete cascade,
  handle text not null unique check (handle ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  display_name text not null check (length(display_name) between 1 and 80),
  changed_at timestamptz not null
);
comment on table profile is 'One person in the vivier: the address of their page and the name that it shows.';

create table profile_field (
  person_id uuid not null references profile on delete cascade,
  field text not null check (field in ('headline', 'pronouns', 'bio', 'aspirations', 'avoids', 'themes', 'roles',
    'languages', 'region', 'place', 'remote', 'status', 'rate', 'load', 'links', 'availability')),
  value jsonb not null,
  visibility text not null default 'me' check (visibility in ('me', 'coop', 'network', 'public')),
  primary key (person_id, field)
);
create index profile_field_region on profile_field ((value #>> '{}')) where field in ('region', 'remote');
comment on table profile_field is 'One thing that a person says of themselves, and who may read it: a line per field, so that the wall hides each.';

create table profile_skill (
  person_id uuid not null references profile on delete cascade,
  skill_id text not null check (skill_id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  level smallint not null check (level between 0 and 3),
  proof text check (length(proof) between 1 and 500),
  wants_to_learn boolean not null default false,
  can_transmit boolean not null default false,
  visibility text not null default 'me' check (visibility in ('me', 'coop', 'network', 'public')),
  primary key (person_id, skill_id)
);
create index profile_skill_skill on profile_skill (skill_id, level);
comment on table profile_skill is 'One skill of one person: level, proof, whether they want to learn it or can pass it on, and who may read it.';

create function wall_peers() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct theirs.person_id), '{}')
  from membership as mine join membership as theirs using (organisation_id) join space using (organisation_id)
  where mine.person_id = wall_person() and mine.organisation_id = any (wall_spaces())
    and mine.role <> 'sympathiser' and (mine.until_on is null or mine.until_on >= current_date)
    and theirs.role <> 'sympathiser' and (theirs.until_on is null or theirs.until_on >= current_date)
    and not 'vivier' = any (modules_off)
$$;
comment on function wall_peers() is 'Those with whom the one who asks works in a co-op: what « my co-op » means.';

create function person_has_module(person uuid, module text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bool_or(module_is_on(organisation_id, module)), true) from membership
  where person_id = person and (until_on is null or until_on >= current_date)
$$;
comment on function person_has_module(uuid, text) is 'False for a person all of whose spaces switched a module off.';

create function people_without(module text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select person_id from membership join space using (organisation_id)
  where until_on is null or until_on >= current_date
  group by person_id having bool_and(module = any (modules_off))
$$;
comment on function people_without(text) is 'Those all of whose spaces switched a module off.';

-- Lists of people are unfolded, so that they are looked up and not walked through for each line.
alter table profile_field enable row level security;
create policy profile_field_seen on profile_field for select using (
  visibility = 'public'
  or (visibility = 'network' and cardinality(wall_spaces()) > 0)
  or (visibility = 'coop' and person_id in (select unnest(wall_peers())))
  or person_id = wall_person());
create policy profile_field_own on profile_field
  using (person_id = wall_person()) with check (person_id = wall_person());
alter table profile_skill enable row level security;
create policy profile_skill_seen on profile_skill for select using (
  visibility = 'public'
  or (visibility = 'network' and cardinality(wall_spaces()) > 0)
  or (visibility = 'coop' and person_id in (select unnest(wall_peers())))
  or person_id = wall_person());
create policy profile_skill_own on profile_skill
  using (person_id = wall_person()) with check (person_id = wall_person());
-- A person of whom one may read nothing does not exist.
alter table profile enable row level security;
create policy profile_seen on profile for select using (
  person_id = wall_person()
  or exists (select from profile_field where profile_field.person_id = profile.person_id)
  or exists (select from profile_skill where profile_skill.person_id = profile.person_id));
create policy profile_own on profile using (person_id = wall_person()) with check (person_id = wall_person());

create function forget_profile() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from profile where person_id = new.id;
  return null;
end $$;
comment on function forget_profile() is 'An erased account leaves no profile.';
create trigger person_erased_profile after update of erased_at on person
  for each row when (new.erased_at is not null) execute function forget_profile();

create function handle_is_taken(asked text, person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from profile where handle = asked and person_id <> person) $$;
comment on function handle_is_taken(text, uuid) is 'Whether somebody else has an address in the vivier, even one who shows nothing.';
