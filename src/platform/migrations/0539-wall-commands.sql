-- The second wall, command by command: what a visitor's connection may write is said apart from what it may read.
-- A policy « for all » without a check of its own lets a row in because it would be seen, and a row that one writes
-- oneself is seen: it must never be what opens a space or a chantier.

create function wall_insides() returns bigint[] language sql stable as
$$ select coalesce(nullif(current_setting('pluriel.insides', true), ''), '{}')::bigint[] $$;
comment on function wall_insides() is 'The organisations in whose confidence the one who asks is: a role other than sympathiser, today.';
create function wall_today() returns date language sql stable as
$$ select coalesce(nullif(current_setting('pluriel.today', true), '')::date, current_date) $$;
comment on function wall_today() is 'The day of the site, in France; that of the database where nobody says it.';

create function wall_stewarded() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership
  where person_id = wall_person() and organisation_id = any (wall_insides()) and role in ('administrator', 'representative')
    and from_on <= wall_today() and (until_on is null or until_on >= wall_today())
$$;
comment on function wall_stewarded() is 'The organisations for which the one who asks answers: they invite, end roles, and compose teams.';
create function wall_administered() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(organisation_id), '{}') from membership
  where person_id = wall_person() and organisation_id = any (wall_insides()) and role = 'administrator'
    and from_on <= wall_today() and (until_on is null or until_on >= wall_today())
$$;
comment on function wall_administered() is 'The organisations that the one who asks administers.';
create function wall_teams() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct project_id), '{}') from project_person
  where person_id = wall_person() and from_on <= wall_today() and (until_on is null or until_on >= wall_today())
$$;
comment on function wall_teams() is 'The chantiers that the one who asks leads, or is engaged on.';

create or replace function wall_projects() returns bigint[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(reached.id), '{}') from (
    select id from project where organisation_id = any (wall_insides())
    union select project_id from project_party where organisation_id = any (wall_insides())
      and accepted_on is not null and from_on <= wall_today() and (until_on is null or until_on >= wall_today())
    union select unnest(wall_teams())
  ) as reached (id)
$$;
create or replace function wall_staffed() returns bigint[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(staffed.id), '{}') from (
    select id from project where organisation_id = any (wall_stewarded())
    union select project_id from project_person where person_id = wall_person() and tie = 'lead'
      and from_on <= wall_today() and (until_on is null or until_on >= wall_today())
  ) as staffed (id)
$$;
create function wall_told() returns bigint[] language sql stable security definer set search_path = public, pg_temp as
$$ select array(select unnest(wall_teams()) union select unnest(wall_staffed())) $$;
comment on function wall_told() is 'The chantiers in whose journal the one who asks writes.';
create function wall_commons() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from common
  where organisation_id = any (wall_insides()) or exists (select from project
    where project.organisation_id = common.organisation_id and project.solution_id = common.solution_id
      and project.id = any (wall_staffed()))
$$;
comment on function wall_commons() is 'The commons kept by a space of the one who asks, or by a chantier of that space that they lead.';
create function wall_registers() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(written.id), '{}') from (
    select unnest(wall_spaces())
    union select organisation_id from invitation where key_hash = any (wall_keys())
      and (answer is null and (expires_at at time zone 'Europe/Paris')::date >= wall_today()
        or answer in ('accepted', 'declined') and (answered_at at time zone 'Europe/Paris')::date = wall_today())
    union select organisation_id from project where id = any (wall_teams())
    union select project.organisation_id from project_party as party join project on project.id = party.project_id
      where party.organisation_id = any (wall_stewarded()) and (party.until_on is null or party.until_on >= wall_today())
    union select project.organisation_id from candidacy join project on project.id = candidacy.project_id
      where candidacy.person_id = wall_person() and (candidacy.state in ('applied', 'invited')
        or (candidacy.answered_at at time zone 'Europe/Paris')::date = wall_today())
    union select nullif(current_setting('pluriel.register', true), '')::bigint
  ) as written (id) where written.id is not null
$$;
comment on function wall_registers() is 'The organisations in whose register an act of the one who asks is told: their spaces, those of an invitation that they hold, of a chantier that they are on, asked to join or take part in.';
create function project_is_new(project bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select not exists (select from project_person where project_id = project) $$;
comment on function project_is_new(bigint) is 'Whether a chantier never had anybody: whoever opens it leads it first.';

-- The same functions as before, on the day of the site.
create or replace function wall_peers() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct theirs.person_id), '{}')
  from membership as mine join membership as theirs using (organisation_id) join space using (organisation_id)
  where mine.person_id = wall_person() and mine.organisation_id = any (wall_insides())
    and mine.role <> 'sympathiser' and (mine.until_on is null or mine.until_on >= wall_today())
    and theirs.role <> 'sympathiser' and (theirs.until_on is null or theirs.until_on >= wall_today())
    and not 'vivier' = any (modules_off)
$$;
create or replace function person_has_module(person uuid, module text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bool_or(module_is_on(organisation_id, module)), true) from membership
  where person_id = person and (until_on is null or until_on >= wall_today())
$$;
create or replace function people_without(module text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select person_id from membership join space using (organisation_id)
  where until_on is null or until_on >= wall_today()
  group by person_id having bool_and(module = any (modules_off))
$$;
create or replace function wall_graded_people() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct theirs.person_id), '{}')
  from membership as mine join membership as theirs using (organisation_id) join space using (organisation_id)
  where mine.person_id = wall_person() and mine.organisation_id = any (wall_insides())
    and mine.role in ('administrator', 'representative') and (mine.until_on is null or mine.until_on >= wall_today())
    and theirs.role <> 'sympathiser' and (theirs.until_on is null or theirs.until_on >= wall_today())
    and not 'time' = any (modules_off)
$$;
create or replace function may_commit(person uuid, project bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not wall_holds() or ((person = wall_person() or project = any (wall_projects())) and exists (
    select from project_person where project_person.project_id = project and project_person.person_id = person
      and (until_on is null or until_on >= wall_today())))
$$;

-- A body says yes by those who are in its confidence: a sympathiser reads nothing of what is proposed to it.
create or replace function party_says_itself() returns trigger language plpgsql as $$
begin
  if not wall_holds() or new.organisation_id = any (wall_insides()) then return new; end if;
  if tg_op = 'INSERT' and (new.accepted_on is null
    or new.organisation_id = (select organisation_id from project where id = new.project_id)) then return new; end if;
  if tg_op = 'UPDATE' and new.accepted_on is not distinct from old.accepted_on
    and (new.project_id, new.organisation_id) = (old.project_id, old.organisation_id) then return new; end if;
  raise exception 'pluriel: a body takes part when it says so itself' using errcode = 'insufficient_privilege';
end $$;
create or replace function parts_proposed(bodies bigint[])
returns table (id bigint, organisation_id bigint, body text, kind text, from_on date, note text,
  slug text, title text, purpose text, is_public boolean, owner_id bigint, owner text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.organisation_id, b.name, a.kind, a.from_on, a.note,
    p.slug, p.title, p.purpose, p.is_public, p.organisation_id, o.name
  from project_party as a join project as p on p.id = a.project_id
    join organisation as b on b.id = a.organisation_id join organisation as o on o.id = p.organisation_id
  where a.organisation_id = any (bodies) and (not wall_holds() or a.organisation_id = any (wall_insides()))
    and a.accepted_on is null and a.until_on is null and module_is_on(p.organisation_id, 'project')
  order by a.id limit 100
$$;
create or replace function part_answered(part bigint, bodies bigint[], says_yes boolean, today date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  register bigint := (select owner_id from parts_proposed(bodies) as proposed where proposed.id = part);
begin
  if register is null then return false; end if;
  if says_yes then update project_party set accepted_on = today where id = part;
  else delete from project_party where id = part;
  end if;
  -- A « no » leaves no row by which the register of the owner would be open: it is told in this transaction.
  perform set_config('pluriel.register', register::text, true);
  return true;
end $$;
create or replace function proposable(project bigint, since date, until date)
  returns table (person_id uuid, is_learner boolean, committed integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select accepted.person_id,
    exists (select from membership where membership.person_id = accepted.person_id and membership.role = 'learner'
      and membership.from_on <= wall_today() and (membership.until_on is null or membership.until_on >= wall_today())),
    (select count(*)::integer from half_day where half_day.person_id = accepted.person_id
      and half_day.kind = 'commitment' and half_day.day between since and until)
  from team_preference as accepted join person on person.id = accepted.person_id
  where person.erased_at is null and accepted.proposed_to <> 'me'
    and (not wall_holds() or $1 = any (wall_staffed()))
    and (accepted.proposed_to = 'network' or exists (
      select from membership join project as owned on owned.organisation_id = membership.organisation_id
      where owned.id = $1 and membership.person_id = accepted.person_id and membership.role <> 'sympathiser'
        and membership.from_on <= wall_today() and (membership.until_on is null or membership.until_on >= wall_today())))
$$;

-- Spaces, roles, invitations. Everybody sees that a space exists; its administrators alone change it.
alter table space enable row level security;
create policy space_seen on space for select using (true);
create policy space_opened on space for insert with check (wall_is_host());
-- Whoever has a role may hold the line while a role ends; only administrators write in it.
create policy space_changed on space for update using (organisation_id = any (wall_spaces()))
  with check (organisation_id = any ((select wall_administered())::bigint[]));

drop policy membership_made on membership;
drop policy membership_changed on membership;
create policy membership_given on membership for insert with check (
  organisation_id = any ((select wall_stewarded())::bigint[])
  and (role <> 'administrator' or organisation_id = any ((select wall_administered())::bigint[])));
-- With an invitation in hand, still without answer: for oneself, in its space, one of its roles.
create policy membership_accepted on membership for insert with check (
  person_id = wall_person() and exists (select from invitation
    where invitation.organisation_id = membership.organisation_id and membership.role = any (invitation.roles)
      and invitation.key_hash = any (wall_keys()) and invitation.answer is null
      and (invitation.expires_at at time zone 'Europe/Paris')::date >= wall_today()));
create policy membership_ended on membership for update
  using (person_id = wall_person() or (organisation_id = any ((select wall_stewarded())::bigint[])
    and (role <> 'administrator' or organisation_id = any ((select wall_administered())::bigint[]))));
create function stays_ended() returns trigger language plpgsql as $$
begin
  if wall_holds() and old.until_on is not null and (new.until_on is null or new.until_on > old.until_on)
    and (new.person_id = wall_person() or old.until_on < wall_today() or tg_table_name <> 'membership') then
    raise exception 'pluriel: who leaves does not come back by themself' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function stays_ended() is 'A policy reads the old row or the new one, never both: what ended is not opened again, nobody puts off the end of their own, and only a steward that of another.';
create trigger membership_stays_ended before update on membership for each row execute function stays_ended();
create trigger project_person_stays_ended before update on project_person for each row execute function stays_ended();

drop policy invitation_wall on invitation;
create policy invitation_seen on invitation for select using (
  organisation_id = any ((select wall_stewarded())::bigint[]) or key_hash = any (wall_keys()) or invited_by = wall_person());
create policy invitation_sent on invitation for insert with check (
  invited_by = wall_person() and answer is null and ((organisation_id = any ((select wall_stewarded())::bigint[])
    and (not 'administrator' = any (roles) or organisation_id = any ((select wall_administered())::bigint[])))
  or (wall_is_host() and roles = '{administrator}' and not space_has_administrator(organisation_id, wall_today()))));
create policy invitation_answered on invitation for update
  using (answer is null and (organisation_id = any ((select wall_stewarded())::bigint[])
    or key_hash = any (wall_keys()) or invited_by = wall_person()))
  with check (answer is not null);

drop policy audit_entry_seen on audit_entry;
drop policy audit_entry_made on audit_entry;
create policy audit_entry_seen on audit_entry for select using (organisation_id = any (wall_insides()));
create policy audit_entry_made on audit_entry for insert with check (
  person_id = wall_person() and (organisation_id = any ((select wall_registers())::bigint[])
    or (wall_is_host() and act = 'space.open')));

-- Chantiers: those who take part read; those who answer for one write.
drop policy project_seen on project;
create policy project_seen on project for select
  using (is_public or organisation_id = any (wall_insides()) or id = any ((select wall_projects())::bigint[]));
drop policy project_opened on project;
create policy project_opened on project for insert
  with check (organisation_id = any (wall_insides()) and made_by = wall_person());
-- A line may be held by whoever takes part, so that two of them wait for each other.
drop policy project_kept on project;
create policy project_kept on project for update using (id = any ((select wall_projects())::bigint[]))
  with check (id = any ((select wall_staffed())::bigint[]));

do $$
declare
  one text;
  written constant text := 'project_id = any ((select wall_staffed())::bigint[])';
begin
  -- What those who answer for a chantier write, and in which tables they sign.
  foreach one in array array['milestone', 'project_role', 'project_risk', 'project_party', 'project_document',
    'project_decision', 'project_phase', 'project_change'] loop
    execute format('drop policy %I on %I', one || '_wall', one);
    execute format('create policy %I on %I for select using (project_id = any ((select wall_projects())::bigint[]))',
      one || '_inside', one);
    execute format('create policy %I on %I for insert with check (%s%s)', one || '_made', one, written,
      case when one in ('project_document', 'project_decision', 'project_phase', 'project_change')
        then ' and person_id = wall_person()' else '' end);
    execute format('create policy %I on %I for update using (%s) with check (%s)', one || '_changed', one, written, written);
    execute format('create policy %I on %I for delete using (%s)', one || '_removed', one, written);
  end loop;
end $$;
-- Those who answer for a party end its part.
create policy project_party_left on project_party for update
  using (organisation_id = any ((select wall_stewarded())::bigint[])) with check (until_on is not null);

drop policy project_role_skill_wall on project_role_skill;
create policy project_role_skill_seen on project_role_skill for select
  using (exists (select from project_role where project_role.id = role_id));
create policy project_role_skill_made on project_role_skill for insert with check (exists (select from project_role
  where project_role.id = role_id and project_role.project_id = any ((select wall_staffed())::bigint[])));
create policy project_role_skill_removed on project_role_skill for delete using (exists (select from project_role
  where project_role.id = role_id and project_role.project_id = any ((select wall_staffed())::bigint[])));

-- One joins a chantier because both sides said yes: an engagement stands for that. Who opens one leads it first; those
-- who answer for it name a lead. Nobody comes back by themself.
drop policy project_person_wall on project_person;
create policy project_person_inside on project_person for select
  using (project_id = any ((select wall_projects())::bigint[]) or person_id = wall_person());
create policy project_person_named on project_person for insert
  with check (tie = 'lead' and project_id = any ((select wall_staffed())::bigint[]));
create policy project_person_founder on project_person for insert with check (
  tie = 'lead' and person_id = wall_person() and project_is_new(project_id) and exists (select from project
    where project.id = project_id and made_by = wall_person() and organisation_id = any (wall_insides())));
create policy project_person_agreed on project_person for insert with check (
  (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]))
  and exists (select from engagement join candidacy on candidacy.id = candidacy_id and candidacy.state = 'accepted'
    where engagement.project_id = project_person.project_id and engagement.person_id = project_person.person_id
      and engagement.tie = project_person.tie and engagement.state <> 'ended'));
create policy project_person_ended on project_person for update
  using ((until_on is null or until_on >= wall_today())
    and (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[])))
  with check (until_on is not null and (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[])));

drop policy project_post_wall on project_post;
create policy project_post_inside on project_post for select using (project_id = any ((select wall_projects())::bigint[]));
create policy project_post_made on project_post for insert
  with check (person_id = wall_person() and project_id = any ((select wall_told())::bigint[]));
create policy project_post_corrected on project_post for update
  using (person_id = wall_person() and project_id = any ((select wall_told())::bigint[]));
drop policy project_post_need_wall on project_post_need;
create policy project_post_need_made on project_post_need for insert with check (exists (select from project_post
  where project_post.id = post_id and project_post.project_id = any ((select wall_told())::bigint[])));
create policy project_post_need_born on project_post_need for update using (exists (select from project_post
  where project_post.id = post_id and project_post.project_id = any ((select wall_told())::bigint[])));

drop policy project_follow_wall on project_follow;
create policy project_follow_own on project_follow for select using (person_id = wall_person());
create policy project_follow_stopped on project_follow for delete using (person_id = wall_person());

-- A lesson is its space's, and of those who are on the chantier; it is told of a chantier of that space.
drop policy lesson_wall on lesson;
create policy lesson_read on lesson for select using (
  organisation_id = any (wall_insides()) or project_id = any ((select wall_teams())::bigint[]));
create policy lesson_told on lesson for insert with check (
  (person_id is null or person_id = wall_person())
  and (organisation_id = any (wall_insides()) or project_id = any ((select wall_teams())::bigint[]))
  and (project_id is null or exists (select from project
    where project.id = project_id and project.organisation_id = lesson.organisation_id)));
create policy lesson_answered on lesson for update
  using (organisation_id = any (wall_insides()) or project_id = any ((select wall_teams())::bigint[]))
  with check (person_id is null or person_id = wall_person());

-- Commons: public to read.
drop policy common_declared on common;
create policy common_declared on common for insert
  with check (organisation_id = any (wall_insides()) and declared_by = wall_person());
drop policy common_changed on common;
create policy common_changed on common for update using (id = any ((select wall_commons())::bigint[]));
do $$
declare
  one text;
  kept constant text := 'common_id = any ((select wall_commons())::bigint[])';
begin
  foreach one in array array['common_maintainer', 'common_support', 'common_call'] loop
    execute format('drop policy %I on %I', one || '_wall', one);
    execute format('create policy %I on %I for insert with check (%s)', one || '_made', one, kept);
    execute format('create policy %I on %I for update using (%s) with check (%s)', one || '_changed', one, kept, kept);
  end loop;
end $$;
drop policy common_statement_made on common_statement;
create policy common_statement_made on common_statement for insert
  with check (person_id = wall_person() and common_id = any ((select wall_commons())::bigint[]));

-- Teams. One asks for a published role that one sees; who answers for the team asks people. Each side then takes back
-- its own word or answers the other's: what a row began as never changes, so it says which answers are whose.
drop policy candidacy_wall on candidacy;
create policy candidacy_seen on candidacy for select
  using (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]));
create policy candidacy_applied on candidacy for insert with check (
  person_id = wall_person() and made_by = wall_person() and origin = 'application' and state = 'applied' and tie = 'team'
  and exists (select from project_role join project on project.id = project_role.project_id
    where project_role.id = role_id and project_role.project_id = candidacy.project_id
      and published_on is not null and closed_on is null));
create policy candidacy_offered on candidacy for insert with check (
  project_id = any ((select wall_staffed())::bigint[]) and made_by = wall_person() and origin <> 'application'
  and state = 'invited'
  and (role_id is null or exists (select from project_role
    where project_role.id = role_id and project_role.project_id = candidacy.project_id))
  and (proposal_id is null or exists (select from team_proposal
    where team_proposal.id = proposal_id and team_proposal.project_id = candidacy.project_id)));
create policy candidacy_own_word on candidacy for update
  using (state in ('applied', 'invited') and person_id = wall_person())
  with check (person_id = wall_person() and answered_by = wall_person()
    and state = any (case origin when 'application' then '{withdrawn}' else '{accepted, declined, withdrawn}' end::text[]));
create policy candidacy_team_word on candidacy for update
  using (state in ('applied', 'invited') and project_id = any ((select wall_staffed())::bigint[]))
  with check (project_id = any ((select wall_staffed())::bigint[]) and answered_by = wall_person()
    and state = any (case origin when 'application' then '{accepted, declined, withdrawn}' else '{withdrawn}' end::text[]));

drop policy engagement_wall on engagement;
create policy engagement_seen on engagement for select
  using (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]));
create policy engagement_agreed on engagement for insert with check (
  (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[])) and state = 'engaged'
  and exists (select from candidacy where candidacy.id = candidacy_id and candidacy.state = 'accepted'
    and candidacy.project_id = engagement.project_id and candidacy.person_id = engagement.person_id
    and candidacy.tie = engagement.tie and candidacy.role_id is not distinct from engagement.role_id));
create policy engagement_followed on engagement for update
  using (state <> 'ended' and (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[])))
  with check (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]));

drop policy candidacy_step_wall on candidacy_step;
create policy candidacy_step_seen on candidacy_step for select
  using (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]));
create policy candidacy_step_taken on candidacy_step for insert with check (
  made_by = wall_person() and (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]))
  and exists (select from candidacy where candidacy.id = candidacy_id
    and candidacy.project_id = candidacy_step.project_id and candidacy.person_id = candidacy_step.person_id));

drop policy team_policy_wall on team_policy;
create policy team_policy_seen on team_policy for select using (organisation_id = any (wall_insides()));
create policy team_policy_made on team_policy for insert
  with check (organisation_id = any ((select wall_administered())::bigint[]) and person_id = wall_person());
-- A proposal tells levels that the co-op shows to its own: who is not of it sees those that they asked for.
drop policy team_proposal_wall on team_proposal;
create policy team_proposal_seen on team_proposal for select using (
  project_id = any ((select wall_staffed())::bigint[]) and (person_id = wall_person() or exists (select from project
    where project.id = team_proposal.project_id and organisation_id = any (wall_insides()))));
create policy team_proposal_made on team_proposal for insert with check (
  project_id = any ((select wall_staffed())::bigint[]) and person_id = wall_person() and run = 'request');
drop policy team_choice_wall on team_choice;
create policy team_choice_seen on team_choice for select using (project_id = any ((select wall_staffed())::bigint[]));
create policy team_choice_made on team_choice for insert with check (
  project_id = any ((select wall_staffed())::bigint[]) and person_id = wall_person()
  and exists (select from team_proposal
    where team_proposal.id = proposal_id and team_proposal.project_id = team_choice.project_id));
drop policy team_equity_wall on team_equity;
create policy team_equity_seen on team_equity for select using (organisation_id = any (wall_insides()));
create policy team_equity_made on team_equity for insert
  with check (organisation_id = any ((select wall_stewarded())::bigint[]));

-- What a chantier or an engagement is about stays; their other columns are for those whom the policies name.
create function keep_what_it_is_about() returns trigger language plpgsql as $$
declare
  one text;
begin
  if not wall_holds() then return new; end if;
  foreach one in array tg_argv loop
    if to_jsonb(new) -> one is distinct from to_jsonb(old) -> one then
      raise exception 'pluriel: the % of a % does not change', one, tg_table_name using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return new;
end $$;
comment on function keep_what_it_is_about() is 'A visitor changes what a row says, never whose it is: the columns named are those by which policies let in.';
do $$
declare
  one text;
  kept constant jsonb := '{
    "project": ["organisation_id", "slug", "made_by", "created_at", "need_id", "group_id"],
    "project_party": ["project_id", "organisation_id"], "project_person": ["project_id", "person_id", "tie", "from_on"],
    "project_document": ["project_id", "person_id", "file_hash"], "project_risk": ["project_id"],
    "project_post": ["project_id", "person_id", "made_at"], "project_post_need": ["post_id"],
    "milestone": ["project_id"], "project_role": ["project_id"], "lesson": ["organisation_id", "project_id"],
    "common": ["organisation_id", "slug", "solution_id"], "common_maintainer": ["common_id", "person_id"],
    "common_support": ["common_id"], "common_call": ["common_id"],
    "engagement": ["candidacy_id", "project_id", "role_id", "person_id", "tie"]}';
begin
  for one in select jsonb_object_keys(kept) loop
    execute format('create trigger %I before update on %I for each row execute function keep_what_it_is_about(%s)',
      one || '_keeps', one, (select string_agg(quote_literal(name), ', ') from jsonb_array_elements_text(kept -> one) as name));
  end loop;
end $$;

-- A declaration of use is public, except where to write to who made it; its key, or the host, ends it.
alter table usage_declaration add column has_contact boolean generated always as (contact is not null) stored;
comment on column usage_declaration.has_contact is 'Whether there is somewhere to write: what may be known of the contact.';
alter table usage_declaration enable row level security;
create policy usage_declaration_seen on usage_declaration for select using (true);
create policy usage_declaration_made on usage_declaration for insert with check (source_kind = 'declaration');
create policy usage_declaration_answered on usage_declaration for update
  using (key_hash = any (wall_keys()) or wall_is_host());

-- What a visitor's connection may do to a table at all. Nothing is deleted that no page deletes; what a row is about
-- (its space, its chantier, its person) is never changed.
do $$ begin
  if not exists (select from pg_roles where rolname = 'pluriel_visitor') then return; end if;
  revoke select, insert, update, delete on mail from pluriel_visitor;
  grant insert on mail to pluriel_visitor;
  revoke insert, update, delete on organisation, space, membership, invitation, audit_entry, person_key, loaded,
    territory_edition, catalogue_edition, solution, solution_value, provider, usage_declaration, skill_unknown, skill_alias,
    solution_indexed, solution_term, solution_posting, solution_word, public_need, need_notice from pluriel_visitor;
  revoke delete on project, project_party, project_person, project_document, project_post, project_post_need, project_risk,
    lesson, common, common_maintainer, common_support, common_call, engagement from pluriel_visitor;
  revoke update, delete on project_change, project_phase, project_decision, common_statement, candidacy, candidacy_step,
    team_policy, team_proposal, team_choice, team_equity, team_preference, half_day_feed from pluriel_visitor;
  revoke update on project_role_skill from pluriel_visitor;
  revoke insert, update on project_follow from pluriel_visitor;
  revoke insert, update, delete on project_follow_key, notice, common_reading, common_red from pluriel_visitor;
  revoke delete on project_feed_key, need_key, need_answer, need_event, need_correction, need_choice from pluriel_visitor;
  revoke update on need_key, need_event, need_correction from pluriel_visitor;

  grant insert on organisation, space, membership, invitation, audit_entry, skill_unknown, skill_alias to pluriel_visitor;
  grant update (modules_off) on space to pluriel_visitor;
  grant update (until_on, ended_reason) on membership to pluriel_visitor;
  grant update (answer, answered_at) on invitation to pluriel_visitor;
  grant update (times, decision, decided_on, decided_by) on skill_unknown to pluriel_visitor;
  grant update (skill_id, added_on) on skill_alias to pluriel_visitor;
  revoke select on usage_declaration from pluriel_visitor;
  grant select (id, solution_id, siren, name, kind, since, purpose, source_kind, source, source_url, seen, declared_on,
    confirmed_on, withdrawn_on, recorded_by, key_hash, has_contact, recorded_at) on usage_declaration to pluriel_visitor;
  grant insert on usage_declaration to pluriel_visitor;
  grant update (confirmed_on, withdrawn_on, contact) on usage_declaration to pluriel_visitor;

  grant update (state, reason, reason_text, answered_by, answered_at) on candidacy to pluriel_visitor;
  grant update (proposed_to, accepts_notices, changed_at) on team_preference to pluriel_visitor;
  grant update (revoked_at) on half_day_feed to pluriel_visitor;
end $$;
