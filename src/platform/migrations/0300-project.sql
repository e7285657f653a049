-- The chantier: its charter, its parties, what it plans, what it decided.
create table project (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,79}$'),
  organisation_id bigint not null references space,
  need_id bigint references need on delete set null,
  group_id bigint references need_group on delete set null,
  choice text not null check (choice in ('adopt', 'adapt', 'create')),
  solution_id bigint references solution,
  title text not null check (length(title) between 1 and 120),
  purpose text check (length(purpose) between 1 and 2000),
  common text check (length(common) between 1 and 200),
  licence text check (length(licence) between 1 and 100),
  done_means text check (length(done_means) between 1 and 2000),
  phase text not null default 'investigation' check (phase in ('investigation', 'construction', 'acceleration',
    'consolidation', 'upkeep', 'handed-over', 'stopped')),
  territory text check (length(territory) between 1 and 10),
  themes text[] not null default '{}' check (cardinality(themes) <= 8),
  is_public boolean not null default false,
  starts_on date,
  ends_on date,
  created_at timestamptz not null default now(),
  made_by uuid references person,
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create index project_space on project (organisation_id);
create index project_need on project (need_id);
create index project_group on project (group_id);
comment on table project is 'One chantier: who does what with whom, until when, for which common. The space that owns it answers for it.';

create table project_change (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  field text not null check (length(field) <= 40),
  before text check (length(before) <= 2000),
  after text check (length(after) <= 2000),
  person_id uuid references person,
  made_at timestamptz not null
);
create index project_change_project on project_change (project_id, id desc);
comment on table project_change is 'One field of a charter that changed, from what to what. Never changed, never deleted.';

create table project_phase (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  phase text not null,
  from_on date not null,
  reason text check (length(reason) between 1 and 500),
  person_id uuid references person,
  made_at timestamptz not null
);
create index project_phase_project on project_phase (project_id, id desc);
comment on table project_phase is 'One entry of a chantier into a phase, dated. A mistake is answered by another entry.';

create table project_party (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  organisation_id bigint not null references organisation,
  kind text not null check (kind in ('sponsor', 'user', 'funder', 'producer', 'maintainer')),
  from_on date not null,
  until_on date,
  note text check (length(note) between 1 and 500),
  check (until_on is null or until_on >= from_on)
);
create index project_party_project on project_party (project_id);
create index project_party_organisation on project_party (organisation_id);
create unique index project_party_running on project_party (project_id, organisation_id, kind) where until_on is null;
comment on table project_party is 'One part that an organisation takes in a chantier, from a day, until a day included or without end.';

create table project_person (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  person_id uuid not null references person,
  tie text not null check (tie in ('lead', 'team')),
  from_on date not null,
  until_on date,
  check (until_on is null or until_on >= from_on)
);
create index project_person_project on project_person (project_id);
create index project_person_person on project_person (person_id);
create unique index project_person_running on project_person (project_id, person_id, tie) where until_on is null;
comment on table project_person is 'One person who leads a chantier or is engaged on it, from a day, until a day included or without end.';

create table milestone (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  position integer not null check (position between 1 and 10000),
  title text not null check (length(title) between 1 and 160),
  due_on date,
  done_on date,
  note text check (length(note) between 1 and 500)
);
create index milestone_project on milestone (project_id, position);
comment on table milestone is 'One step that a chantier promises, in order; done from a day.';

create table project_role (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  position integer not null check (position between 1 and 10000),
  title text not null check (length(title) between 1 and 120),
  half_days integer not null check (half_days between 1 and 2000),
  from_on date,
  until_on date,
  places integer not null default 1 check (places between 1 and 50),
  is_learner_place boolean not null default false,
  is_senior boolean not null default false,
  published_on date,
  closed_on date,
  check (until_on is null or from_on is null or until_on >= from_on)
);
create index project_role_project on project_role (project_id, position);
comment on table project_role is 'One role that a chantier wants, per place: half-days, dates, learner or senior. Published, it is a position.';

create table project_role_skill (
  role_id bigint not null references project_role on delete cascade,
  skill_id text not null check (skill_id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  level integer not null check (level between 0 and 3),
  is_must boolean not null,
  primary key (role_id, skill_id)
);
comment on table project_role_skill is 'One skill that a role asks for, from which level, and whether it can do without.';

create table project_decision (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  number integer not null,
  decided_on date not null,
  title text not null check (length(title) between 1 and 160),
  why text not null check (length(why) between 1 and 2000),
  who text not null check (length(who) between 1 and 300),
  review_on date,
  replaces integer,
  is_public boolean not null,
  person_id uuid references person,
  made_at timestamptz not null,
  unique (project_id, number)
);
comment on table project_decision is 'One numbered decision of a chantier: who, why, when it is looked at again. Never changed, never deleted.';

create table project_risk (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  title text not null check (length(title) between 1 and 160),
  likelihood text not null check (likelihood in ('low', 'medium', 'high')),
  impact text not null check (impact in ('low', 'medium', 'high')),
  answer text check (length(answer) between 1 and 1000),
  owner text check (length(owner) between 1 and 120),
  opened_on date not null,
  closed_on date
);
create index project_risk_project on project_risk (project_id);
comment on table project_risk is 'One thing that could go wrong, in words, what is done about it, and who watches it.';

create table project_document (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  title text not null check (length(title) between 1 and 160),
  url text check (length(url) between 1 and 500),
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  file_name text check (length(file_name) between 1 and 120),
  media_type text check (length(media_type) between 1 and 120),
  size_bytes integer check (size_bytes > 0),
  is_public boolean not null,
  added_on date not null,
  person_id uuid references person,
  removed_on date,
  check ((url is null) <> (file_hash is null))
);
create index project_document_project on project_document (project_id);
comment on table project_document is 'One link or one file of a chantier; a file is named by its content, and stays when it leaves the page.';

create function wall_projects() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(reached.id), '{}') from (
    select id from project where organisation_id = any (wall_spaces())
    union select project_id from project_party
      where organisation_id = any (wall_spaces()) and (until_on is null or until_on >= current_date)
    union select project_id from project_person
      where person_id = wall_person() and (until_on is null or until_on >= current_date)
  ) as reached (id)
$$;
comment on function wall_projects() is 'The chantiers of the one who asks: those of their spaces, those in which their spaces take part, their own.';

-- In each policy the list is asked once per statement, and not once per line: hence the inner select.
alter table project enable row level security;
create policy project_seen on project for select
  using (is_public or organisation_id = any (wall_spaces()) or id = any ((select wall_projects())::bigint[]));
create policy project_opened on project for insert with check (organisation_id = any (wall_spaces()));
create policy project_kept on project for update using (id = any ((select wall_projects())::bigint[]));

-- What the public page shows follows the chantier itself.
alter table project_party enable row level security;
create policy project_party_seen on project_party for select
  using (exists (select from project where project.id = project_id));
create policy project_party_wall on project_party using (project_id = any ((select wall_projects())::bigint[]));
alter table project_person enable row level security;
create policy project_person_seen on project_person for select
  using (exists (select from project where project.id = project_id));
create policy project_person_wall on project_person
  using (project_id = any ((select wall_projects())::bigint[]) or person_id = wall_person());
alter table project_phase enable row level security;
create policy project_phase_seen on project_phase for select
  using (exists (select from project where project.id = project_id));
create policy project_phase_wall on project_phase using (project_id = any ((select wall_projects())::bigint[]));
alter table milestone enable row level security;
create policy milestone_seen on milestone for select using (exists (select from project where project.id = project_id));
create policy milestone_wall on milestone using (project_id = any ((select wall_projects())::bigint[]));
alter table project_role enable row level security;
create policy project_role_seen on project_role for select
  using (published_on is not null and exists (select from project where project.id = project_id));
create policy project_role_wall on project_role using (project_id = any ((select wall_projects())::bigint[]));
alter table project_role_skill enable row level security;
create policy project_role_skill_wall on project_role_skill
  using (exists (select from project_role where project_role.id = role_id));
alter table project_decision enable row level security;
create policy project_decision_seen on project_decision for select
  using (is_public and exists (select from project where project.id = project_id));
create policy project_decision_wall on project_decision using (project_id = any ((select wall_projects())::bigint[]));
alter table project_document enable row level security;
create policy project_document_seen on project_document for select
  using (is_public and removed_on is null and exists (select from project where project.id = project_id));
create policy project_document_wall on project_document using (project_id = any ((select wall_projects())::bigint[]));

-- What stays between those who take part.
alter table project_change enable row level security;
create policy project_change_wall on project_change using (project_id = any ((select wall_projects())::bigint[]));
alter table project_risk enable row level security;
create policy project_risk_wall on project_risk using (project_id = any ((select wall_projects())::bigint[]));

-- Those who work on one chantier know each other's names.
create policy person_project_wall on person for select using (exists (
  select from project_person where project_person.person_id = person.id
    and project_id = any ((select wall_projects())::bigint[])));

create trigger project_change_append_only before update or delete on project_change
  for each row execute function refuse_rewriting();
create trigger project_phase_append_only before update or delete on project_phase
  for each row execute function refuse_rewriting();
create trigger project_decision_append_only before update or delete on project_decision
  for each row execute function refuse_rewriting();
