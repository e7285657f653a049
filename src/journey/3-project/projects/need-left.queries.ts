import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import './project.tables.ts'

type Leaving = { id: bigint; organisation_id: bigint }
/** The need behind a chantier, public or not, unless another running chantier of the same body is at it. */
export async function needLeftBy(db: Db, { id, organisation_id }: Leaving): Promise<string | undefined> {
  const another = await db
    .selectFrom('project as left')
    .innerJoin('project as other', 'other.need_id', 'left.need_id')
    .select('other.id')
    .where('left.id', '=', id)
    .where('other.organisation_id', '=', organisation_id)
    .where('other.id', '<>', id)
    .where('other.phase', '<>', 'stopped')
    .executeTakeFirst()
  if (another) return undefined
  const { rows } = await sql<{ ref: string | null }>`select need_behind(${id}) as ref`.execute(db)
  return rows[0]?.ref ?? undefined
}
