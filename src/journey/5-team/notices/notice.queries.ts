import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import './notice.tables.ts'

/** How many were told of positions, and said no: the wall gives numbers, never people. */
export async function toldOf(
  db: Db,
  roleIds: readonly bigint[],
): Promise<Map<bigint, { sent: number; declined: number }>> {
  if (roleIds.length === 0) return new Map()
  // A function that answers rows, whose columns Kysely does not know.
  const { rows } = await sql<{ id: bigint; sent: number; declined: number }>`
    select role.id, told.sent, told.declined
    from unnest(${[...roleIds]}::bigint[]) as role (id), notice_counts(role.id) as told`.execute(db)
  return new Map(rows.map(({ id, sent, declined }) => [id, { sent, declined }]))
}
