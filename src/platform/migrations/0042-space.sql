-- The organisations that work here: their space, the people in it, what they did.
create table space (
  organisation_id bigint primary key references organisation,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  modules_off text[] not null default '{}',
  opened_on date not null,
  closed_on date
);
comment on table space is 'One organisation that works on this instance: a tenant for what is private to it.';

create table membership (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references space,
  person_id uuid not null references person,
  role text not null check (role in ('member', 'employee-member', 'employee', 'representative', 'administrator',
    'treasurer', 'learner', 'mentor', 'sympathiser')),
  from_on date not null,
  until_on date,
  ended_reason text check (length(ended_reason) <= 500),
  made_at timestamptz not null default now(),
  check (until_on is null or until_on >= from_on)
);
create index membership_person on membership (person_id);
create index membership_space on membership (organisation_id, role);
create unique index membership_running on membership (organisation_id, person_id, role) where until_on is null;
comment on table membership is 'One role of one person in one organisation, from a day, until a day included or without end.';

create table invitation (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references space,
  email text not null check (email = lower(email)),
  roles text[] not null check (cardinality(roles) > 0),
  key_hash text not null unique,
  invited_by uuid not null references person,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  check ((answer is null) = (answered_at is null))
);
create index invitation_space on invitation (organisation_id);
comment on table invitation is 'One letter that offers roles in a space; who holds its key may accept it.';

create table audit_entry (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references space,
  person_id uuid references person,
  act text not null check (length(act) between 3 and 80),
  target text check (length(target) <= 300),
  reason text check (length(reason) <= 500),
  made_at timestamptz not null
);
create index audit_entry_space on audit_entry (organisation_id, id desc);
comment on table audit_entry is 'One act that counts, who did it and why. Never changed, never deleted.';

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'pluriel: % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
comment on function refuse_rewriting() is 'A register is answered by another line, never rewritten.';
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_rewriting();

alter table membership enable row level security;
create policy membership_seen on membership for select
  using (organisation_id = any (wall_spaces()) or person_id = wall_person());
create policy membership_changed on membership for update
  using (organisation_id = any (wall_spaces()) or person_id = wall_person());
-- One enters by the hand of the space, by that of the host who opens it, or with an invitation in hand.
create policy membership_made on membership for insert with check (
  organisation_id = any (wall_spaces()) or wall_is_host()
  or exists (select from invitation where invitation.organisation_id = membership.organisation_id
    and invitation.key_hash = any (wall_keys())));
alter table invitation enable row level security;
create policy invitation_wall on invitation
  using (organisation_id = any (wall_spaces()) or key_hash = any (wall_keys()) or invited_by = wall_person())
  with check (organisation_id = any (wall_spaces()) or key_hash = any (wall_keys()) or wall_is_host());
alter table audit_entry enable row level security;
create policy audit_entry_seen on audit_entry for select using (organisation_id = any (wall_spaces()));
create policy audit_entry_made on audit_entry for insert with check (person_id = wall_person());
alter table person enable row level security;
-- One's own account, and the names of those with whom one shares a space; the sign-in reads as the owner.
create policy person_wall on person using (
  id = wall_person() or exists (select from membership where membership.person_id = person.id));

create function module_is_on(organisation bigint, module text) returns boolean language sql stable as
$$ select coalesce((select not module = any (modules_off) from space where organisation_id = organisation), true) $$;
comment on function module_is_on(bigint, text) is 'Whether an organisation kept a module on; true for one that has no space.';
create table person_key (
  person_id uuid not null references person on delete cascade,
  hash text not null,
  given_at timestamptz not null default now(),
  primary key (person_id, hash)
);
comment on table person_key is 'One right that a person holds by a key, kept with their account: it follows them from browser to browser.';
alter table person_key enable row level security;
create policy person_key_wall on person_key using (person_id = wall_person());

create function space_has_administrator(organisation bigint) returns boolean language sql stable security definer
  set search_path = public as
$$ select exists (select from membership where organisation_id = organisation and role = 'administrator'
  and until_on is null) $$;
comment on function space_has_administrator(bigint) is 'Whether someone administers a space: all that the host may know of its members.';
