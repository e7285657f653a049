-- What people typed and nobody understood, and what curators made of it. The skills themselves are files: data/skills.
create table skill_unknown (
  folded text primary key check (length(folded) between 1 and 120),
  written text not null check (length(written) between 1 and 120),
  times integer not null default 1 check (times > 0),
  first_on date not null,
  decided_on date,
  decision text check (decision in ('alias', 'dismissed')),
  decided_by uuid references person,
  check ((decision is null) = (decided_on is null))
);
comment on table skill_unknown is 'One name of a skill that somebody typed and the list does not know, as written; who typed it is not kept.';
create table skill_alias (
  folded text primary key check (length(folded) between 1 and 120),
  written text not null check (length(written) between 1 and 120),
  skill_id text not null check (skill_id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  added_on date not null,
  added_by uuid references person
);
comment on table skill_alias is 'One more way to name a skill, that a curator recognised.';
