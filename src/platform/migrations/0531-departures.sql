-- What ends with a role, whom an act was about, and who answers for a chantier.
alter table membership add column origin text check (origin in ('siret', 'invitation', 'given'));
comment on column membership.origin is 'How the role was taken: what an identity provider said, it alone may end.';
alter table membership add column given_reason text check (length(given_reason) between 1 and 500);

-- A role taken back on its first day, or before, was never held: its last day is the day before the first.
alter table membership drop constraint membership_check;
alter table membership add constraint membership_dates check (until_on is null or until_on >= from_on - 1);
alter table project_person drop constraint project_person_check;
alter table project_person add constraint project_person_dates check (until_on is null or until_on >= from_on - 1);

drop function space_has_administrator(bigint);
create function space_has_administrator(organisation bigint, day date) returns boolean language sql stable security definer
  set search_path = public, pg_temp
as $$ select exists (select from membership join person on person.id = person_id
  where organisation_id = organisation and role = 'administrator' and from_on <= day and until_on is null
    and erased_at is null) $$;
comment on function space_has_administrator(bigint, date) is 'Whether someone administers a space on a day, without end: all that the host may know of its members.';

create function answering_for(project bigint, day date) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$
  with leads as (
    select person_id from project_person join person on person.id = person_id
    where project_id = $1 and tie = 'lead' and from_on <= $2 and (until_on is null or until_on >= $2)
      and erased_at is null)
  select person_id from leads
  union
  select person_id from membership join project as owned using (organisation_id) join person on person.id = person_id
  where owned.id = $1 and role in ('administrator', 'representative') and from_on <= $2
    and (until_on is null or until_on >= $2) and erased_at is null and not exists (select from leads)
$$;
comment on function answering_for(bigint, date) is 'Who answers for a chantier on a day: those who lead it, or, when nobody does, the stewards of the space that owns it.';

alter table audit_entry add column subject_id uuid references person;
comment on column audit_entry.subject_id is 'Whom the act was about: a number, whose name is read when the register is.';
create index audit_entry_subject on audit_entry (subject_id) where subject_id is not null;

-- Emptying a register rewrites it too.
do $$
declare
  register text;
begin
  foreach register in array array['audit_entry', 'project_change', 'project_phase', 'project_decision', 'team_policy',
    'team_proposal', 'team_choice', 'team_equity'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_rewriting()',
      register || '_never_emptied', register);
  end loop;
end $$;

-- The calendar of somebody whose spaces switched the time off shows nothing, whoever holds its address.
create or replace function feed_of_key(hash text) returns table (shows text)
  language sql stable security definer set search_path = public, pg_temp as
$$ select shows from half_day_feed where key_hash = hash and revoked_at is null and person_has_module(person_id, 'time') $$;

-- A proposal tells levels that the co-op shows to its own: who is not of it sees those that they asked for.
drop policy team_proposal_wall on team_proposal;
create policy team_proposal_wall on team_proposal
  using (project_id = any ((select wall_staffed())::bigint[]) and (person_id = wall_person() or exists (
    select from project join membership using (organisation_id)
    where project.id = team_proposal.project_id and organisation_id = any (wall_spaces())
      and membership.person_id = wall_person() and membership.role <> 'sympathiser'
      and membership.from_on <= current_date
      and (membership.until_on is null or membership.until_on >= current_date))))
  with check (project_id = any ((select wall_staffed())::bigint[]));
