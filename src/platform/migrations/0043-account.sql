-- What a provider of identities said at the sign-in, which it asks back when the person signs out of it too.
alter table person_session add column id_token text;

-- A visitor's connection reads the names that it may see, and changes its own account: its name and its language.
-- Addresses, factors and the end of an account go through the sign-in, which runs as the owner.
drop policy person_wall on person;
create policy person_seen on person for select using (
  id = wall_person() or exists (select from membership where membership.person_id = person.id));
create policy person_changed on person for update using (id = wall_person());
do $$ begin
  if exists (select from pg_roles where rolname = 'pluriel_visitor') then
    revoke insert, update, delete on person from pluriel_visitor;
    grant update (name, lang, updated_at) on person to pluriel_visitor;
  end if;
end $$;
