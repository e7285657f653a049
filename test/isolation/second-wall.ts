import { sql } from 'kysely'
import type { World } from '../world.ts'

const gestures = { down: 'disable', up: 'enable' } as const

const move = ({ db }: World, way: keyof typeof gestures) =>
  sql`do $$ declare one record; begin
    for one in select distinct tablename as name from pg_policies where schemaname = 'public' loop
      execute format('alter table %I ${sql.raw(gestures[way])} row level security', one.name); end loop;
  end $$`.execute(db)

/**
 * Acts with the policies of this database taken down, so that the rights asked by each action are tried alone. They are
 * up again after, whatever happened: other tests come to the same database.
 */
export async function withoutSecondWall<T>(world: World, act: () => Promise<T>): Promise<T> {
  await move(world, 'down')
  try {
    return await act()
  } finally {
    await move(world, 'up')
  }
}
