import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import './solution.tables.ts'

/** Every function that at least one solution serves, and how many do. */
export async function functionCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    // Kysely has no word for a column that becomes rows.
    .selectFrom(sql<{ id: string }>`(select unnest(functions) as id from solution)`.as('served'))
    .select(({ fn }) => ['id', fn.countAll<bigint>().as('count')])
    .groupBy('id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, Number(count)]))
}
