-- The policy of each co-op, the teams that were proposed under it, and what people chose.
create table team_policy (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references space,
  version integer not null check (version > 0),
  weights jsonb not null,
  rules jsonb not null,
  why text not null check (length(why) between 1 and 500),
  person_id uuid references person,
  made_at timestamptz not null,
  unique (organisation_id, version)
);
comment on table team_policy is 'One version of what a co-op values in a team: who changed it, when, why. Never changed, never deleted.';
alter table team_policy enable row level security;
create policy team_policy_wall on team_policy
  using (organisation_id = any (wall_spaces())) with check (organisation_id = any (wall_spaces()));
create policy team_policy_staffed on team_policy for select using (exists (
  select from project where project.organisation_id = team_policy.organisation_id
    and project.id = any ((select wall_staffed())::bigint[])));
create trigger team_policy_append_only before update or delete on team_policy
  for each row execute function refuse_rewriting();

create table team_proposal (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  run text not null check (run in ('request', 'night')),
  policy_version text not null check (length(policy_version) <= 100),
  instance_hash text not null check (instance_hash ~ '^[0-9a-f]{64}$'),
  seed integer not null,
  solver text not null,
  status text not null check (status in ('optimal', 'found', 'partial', 'infeasible')),
  value double precision not null,
  bound double precision not null,
  gap double precision not null,
  teams jsonb not null,
  infeasible jsonb not null,
  person_id uuid references person,
  made_at timestamptz not null
);
create index team_proposal_project on team_proposal (project_id, id desc);
comment on table team_proposal is 'One computation: several teams with their reasons, the proof of how near the best they are. Never changed.';
alter table team_proposal enable row level security;
create policy team_proposal_wall on team_proposal using (project_id = any ((select wall_staffed())::bigint[]));
create trigger team_proposal_append_only before update or delete on team_proposal
  for each row execute function refuse_rewriting();

create table team_choice (
  id bigint generated always as identity primary key,
  proposal_id bigint not null references team_proposal,
  project_id bigint not null references project,
  rank integer not null check (rank > 0),
  why text check (length(why) between 1 and 500),
  person_id uuid not null references person,
  made_at timestamptz not null
);
create index team_choice_proposal on team_choice (proposal_id);
comment on table team_choice is 'One team that somebody chose among those proposed. The machine chooses nothing.';
alter table team_choice enable row level security;
create policy team_choice_wall on team_choice using (project_id = any ((select wall_staffed())::bigint[]));
create trigger team_choice_append_only before update or delete on team_choice
  for each row execute function refuse_rewriting();
alter table candidacy add foreign key (proposal_id) references team_proposal;

create table team_equity (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references space,
  instance_hash text not null check (instance_hash ~ '^[0-9a-f]{64}$'),
  policy_version text not null check (length(policy_version) <= 100),
  result jsonb not null,
  made_at timestamptz not null
);
create index team_equity_space on team_equity (organisation_id, id desc);
comment on table team_equity is 'One comparison, for the members of a co-op, of the best fit with an equal share of work. Never changed.';
alter table team_equity enable row level security;
create policy team_equity_wall on team_equity
  using (organisation_id = any (wall_spaces())) with check (organisation_id = any (wall_spaces()));
create trigger team_equity_append_only before update or delete on team_equity
  for each row execute function refuse_rewriting();

-- Who may be proposed for a chantier: those who accepted it, and whom the co-op may know of. Of their time, a number.
create function proposable(project bigint, since date, until date)
  returns table (person_id uuid, is_learner boolean, committed integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select accepted.person_id,
    exists (select from membership where membership.person_id = accepted.person_id and membership.role = 'learner'
      and membership.from_on <= current_date and (membership.until_on is null or membership.until_on >= current_date)),
    (select count(*)::integer from half_day where half_day.person_id = accepted.person_id
      and half_day.kind = 'commitment' and half_day.day between since and until)
  from team_preference as accepted join person on person.id = accepted.person_id
  where person.erased_at is null and accepted.proposed_to <> 'me'
    and (not wall_holds() or $1 = any (wall_staffed()))
    and (accepted.proposed_to = 'network' or exists (
      select from membership join project as owned on owned.organisation_id = membership.organisation_id
      where owned.id = $1 and membership.person_id = accepted.person_id and membership.role <> 'sympathiser'
        and membership.from_on <= current_date and (membership.until_on is null or membership.until_on >= current_date)))
$$;
comment on function proposable(bigint, date, date) is 'Those who accept to be proposed for this chantier, with how many of their half-days are taken; nothing for who does not answer for its team.';
