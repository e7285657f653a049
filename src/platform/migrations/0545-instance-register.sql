-- What is done to the instance itself belongs to the register of no space: it has its own.
create table instance_act (
  id bigint generated always as identity primary key,
  act text not null check (act in ('host.begin', 'host.end', 'demonstration', 'space.import')),
  organisation_id bigint references organisation,
  target text check (length(target) <= 300),
  person_id uuid references person,
  made_at timestamptz not null default now()
);
comment on table instance_act is 'One act about the instance itself, and who did it; nobody when it was done from the terminal. Never changed, never deleted.';
create index instance_act_organisation on instance_act (organisation_id) where organisation_id is not null;
create trigger instance_act_append_only before update or delete on instance_act
  for each row execute function refuse_rewriting();
create trigger instance_act_never_emptied before truncate on instance_act
  for each statement execute function refuse_rewriting();
alter table instance_act enable row level security;

-- Whoever runs the instance is written by the database, whichever way they came and left.
create function note_host() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into instance_act (act, person_id)
    values (case tg_op when 'INSERT' then 'host.begin' else 'host.end' end, coalesce(new.person_id, old.person_id));
  return null;
end $$;
comment on function note_host() is 'Writes in the register of the instance who begins and who ceases to run it.';
create trigger host_noted after insert or delete on host for each row execute function note_host();
insert into instance_act (act, person_id, made_at) select 'host.begin', person_id, since from host;

-- Those who work here may know who runs the machine that holds what they write, named or not on other pages.
create view instance_register with (security_barrier) as
  select act.id, act.act, act.organisation_id, organisation.name as organisation, act.target, person.name as person, act.made_at
  from instance_act as act
  left join organisation on organisation.id = act.organisation_id
  left join person on person.id = act.person_id
  where not wall_holds() or wall_is_host() or cardinality(wall_insides()) > 0;
comment on view instance_register is 'The acts about the instance, for who runs it and for who is inside a space of it.';

-- The first host is known where the second wall is absent too: there, the site alone says who asks.
drop function become_host(text);
create function become_host(given_hash text, who uuid) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if wall_holds() and who is distinct from wall_person() then return false; end if;
  delete from instance_secret where name = 'host-code' and value = given_hash and not exists (select from host)
    and exists (select from person where id = who and email_verified and erased_at is null);
  if not found then return false; end if;
  insert into host (person_id) values (who);
  return true;
end $$;
comment on function become_host(text, uuid) is 'Makes the one who asks the host, once, when they hold the code that the start printed.';

-- A register names who acted in it for another body, or for the instance, to those who read it.
create index audit_entry_acting_from_outside on audit_entry (person_id)
  where act in ('space.open', 'project.party-accept', 'project.party-refuse', 'project.party-end');
create policy person_acted on person for select using (exists (
  select from audit_entry where audit_entry.person_id = person.id
    and act in ('space.open', 'project.party-accept', 'project.party-refuse', 'project.party-end')
    and organisation_id = any (wall_insides())));

do $$ begin
  if not exists (select from pg_roles where rolname = 'pluriel_visitor') then return; end if;
  revoke all on instance_act from pluriel_visitor;
  revoke insert, update, delete on instance_register from pluriel_visitor;
end $$;
