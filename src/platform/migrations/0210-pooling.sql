create table need_choice (
  need_id bigint primary key references need on delete cascade,
  way text not null check (way in ('adopt', 'adapt', 'create')),
  solution_id bigint references solution,
  note text check (length(note) between 1 and 1000),
  chosen_on date not null,
  check (way = 'create' or solution_id is not null)
);
comment on table need_choice is 'The way retained for one need: what chapter 3 begins with.';

create table need_group (
  id bigint generated always as identity primary key,
  ref text not null unique check (ref ~ '^[a-z0-9]{10}$'),
  title text not null check (length(title) between 1 and 120),
  purpose text check (length(purpose) between 1 and 2000),
  formed_on date not null
);
comment on table need_group is 'Several bodies that have the same need and say so; it lives as long as it has members.';

create table need_group_member (
  group_id bigint not null references need_group on delete cascade,
  need_id bigint not null references need on delete cascade,
  joined_on date not null,
  ready_cents bigint check (ready_cents > 0),
  primary key (group_id, need_id)
);
comment on table need_group_member is 'One need in one group. What it is ready to commit is a statement, neither a pledge nor a payment.';
create index need_group_member_need on need_group_member (need_id);
