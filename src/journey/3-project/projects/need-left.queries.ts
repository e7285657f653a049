import type { Db } from '#platform/database.ts'
import './project.tables.ts'

type Leaving = { id: bigint; organisation_id: bigint }
/** The public need that a chantier was opened for, when no other running chantier of the same body is at it. */
export async function needLeftBy(db: Db, { id, organisation_id }: Leaving): Promise<string | undefined> {
  const need = await db
    .selectFrom('project')
    .innerJoin('public_need', 'public_need.id', 'project.need_id')
    .select(['public_need.id', 'public_need.ref'])
    .where('project.id', '=', id)
    .executeTakeFirst()
  if (!need) return undefined
  const another = await db
    .selectFrom('project')
    .select('id')
    .where('need_id', '=', need.id)
    .where('organisation_id', '=', organisation_id)
    .where('id', '<>', id)
    .where('phase', '<>', 'stopped')
    .executeTakeFirst()
  return another ? undefined : need.ref
}
