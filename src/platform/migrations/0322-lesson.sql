-- What a space learnt when something ended, and says again when something alike begins.
create table lesson (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references space,
  project_id bigint references project,
  event text not null check (event in ('tender-lost', 'refusal', 'end', 'stop', 'incident')),
  buyer_id bigint references organisation,
  themes text[] not null default '{}' check (cardinality(themes) <= 8),
  asked_on date not null,
  line text check (length(line) between 1 and 300),
  told_on date,
  person_id uuid references person,
  set_aside_on date,
  check ((line is null) = (told_on is null)),
  check (line is null or set_aside_on is null)
);
create index lesson_space on lesson (organisation_id, event, id desc);
create unique index lesson_asked on lesson (project_id, event) where line is null and set_aside_on is null;
comment on table lesson is 'One line asked at a key event of a space, and told; shown at the next similar event.';

alter table lesson enable row level security;
create policy lesson_wall on lesson using (
  organisation_id = any (wall_spaces()) or project_id = any ((select wall_projects())::bigint[]));
