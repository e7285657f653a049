-- The journal of a chantier: short, weekly, and what it asks for.
create table project_post (
  id bigint generated always as identity primary key,
  project_id bigint not null references project,
  person_id uuid references person,
  posted_on date not null,
  mood text not null check (mood in ('high', 'good', 'mixed', 'hard', 'stuck')),
  progress text not null check (length(progress) between 1 and 1500),
  figures text check (length(figures) between 1 and 500),
  is_public boolean not null,
  made_at timestamptz not null,
  corrected_at timestamptz
);
create index project_post_project on project_post (project_id, id desc);
comment on table project_post is 'One post of the journal of a chantier. Corrected within a day, and marked so; after that, by another post.';

create table project_post_need (
  id bigint generated always as identity primary key,
  post_id bigint not null references project_post,
  text text not null check (length(text) between 1 and 300),
  need_id bigint references need on delete set null
);
create index project_post_need_post on project_post_need (post_id);
create index project_post_need_need on project_post_need (need_id);
comment on table project_post_need is 'One thing that a post says is missing, and the need that it became in one click.';

alter table project_post enable row level security;
create policy project_post_seen on project_post for select using (
  is_public and exists (select from project where project.id = project_id and project.is_public));
create policy project_post_wall on project_post using (project_id = any ((select wall_projects())::bigint[]));
alter table project_post_need enable row level security;
create policy project_post_need_seen on project_post_need for select using (
  exists (select from project_post where project_post.id = post_id));
create policy project_post_need_wall on project_post_need using (
  exists (select from project_post where project_post.id = post_id
    and project_post.project_id = any ((select wall_projects())::bigint[])));
