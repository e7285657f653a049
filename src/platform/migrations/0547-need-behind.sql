-- The author of a need hears that the chantier which answered it stopped, though the need went private since.
create function need_behind(asked bigint) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select need.ref from project join need on need.id = project.need_id
  where project.id = asked and (not wall_holds() or project.id = any (wall_projects()))
$$;
comment on function need_behind(bigint) is 'The need that a chantier was opened for, by its name, for who acts on that chantier.';
