import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import './milestone.tables.ts'

/** The columns of a milestone that is written: when it was said to be done moves with that alone. */
export const writtenOver = <Values extends { done_on: string | null }>(values: Values, now: Date) => ({
  ...values,
  marked_at: sql<Date | null>`case when ${values.done_on}::date is null then null
    when done_on is distinct from ${values.done_on}::date then ${now}::timestamptz else marked_at end`,
})
export const firstWritten = <Values extends { done_on: string | null }>(values: Values, now: Date) => ({
  ...values,
  marked_at: values.done_on === null ? null : now,
})

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
