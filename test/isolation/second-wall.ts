import { sql } from 'kysely'
import type { World } from '../world.ts'

const gestures = { down: 'disable', up: 'enable' } as const

/** Takes the policies of this database down, so that the rights asked by each action are tried alone; or puts them up. */
export const secondWall = ({ db }: World, way: keyof typeof gestures) =>
  sql`do $$ declare one record; begin
    for one in select distinct tablename as name from pg_policies where schemaname = 'public' loop
      execute format('alter table %I ${sql.raw(gestures[way])} row level security', one.name); end loop;
  end $$`.execute(db)
