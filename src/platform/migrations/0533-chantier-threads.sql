-- What ties a chantier to the need behind it, to the bodies that take part, and to those who follow it.
alter table need add column kept_on date;
comment on column need.kept_on is 'Since when a chantier stands on this need: its draft is not forgotten from then on.';
update need set kept_on = started.day from (
  select need_id, min(created_at)::date as day from project where need_id is not null group by need_id
) as started where started.need_id = need.id;
update need set kept_on = post.posted_on from project_post_need as n join project_post as post on post.id = n.post_id
  where n.need_id = need.id and need.kept_on is null;
-- A chantier answers for a need that is somebody else's: nobody's address is given with it.
alter table need_answer alter column email drop not null;

alter table milestone add column marked_at timestamptz;
comment on column milestone.marked_at is 'When somebody wrote that it is done, whatever the day on which it was: letters tell what was written since the last one.';
update milestone set marked_at = done_on + time '12:00' where done_on is not null;

-- A body that works here takes part when it says so itself. What ran before this rule keeps running.
alter table project_party add column accepted_on date;
alter table project_party add column told_at timestamptz;
update project_party set accepted_on = from_on;
comment on column project_party.accepted_on is 'The day on which the body said yes. Until then it is only proposed, and opens nothing to anybody.';
comment on column project_party.told_at is 'When those who answer for the body were written to.';
create index project_party_untold on project_party (id) where accepted_on is null and told_at is null and until_on is null;

create or replace function wall_projects() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(reached.id), '{}') from (
    select id from project where organisation_id = any (wall_spaces())
    union select project_id from project_party
      where organisation_id = any (wall_spaces()) and accepted_on is not null
        and (until_on is null or until_on >= current_date)
    union select project_id from project_person
      where person_id = wall_person() and (until_on is null or until_on >= current_date)
  ) as reached (id)
$$;
create or replace function projects_of(who uuid, today date) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select m.organisation_id from membership as m join space as s on s.organisation_id = m.organisation_id
    where m.person_id = who and m.role <> 'sympathiser' and m.from_on <= today
      and (m.until_on is null or m.until_on >= today) and (s.closed_on is null or s.closed_on > today))
  select p.id from project as p where p.organisation_id in (select organisation_id from mine)
  union select a.project_id from project_party as a where a.organisation_id in (select organisation_id from mine)
    and a.accepted_on is not null and a.from_on <= today and (a.until_on is null or a.until_on >= today)
  union select t.project_id from project_person as t where t.person_id = who
    and t.from_on <= today and (t.until_on is null or t.until_on >= today)
$$;

-- Outside the chantier, only the parts that a body took, or that are declared of a body without a space here.
drop policy project_party_seen on project_party;
create policy project_party_seen on project_party for select using (
  exists (select from project where project.id = project_id)
  and (accepted_on is not null or not exists (select from space where space.organisation_id = project_party.organisation_id)));

-- Nobody says yes for a body in which they have no role, except the chantier for the space that owns it.
create function party_says_itself() returns trigger language plpgsql as $$
begin
  if not wall_holds() or new.organisation_id = any (wall_spaces()) then return new; end if;
  if tg_op = 'INSERT' and (new.accepted_on is null
    or new.organisation_id = (select organisation_id from project where id = new.project_id)) then return new; end if;
  if tg_op = 'UPDATE' and new.accepted_on is not distinct from old.accepted_on
    and (new.project_id, new.organisation_id) = (old.project_id, old.organisation_id) then return new; end if;
  raise exception 'pluriel: a body takes part when it says so itself' using errcode = 'restrict_violation';
end $$;
comment on function party_says_itself() is 'A visitor accepts a part for their own bodies alone.';
create trigger project_party_says_itself before insert or update on project_party
  for each row execute function party_says_itself();

-- Who answers for a body reads what is proposed to it, of a chantier that they may not read, and says yes or no.
create function parts_proposed(bodies bigint[])
returns table (id bigint, organisation_id bigint, body text, kind text, from_on date, note text,
  slug text, title text, purpose text, is_public boolean, owner_id bigint, owner text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.organisation_id, b.name, a.kind, a.from_on, a.note,
    p.slug, p.title, p.purpose, p.is_public, p.organisation_id, o.name
  from project_party as a join project as p on p.id = a.project_id
    join organisation as b on b.id = a.organisation_id join organisation as o on o.id = p.organisation_id
  where a.organisation_id = any (bodies) and (not wall_holds() or a.organisation_id = any (wall_spaces()))
    and a.accepted_on is null and a.until_on is null and module_is_on(p.organisation_id, 'project')
  order by a.id limit 100
$$;
comment on function parts_proposed(bigint[]) is 'The parts proposed to some bodies and not answered, with what one must know of the chantier to answer.';
create function part_answered(part bigint, bodies bigint[], says_yes boolean, today date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from parts_proposed(bodies) as proposed where proposed.id = part) then return false; end if;
  if says_yes then update project_party set accepted_on = today where id = part;
  else delete from project_party where id = part;
  end if;
  return true;
end $$;
comment on function part_answered(bigint, bigint[], boolean, date) is 'Accepts a part that was proposed to one of these bodies, or takes the proposal away. False when there is none.';
