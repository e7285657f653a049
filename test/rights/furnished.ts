// A house that is set up once and put back as it was whenever somebody has changed it: what came before is forgotten.
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { emptyWorld, type World } from '../world.ts'

/** What `furnish` makes in an empty world, and how to have it all back. */
export async function furnished<T>(furnish: (world: World) => Promise<T>) {
  const world = await emptyWorld()
  const built = await furnish(world)
  await keep(world.db)
  return { world, built, again: () => putBack(world.db) }
}

/** A copy of every table, in a schema that no request looks into. */
const keep = (db: Db) =>
  sql`do $$ declare one record; begin
    drop schema if exists kept cascade;
    create schema kept;
    for one in select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
      execute format('create table kept.%1$I as table public.%1$I', one.name); end loop;
  end $$`.execute(db)

/** Rows as they were, whatever forbids to erase or to write them: keys, registers and numbers are the same again. */
const putBack = async (db: Db) => {
  await sql`do $$ declare one record; begin
    set local session_replication_role = replica;
    for one in select tablename as name, (select string_agg(quote_ident(attname), ', ') from pg_attribute
        where attrelid = format('public.%I', tablename)::regclass and attnum > 0 and not attisdropped
          and attgenerated = '') as columns
      from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
      execute format('delete from public.%I', one.name);
      execute format('insert into public.%1$I (%2$s) overriding system value select %2$s from kept.%1$I',
        one.name, one.columns);
    end loop;
  end $$`.execute(db)
}
