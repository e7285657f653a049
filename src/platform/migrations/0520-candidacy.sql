-- Positions, who is a candidate for them, who is engaged: two sides say yes, then someone is engaged.
create function wall_staffed() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(staffed.id), '{}') from (
    select project.id from project join membership using (organisation_id)
      where membership.person_id = wall_person() and organisation_id = any (wall_spaces())
        and membership.role in ('administrator', 'representative')
        and (membership.until_on is null or membership.until_on >= current_date)
    union select project_id from project_person
      where person_id = wall_person() and tie = 'lead' and (until_on is null or until_on >= current_date)
  ) as staffed (id)
$$;
comment on function wall_staffed() is 'The chantiers for whose team the one who asks may answer.';

create table team_preference (
  person_id uuid primary key references person on delete cascade,
  proposed_to text not null default 'me' check (proposed_to in ('me', 'coop', 'network')),
  accepts_notices boolean not null default false,
  changed_at timestamptz not null
);
comment on table team_preference is 'Whether a person accepts to be proposed in a team, by whom, and to be told of positions. Neither unless said.';
alter table team_preference enable row level security;
create policy team_preference_own on team_preference using (person_id = wall_person());

create table candidacy (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  role_id bigint references project_role,
  person_id uuid not null references person,
  tie text not null default 'team' check (tie in ('lead', 'team')),
  origin text not null check (origin in ('application', 'invitation', 'proposal')),
  state text not null check (state in ('applied', 'invited', 'accepted', 'declined', 'withdrawn')),
  half_days integer check (half_days between 1 and 2000),
  from_on date,
  until_on date,
  message text check (length(message) between 1 and 2000),
  joined text check (length(joined) between 1 and 2000),
  reason text check (reason in ('no-capacity', 'not-my-subject', 'rate', 'place', 'other')),
  reason_text text check (length(reason_text) between 1 and 500),
  proposal_id bigint,
  made_by uuid references person,
  made_at timestamptz not null,
  answered_by uuid references person,
  answered_at timestamptz,
  check ((state in ('applied', 'invited')) = (answered_at is null)),
  check (state = 'declined' or reason is null),
  check (tie = 'lead' or role_id is not null)
);
create index candidacy_project on candidacy (project_id, id desc);
create index candidacy_person on candidacy (person_id, id desc);
create unique index candidacy_waiting on candidacy (project_id, person_id, coalesce(role_id, 0), tie)
  where state in ('applied', 'invited');
comment on table candidacy is 'One person who asked for a role, or was asked to hold it, and what the other side answered.';

create table engagement (
  id bigint generated always as identity primary key,
  candidacy_id bigint not null unique references candidacy,
  project_id bigint not null references project,
  role_id bigint references project_role,
  person_id uuid not null references person,
  tie text not null check (tie in ('lead', 'team')),
  half_days integer check (half_days between 1 and 2000),
  from_on date not null,
  until_on date,
  state text not null default 'engaged' check (state in ('engaged', 'renewing', 'ended')),
  asked_on date,
  person_renews boolean,
  organiser_renews boolean,
  renewed_until date,
  ended_on date,
  end_reason text check (length(end_reason) between 1 and 500),
  ended_by uuid references person,
  check ((state = 'ended') = (ended_on is not null)),
  check (state <> 'renewing' or asked_on is not null)
);
create index engagement_project on engagement (project_id);
create index engagement_person on engagement (person_id);
create unique index engagement_running on engagement (project_id, person_id, coalesce(role_id, 0), tie) where state <> 'ended';
comment on table engagement is 'One person engaged on a chantier after both sides said yes, until a date, an end said, or silence.';

create table candidacy_step (
  id bigint generated always as identity primary key,
  candidacy_id bigint not null references candidacy,
  project_id bigint not null references project,
  person_id uuid not null references person,
  act text not null check (act in ('applied', 'invited', 'accepted', 'declined', 'withdrawn', 'renewal-asked',
    'renewed', 'ended', 'silence')),
  by_side text not null check (by_side in ('person', 'organiser', 'clock')),
  note text check (length(note) <= 2000),
  made_by uuid references person,
  made_at timestamptz not null,
  told_at timestamptz
);
create index candidacy_step_candidacy on candidacy_step (candidacy_id, id);
create index candidacy_step_untold on candidacy_step (id) where told_at is null;
comment on table candidacy_step is 'One thing that happened between a person and a chantier; told by e-mail to those concerned, once.';

create function wall_invited() returns bigint[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(distinct project_id), '{}') from candidacy
   where person_id = wall_person() and (state in ('invited', 'accepted') or origin = 'application') $$;
comment on function wall_invited() is 'The chantiers of which the one who asks was told by an invitation or their own application.';
create function wall_applicants() returns uuid[] language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(distinct person_id), '{}') from candidacy
   where project_id = any (wall_staffed()) and origin = 'application' and state in ('applied', 'accepted') $$;
comment on function wall_applicants() is 'Those who showed their profile to the one who asks, by applying.';

alter table candidacy enable row level security;
create policy candidacy_wall on candidacy
  using (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]));
alter table engagement enable row level security;
create policy engagement_wall on engagement
  using (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]));
alter table candidacy_step enable row level security;
create policy candidacy_step_wall on candidacy_step
  using (person_id = wall_person() or project_id = any ((select wall_staffed())::bigint[]));

-- Who is invited reads what they are invited to; who answers for a team reads who asks to join it.
create policy project_invited on project for select using (id = any ((select wall_invited())::bigint[]));
create policy project_role_invited on project_role for select
  using (project_id = any ((select wall_invited())::bigint[]));
create policy person_candidate on person for select using (exists (
  select from candidacy where candidacy.person_id = person.id
    and candidacy.project_id = any ((select wall_staffed())::bigint[])));
create policy profile_field_applied on profile_field for select
  using (visibility <> 'me' and person_id = any ((select wall_applicants())::uuid[]));
create policy profile_skill_applied on profile_skill for select
  using (visibility <> 'me' and person_id = any ((select wall_applicants())::uuid[]));

create function places_taken(role bigint) returns integer
  language sql stable security definer set search_path = public, pg_temp as
$$ select count(*)::integer from engagement where role_id = role and state <> 'ended' $$;
comment on function places_taken(bigint) is 'How many places of a role are held: a number, for whoever reads the position.';
