-- What a half-day is held for, what a chantier asks of a team, and what a proposal says of its own proof.

-- Someone may hold two roles of one chantier: each commitment says for which of the two, so that one ends alone.
alter table half_day add column engagement_id bigint references engagement on delete set null;
alter table half_day add check (kind = 'commitment' or engagement_id is null);
create index half_day_engagement on half_day (engagement_id, day) where engagement_id is not null;
alter table engagement add column renewed_on date;
comment on column engagement.renewed_on is 'First day of the term that runs, when it is not the first: half-days are counted by term.';

create function attribute_half_day() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind <> 'commitment' then
    new.engagement_id := null;
    return new;
  end if;
  if tg_op = 'UPDATE' and new.project_id is distinct from old.project_id and new.engagement_id is not distinct from old.engagement_id then
    new.engagement_id := null;
  end if;
  if new.engagement_id is null then
    new.engagement_id := (
      select e.id from engagement as e
      where e.person_id = new.person_id and e.project_id = new.project_id and e.state <> 'ended'
        and new.day >= coalesce(e.renewed_on, e.from_on) and (e.until_on is null or new.day <= e.until_on)
      order by coalesce(e.half_days, 0) > (
        select count(*) from half_day as h where h.engagement_id = e.id
          and h.day >= coalesce(e.renewed_on, e.from_on) and (e.until_on is null or h.day <= e.until_on)) desc, e.id
      limit 1);
  end if;
  return new;
end $$;
comment on function attribute_half_day() is 'A half-day written by hand goes to the engagement that still lacks some, the oldest first.';
create trigger half_day_attributed before insert or update on half_day
  for each row execute function attribute_half_day();
-- What was committed before: the trigger says for what.
update half_day set kind = kind where kind = 'commitment';

create function attribute_renewed_term() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update half_day as h set kind = h.kind where h.person_id = new.person_id and h.project_id = new.project_id
    and h.engagement_id is null and h.day >= new.renewed_on and (new.until_on is null or h.day <= new.until_on);
  return null;
end $$;
comment on function attribute_renewed_term() is 'What someone set by hand beyond the old date belongs to the term that begins.';
create trigger engagement_term_renewed after update of renewed_on on engagement
  for each row when (new.renewed_on is not null) execute function attribute_renewed_term();

create function engagement_half_days(asked bigint) returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from half_day as h join engagement as e on e.id = h.engagement_id
  where e.id = asked and h.day >= coalesce(e.renewed_on, e.from_on) and (e.until_on is null or h.day <= e.until_on)
    and (not wall_holds() or e.person_id = wall_person() or e.project_id = any (wall_staffed()))
$$;
comment on function engagement_half_days(bigint) is 'How many half-days an engagement holds in its term: a number, for its two sides.';

drop function commit_half_days(uuid, bigint, date[], text[], timestamptz);
-- Takes free halves (or halves of which nothing is said), and answers those that something else holds.
create function commit_half_days(person uuid, project bigint, days date[], halves text[], at timestamptz, engagement bigint)
  returns table (day date, half text, held_by text)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not may_commit(person, project) or (engagement is not null and not exists (
    select from engagement as e where e.id = engagement and e.person_id = person and e.project_id = project and e.state <> 'ended')) then
    raise exception 'pluriel: this time is not yours to commit' using errcode = 'insufficient_privilege';
  end if;
  -- The same lock as the save of a grid: what is read there is still true when it is written.
  perform pg_advisory_xact_lock(hashtextextended(person::text, 500));
  insert into half_day as mine (person_id, day, half, kind, project_id, engagement_id, changed_at)
    select person, wanted.day, wanted.half, 'commitment', project, engagement, at from unnest(days, halves) as wanted (day, half)
    on conflict (person_id, day, half) do update
      set kind = 'commitment', project_id = project, engagement_id = engagement, changed_at = at
    where mine.kind = 'available';
  return query select h.day, h.half, h.kind from half_day as h
    join unnest(days, halves) as wanted (day, half) on wanted.day = h.day and wanted.half = h.half
    where h.person_id = person and (h.kind <> 'commitment' or h.project_id <> project)
    order by h.day, h.half;
end $$;
comment on function commit_half_days(uuid, bigint, date[], text[], timestamptz, bigint) is
  'Commits half-days to a chantier, for one engagement, two commitments never in one: answers the halves that were not taken.';

drop function release_half_days(uuid, bigint, date, timestamptz);
create function release_half_days(person uuid, project bigint, since date, at timestamptz, engagement bigint) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  freed integer;
begin
  if not may_commit(person, project) then
    raise exception 'pluriel: this time is not yours to release' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(person::text, 500));
  update half_day as h set kind = 'available', project_id = null, engagement_id = null, changed_at = at
    where h.person_id = person and h.project_id = project and h.day >= since
      and (engagement is null or h.engagement_id = engagement);
  get diagnostics freed = row_count;
  return freed;
end $$;
comment on function release_half_days(uuid, bigint, date, timestamptz, bigint) is
  'Gives back the half-days that one engagement held from a day on, or all those of the chantier when none is named.';

-- What a chantier asks of its team, which the computation reads.
alter table project add column team_budget_cents bigint check (team_budget_cents between 0 and 100000000000);
comment on column project.team_budget_cents is 'What the work of a team may cost at most; without it there is no ceiling.';
alter table project_role add column remote text check (remote in ('on-site', 'hybrid', 'remote'));
comment on column project_role.remote is 'Where the work is done; nothing when it is not said.';
alter table project_role add column is_must boolean not null default false;
comment on column project_role.is_must is 'Whether a team without someone in each of these places is no team.';
alter table profile_skill add column wants_more boolean not null default false;
comment on column profile_skill.wants_more is 'Whether the person wishes to exercise this skill more; read by whoever may read the line.';

-- What a proposal says of how it was found, and of the limit that stopped it. Older ones do not say.
alter table team_proposal add column method text check (length(method) between 1 and 100);
alter table team_proposal add column stopped_by text check (stopped_by in ('proof', 'nodes', 'time'));
