import type { Db } from '#platform/database.ts'
import './milestone.tables.ts'

export const MILESTONES_MAX = 300

/** What a chantier promises, in order. */
export const milestonesOf = (db: Db, projectId: bigint) =>
  db
    .selectFrom('milestone')
    .select(['id', 'position', 'title', 'due_on', 'done_on', 'note'])
    .where('project_id', '=', projectId)
    .orderBy('position')
    .orderBy('id')
    .limit(MILESTONES_MAX)
    .execute()
export type Milestone = Awaited<ReturnType<typeof milestonesOf>>[number]
