import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import './candidacy.tables.ts'

const LETTERS_MAX = 100

/** Steps that nobody was told of yet, oldest first. Read by a job, whom the wall does not bind. */
export const untoldSteps = (db: Db) =>
  db
    .selectFrom('candidacy_step')
    .innerJoin('project', 'project.id', 'candidacy_step.project_id')
    .innerJoin('candidacy', 'candidacy.id', 'candidacy_step.candidacy_id')
    .leftJoin('project_role', 'project_role.id', 'candidacy.role_id')
    .leftJoin('engagement', 'engagement.candidacy_id', 'candidacy.id')
    .selectAll('candidacy_step')
    .select(['project.title as project', 'project.slug', 'project_role.title as role'])
    .select(['engagement.until_on', 'engagement.asked_on'])
    .where('told_at', 'is', null)
    .orderBy('candidacy_step.id')
    .limit(LETTERS_MAX)
    .execute()
export type UntoldStep = Awaited<ReturnType<typeof untoldSteps>>[number]

/** The person, and those who answer for the chantier on a day; erased accounts receive nothing. */
export async function concernedBy(db: Db, { person_id, project_id }: UntoldStep, today: string) {
  // Our own SQL function, for which Kysely has no word.
  const answering = sql<string>`(select answering_for(${project_id}, ${today}::date))`
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'lang'])
    .where('erased_at', 'is', null)
    .where((eb) => eb.or([eb('id', '=', person_id), eb('id', 'in', answering)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    reader: row.id === person_id ? ('person' as const) : ('organiser' as const),
  }))
}
