-- The commons: who keeps them, who pays for it and until when, what their history says.
create table common (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
  solution_id bigint unique references solution,
  organisation_id bigint not null references space,
  name text not null check (length(name) between 1 and 200),
  repository text check (repository ~ '^https?://' and length(repository) <= 500),
  licence text check (length(licence) between 1 and 100),
  governance text check (length(governance) between 1 and 2000),
  governance_url text check (governance_url ~ '^https?://' and length(governance_url) <= 500),
  upkeep_half_days int check (upkeep_half_days between 1 and 2000),
  alert_months int not null default 12 check (alert_months between 1 and 36),
  declared_on date not null,
  declared_by uuid references person
);
create index common_space on common (organisation_id);
comment on table common is 'One digital common whose governance and maintainers are declared by a space. `upkeep_half_days` is what it needs each month.';

create table common_maintainer (
  id bigint generated always as identity primary key,
  common_id bigint not null references common,
  organisation_id bigint references organisation,
  person_id uuid references person,
  shown_as text check (length(shown_as) between 1 and 120),
  part text not null check (length(part) between 1 and 200),
  from_on date not null,
  until_on date,
  check ((organisation_id is null) <> (person_id is null)),
  check ((person_id is null) = (shown_as is null)),
  check (until_on is null or until_on >= from_on)
);
create index common_maintainer_common on common_maintainer (common_id);
comment on table common_maintainer is 'One organisation, or one person under the name they chose to show, who maintains a part of a common.';

create table common_support (
  id bigint generated always as identity primary key,
  common_id bigint not null references common,
  source text not null check (length(source) between 1 and 120),
  source_url text check (source_url ~ '^https?://' and length(source_url) <= 500),
  half_days int not null check (half_days between 1 and 20000),
  from_on date not null,
  until_on date not null,
  ended_on date,
  recorded_on date not null,
  recorded_by uuid references person,
  check (until_on >= from_on),
  check (ended_on is null or (ended_on >= from_on and ended_on <= until_on))
);
create index common_support_common on common_support (common_id);
comment on table common_support is 'Half-days of upkeep that one source pays between two days. `ended_on` is the last paid day of one that ended early.';

create table common_reading (
  common_id bigint primary key references common,
  tried_on date not null,
  failure text check (failure in ('not-a-repository', 'address-refused', 'unreachable', 'too-large', 'too-slow')),
  read_on date,
  facts jsonb,
  check ((read_on is null) = (facts is null))
);
comment on table common_reading is 'What the last reading of the repository of a common told: figures and days, never names of people.';

create table common_statement (
  id bigint generated always as identity primary key,
  common_id bigint not null references common,
  kind text not null check (kind in ('stable', 'withdrawn')),
  reason text not null check (length(reason) between 1 and 500),
  made_on date not null,
  until_on date not null,
  person_id uuid references person,
  check (until_on >= made_on)
);
create index common_statement_common on common_statement (common_id, id desc);
comment on table common_statement is 'Someone answers for a common that is silent: stable, not dead, until a day. The latest counts. Never changed.';
create trigger common_statement_append_only before update or delete on common_statement
  for each row execute function refuse_rewriting();

create table common_red (
  id bigint generated always as identity primary key,
  common_id bigint not null references common,
  code text not null check (length(code) between 1 and 40),
  since date not null,
  until_on date,
  check (until_on is null or until_on >= since)
);
create unique index common_red_running on common_red (common_id, code) where until_on is null;
comment on table common_red is 'One time during which one criterion of a common was red.';

create table common_call (
  id bigint generated always as identity primary key,
  common_id bigint not null references common,
  code text not null check (length(code) between 1 and 40),
  kind text not null check (kind in ('maintainers', 'funding', 'vote')),
  red_id bigint unique references common_red,
  note text check (length(note) between 1 and 500),
  opened_on date not null,
  opened_by uuid references person,
  closed_on date,
  check (closed_on is null or closed_on >= opened_on)
);
create unique index common_call_running on common_call (common_id, code) where closed_on is null;
comment on table common_call is 'What a red criterion triggered: a call for maintainers, a funding line or a vote. `red_id` is set when it opened by itself.';

-- A common is public; its space alone writes about it, and readings come from the site itself.
alter table common enable row level security;
create policy common_seen on common for select using (true);
create policy common_declared on common for insert with check (organisation_id = any (wall_spaces()));
create policy common_changed on common for update using (organisation_id = any (wall_spaces()));
alter table common_maintainer enable row level security;
create policy common_maintainer_seen on common_maintainer for select using (true);
create policy common_maintainer_wall on common_maintainer
  using (exists (select from common where common.id = common_id and organisation_id = any (wall_spaces())));
alter table common_support enable row level security;
create policy common_support_seen on common_support for select using (true);
create policy common_support_wall on common_support
  using (exists (select from common where common.id = common_id and organisation_id = any (wall_spaces())));
alter table common_reading enable row level security;
create policy common_reading_seen on common_reading for select using (true);
alter table common_statement enable row level security;
create policy common_statement_seen on common_statement for select using (true);
create policy common_statement_made on common_statement for insert
  with check (exists (select from common where common.id = common_id and organisation_id = any (wall_spaces())));
alter table common_red enable row level security;
create policy common_red_seen on common_red for select using (true);
alter table common_call enable row level security;
create policy common_call_seen on common_call for select using (true);
create policy common_call_wall on common_call
  using (exists (select from common where common.id = common_id and organisation_id = any (wall_spaces())));
