-- One grid of half-days for each person: what is free, what is taken, and by what.
create table half_day (
  person_id uuid not null references person on delete cascade,
  day date not null,
  half text not null check (half in ('am', 'pm')),
  kind text not null check (kind in ('available', 'leave', 'commitment', 'off')),
  project_id bigint references project,
  note text check (length(note) between 1 and 200),
  changed_at timestamptz not null,
  primary key (person_id, day, half),
  check ((kind = 'commitment') = (project_id is not null))
);
create index half_day_day on half_day (day, person_id) where kind = 'available';
create index half_day_project on half_day (project_id, day) where project_id is not null;
comment on table half_day is 'One half-day of one person: free, on leave, committed to a chantier, or not worked. What is not said has no line.';

create table half_day_week (
  person_id uuid not null references person on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  half text not null check (half in ('am', 'pm')),
  kind text not null check (kind in ('available', 'off')),
  primary key (person_id, weekday, half)
);
comment on table half_day_week is 'The usual week of a person: from Monday (1) to Sunday (7), which halves are free and which are not worked.';

create table half_day_feed (
  id bigint generated always as identity primary key,
  person_id uuid not null references person on delete cascade,
  key_hash text not null unique,
  shows text not null check (shows in ('times', 'details')),
  made_at timestamptz not null,
  revoked_at timestamptz
);
create index half_day_feed_person on half_day_feed (person_id);
comment on table half_day_feed is 'One secret address from which a calendar program reads a person''s grid, until they revoke it.';

alter table half_day enable row level security;
create policy half_day_own on half_day using (person_id = wall_person()) with check (person_id = wall_person());
alter table half_day_week enable row level security;
create policy half_day_week_own on half_day_week using (person_id = wall_person()) with check (person_id = wall_person());
alter table half_day_feed enable row level security;
create policy half_day_feed_own on half_day_feed using (person_id = wall_person()) with check (person_id = wall_person());

create function wall_holds() returns boolean language sql stable as
$$ select current_setting('role', true) = 'pluriel_visitor' $$;
comment on function wall_holds() is 'False for the site itself (jobs, commands), whom the policies do not bind.';

create function wall_graded_people() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct theirs.person_id), '{}')
  from membership as mine join membership as theirs using (organisation_id) join space using (organisation_id)
  where mine.person_id = wall_person() and mine.organisation_id = any (wall_spaces())
    and mine.role in ('administrator', 'representative') and (mine.until_on is null or mine.until_on >= current_date)
    and theirs.role <> 'sympathiser' and (theirs.until_on is null or theirs.until_on >= current_date)
    and not 'time' = any (modules_off)
$$;
comment on function wall_graded_people() is 'Those whose grid the one who asks reads because they answer for the same space: kinds, never notes.';

-- The only way to the grid of somebody else. Those who answer for a space see kinds; who may read that somebody is free
-- sees free halves and nothing else; a chantier knows the halves that it holds. Never a note, nor the chantier of a commitment that one does not share.
create function half_days_seen(asked uuid[], since date, until date)
  returns table (person_id uuid, day date, half text, kind text, project_id bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with one (holds, projects) as materialized (select wall_holds(), wall_projects()),
    graded (id) as materialized (select unnest(wall_graded_people())),
    peers (id) as materialized (select unnest(wall_peers())),
    open (id) as materialized (
      select f.person_id from profile_field as f where f.field = 'availability'
        and (f.visibility = 'public' or (f.visibility = 'network' and cardinality(wall_spaces()) > 0)
          or (f.visibility = 'coop' and f.person_id in (select id from peers))))
  select h.person_id, h.day, h.half, h.kind,
    case when not one.holds or h.person_id = wall_person() or h.project_id = any (one.projects) then h.project_id end
  from half_day as h, one
  where h.day between since and until and (asked is null or h.person_id in (select unnest(asked)))
    and (not one.holds or h.person_id = wall_person() or h.person_id in (select id from graded)
      or h.project_id = any (one.projects) or (h.kind = 'available' and h.person_id in (select id from open)))
$$;
comment on function half_days_seen(uuid[], date, date) is 'Half-days of people (all of them for null) as the one who asks may know them.';

-- The grid of an engaged person is filled by themself, or by those who take part in the chantier that engaged them.
create function may_commit(person uuid, project bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not wall_holds() or ((person = wall_person() or project = any (wall_projects())) and exists (
    select from project_person where project_person.project_id = project and project_person.person_id = person
      and (until_on is null or until_on >= current_date)))
$$;
comment on function may_commit(uuid, bigint) is 'Whether the one who asks may write what a chantier takes of a person''s time.';

-- Takes free halves (or halves of which nothing is said), and answers those that something else holds.
create function commit_half_days(person uuid, project bigint, days date[], halves text[], at timestamptz)
  returns table (day date, half text, held_by text)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not may_commit(person, project) then
    raise exception 'pluriel: this time is not yours to commit' using errcode = 'insufficient_privilege';
  end if;
  -- The same lock as the save of a grid: what is read there is still true when it is written.
  perform pg_advisory_xact_lock(hashtextextended(person::text, 500));
  insert into half_day as mine (person_id, day, half, kind, project_id, changed_at)
    select person, wanted.day, wanted.half, 'commitment', project, at from unnest(days, halves) as wanted (day, half)
    on conflict (person_id, day, half) do update set kind = 'commitment', project_id = project, changed_at = at
    where mine.kind = 'available';
  return query select h.day, h.half, h.kind from half_day as h
    join unnest(days, halves) as wanted (day, half) on wanted.day = h.day and wanted.half = h.half
    where h.person_id = person and (h.kind <> 'commitment' or h.project_id <> project)
    order by h.day, h.half;
end $$;
comment on function commit_half_days(uuid, bigint, date[], text[], timestamptz) is 'Commits half-days to a chantier, two commitments never in one: answers the halves that were not taken.';

create function release_half_days(person uuid, project bigint, since date, at timestamptz) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  freed integer;
begin
  if not may_commit(person, project) then
    raise exception 'pluriel: this time is not yours to release' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(person::text, 500));
  update half_day set kind = 'available', project_id = null, changed_at = at
    where person_id = person and project_id = project and day >= since;
  get diagnostics freed = row_count;
  return freed;
end $$;
comment on function release_half_days(uuid, bigint, date, timestamptz) is 'Gives back the half-days that a chantier held from a day on: they are free again.';

-- Who holds the secret address reads the grid without an account.
create function feed_of_key(hash text) returns table (shows text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select shows from half_day_feed where key_hash = hash and revoked_at is null $$;
comment on function feed_of_key(text) is 'What a secret address shows, or nothing when it is unknown or revoked.';
create function half_days_of_key(hash text, since date, until date)
  returns table (day date, half text, kind text, project_title text, note text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.day, h.half, h.kind, case when f.shows = 'details' then p.title end, case when f.shows = 'details' then h.note end
  from half_day_feed as f join half_day as h on h.person_id = f.person_id left join project as p on p.id = h.project_id
  where f.key_hash = hash and f.revoked_at is null and h.day between since and until
  order by h.day, h.half
$$;
comment on function half_days_of_key(text, date, date) is 'The grid behind a secret address: titles and notes only if its owner chose so.';

create function forget_half_days() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from half_day where person_id = new.id;
  delete from half_day_week where person_id = new.id;
  delete from half_day_feed where person_id = new.id;
  return null;
end $$;
comment on function forget_half_days() is 'An erased account leaves no grid.';
create trigger person_erased_half_days after update of erased_at on person
  for each row when (new.erased_at is not null) execute function forget_half_days();
