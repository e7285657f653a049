-- The second wall: whatever a query forgets, a visitor's connection sees its own organisations only.
-- Requests run under the role `pluriel_visitor`, with who asks in two settings; jobs, commands and the sign-in
-- run as the owner of the tables, whom the policies do not bind.
do $$
begin
  if not exists (select from pg_roles where rolname = 'pluriel_visitor') then
    create role pluriel_visitor nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise warning 'The role pluriel_visitor is missing, and this account may not create it: the second wall is absent.';
end $$;
do $$
begin
  if exists (select from pg_roles where rolname = 'pluriel_visitor') then
    -- Since PostgreSQL 16, who makes a role is a member of it and may still not take it: it is granted in full.
    execute format('grant pluriel_visitor to %I', current_user);
    grant usage on schema public to pluriel_visitor;
    grant select, insert, update, delete on all tables in schema public to pluriel_visitor;
    grant usage, select on all sequences in schema public to pluriel_visitor;
    alter default privileges in schema public grant select, insert, update, delete on tables to pluriel_visitor;
    alter default privileges in schema public grant usage, select on sequences to pluriel_visitor;
    revoke insert, update, delete on migration from pluriel_visitor;
  end if;
exception
  when insufficient_privilege then
    raise warning 'The role pluriel_visitor cannot be used by this account: the second wall is absent.';
end $$;

create function wall_person() returns uuid language sql stable as
$$ select nullif(current_setting('pluriel.person', true), '')::uuid $$;
comment on function wall_person() is 'Who asks, or null for nobody.';
create function wall_spaces() returns bigint[] language sql stable as
$$ select coalesce(nullif(current_setting('pluriel.spaces', true), ''), '{}')::bigint[] $$;
comment on function wall_spaces() is 'The organisations in which the one who asks has a role today.';
create function wall_keys() returns text[] language sql stable as
$$ select coalesce(nullif(current_setting('pluriel.keys', true), ''), '{}')::text[] $$;
comment on function wall_keys() is 'Hashes of the keys that the one who asks holds, when they are signed in.';
create function wall_is_host() returns boolean language sql stable as
$$ select current_setting('pluriel.host', true) = 'on' $$;
comment on function wall_is_host() is 'Whether the one who asks runs this instance.';
