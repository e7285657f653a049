import { sql } from 'kysely'
import { projectFor } from '#journey/3-project/index.ts'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { type Action, recordAct } from '#registry/space/index.ts'
import { hasTeams } from './candidacy.queries.ts'
import type { StepAct, StepSide } from './candidacy.tables.ts'

type About = {
  candidacyId: bigint
  projectId: bigint
  organisationId: bigint
  personId: string
  target: string
}
export type Step = About & { act: StepAct; side: StepSide; note?: string | null | undefined }

/** Writes what happened: the letters go from here, and the register of the space keeps the act. */
export async function takeStep(acting: Acting, step: Step): Promise<void> {
  const { db, actor, now } = acting
  await db
    .insertInto('candidacy_step')
    .values({
      candidacy_id: step.candidacyId,
      project_id: step.projectId,
      person_id: step.personId,
      act: step.act,
      by_side: step.side,
      note: step.note ?? null,
      made_by: actor.person?.id ?? null,
      made_at: now,
      told_at: null,
    })
    .execute()
  const { organisationId, target } = step
  await recordAct(acting, { organisationId, act: `team.${step.act}`, target, subject: step.personId })
}

/** The chantier for whose team someone may answer, when its space kept the teams on. */
export async function staffedProject(acting: Acting, slug: string, action: Action = 'position.answer') {
  const seen = await projectFor(acting, slug, action)
  return seen && (await hasTeams(acting.db, seen.project.organisation_id)) ? seen.project : undefined
}

/** What PostgreSQL calls an integer. */
const INTEGER_MAX = 2_147_483_647n

/** One at a time for a role: two people never take its last place. Kysely has no word for a lock of ours. */
export async function lockRole(db: Db, roleId: bigint): Promise<void> {
  const lock = Number(roleId % INTEGER_MAX)
  await sql`select pg_advisory_xact_lock(hashtext('project_role'), ${lock}::integer)`.execute(db)
}

/** Places that nobody holds yet. */
export async function placesLeft(db: Db, roleId: bigint): Promise<number> {
  const row = await db
    .selectFrom('project_role')
    .select(['places', sql<number>`places_taken(id)`.as('taken')])
    .where('id', '=', roleId)
    .executeTakeFirst()
  return row ? row.places - row.taken : 0
}
