// One row of any table, by its columns, for tests that need a past rather than a gesture.
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Answers the number of the row, or nothing for a table without one. */
export async function rowOf(db: Db, table: string, row: Record<string, unknown>): Promise<bigint> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  const json = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  const { rows } = await sql<{ id: bigint }>`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${json}::jsonb) returning *`.execute(
    db,
  )
  return rows[0]?.id ?? 0n
}
