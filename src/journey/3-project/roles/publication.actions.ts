import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import './role.tables.ts'

type Asked = { projectId: bigint; roleId: bigint }

/** Makes of a role a position that people may ask for. Who calls this has checked the right. */
export async function publishRole({ db, today }: Acting, { projectId, roleId }: Asked) {
  const changed = await db
    .updateTable('project_role')
    .set({ published_on: today, closed_on: null })
    .where('id', '=', roleId)
    .where('project_id', '=', projectId)
    .where((eb) => eb.or([eb('published_on', 'is', null), eb('closed_on', 'is not', null)]))
    .returning('title')
    .executeTakeFirst()
  return changed ? done(changed) : refused('already-published')
}

/** Closes a position: it leaves the list, and what was answered stays. */
export async function closeRole({ db, today }: Acting, { projectId, roleId }: Asked) {
  const changed = await db
    .updateTable('project_role')
    .set({ closed_on: today })
    .where('id', '=', roleId)
    .where('project_id', '=', projectId)
    .where('published_on', 'is not', null)
    .where('closed_on', 'is', null)
    .returning('title')
    .executeTakeFirst()
  return changed ? done(changed) : refused('already-closed')
}
