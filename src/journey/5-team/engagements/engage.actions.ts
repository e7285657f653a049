import { assert } from '#engines/assert.ts'
import { renewalOf, type Said } from '#engines/engagement/renewal.ts'
import { joinProject, leaveProject } from '#journey/3-project/index.ts'
import { type Acting, atOnce } from '#platform/acting.ts'
import { addDays, daysBetween } from '#platform/clock.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { type CandidacyField, endForm, renewalForm } from './candidacy.form.ts'
import { type Candidacy, type EngagementRow, findEngagement } from './candidacy.queries.ts'
import type { StepAct, StepSide } from './candidacy.tables.ts'
import { freeHalfDaysAfter, holdHalfDays } from './grid.actions.ts'
import { lockRole, placesLeft, staffedProject, takeStep } from './step.actions.ts'

/** Both sides said yes: the person joins the chantier, and their grid holds the half-days that it may hold. */
export async function engage(acting: Acting, candidacy: Candidacy) {
  const { db, today } = acting
  const { project_id: projectId, person_id: personId, role_id: roleId, tie } = candidacy
  const { id } = await db
    .insertInto('engagement')
    .values({
      candidacy_id: candidacy.id,
      project_id: projectId,
      role_id: roleId,
      person_id: personId,
      tie,
      half_days: candidacy.half_days,
      from_on: candidacy.from_on ?? today,
      until_on: candidacy.until_on,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // Someone who is already in the team, by another role, joins nothing more.
  await joinProject(acting, { projectId, personId, tie, from: today })
  const engagement = await findEngagement(db, id)
  assert(engagement !== undefined, 'who engages reads the engagement')
  await holdHalfDays(acting, engagement)
}

/** Whether a place is left for them, asked once nobody else can take it. */
export async function hasPlace({ db }: Acting, { role_id: roleId }: Candidacy): Promise<boolean> {
  if (roleId === null) return true
  await lockRole(db, roleId)
  return (await placesLeft(db, roleId)) > 0
}

/** Who someone is to an engagement: the person, the organiser, both, or nobody. */
async function standing(acting: Acting, id: bigint) {
  // One answer at a time: what is read here is still true when it is written.
  await acting.db.selectFrom('engagement').select('id').where('id', '=', id).forUpdate().execute()
  const engagement = await findEngagement(acting.db, id)
  if (!engagement) return undefined
  const isPerson = engagement.person_id === acting.actor.person?.id
  const isOrganiser = (await staffedProject(acting, engagement.slug)) !== undefined
  return isPerson || isOrganiser ? { engagement, isPerson, isOrganiser } : undefined
}

/** Ends an engagement today, with a reason for the other side. */
export const endEngagement = (acting: Acting, id: bigint, fields: unknown) =>
  atOnce(acting, async (inside) => {
    const found = await standing(inside, id)
    if (!found) return refused('not-found')
    const form = endForm.safeParse(fields)
    if (!form.success) return refused('form-wrong', wrongFields<CandidacyField>(form.error))
    if (form.data.motif === null) return refused('form-wrong', ['motif' as const])
    const { engagement, isPerson } = found
    return close(inside, engagement, {
      act: 'ended',
      side: isPerson ? 'person' : 'organiser',
      reason: form.data.motif,
    })
  })

export type Closing = {
  act: Extract<StepAct, 'ended' | 'silence'>
  side: StepSide
  reason: string | null
  /** Whoever leaves the space leaves its chantiers too: its stewards answer for what nobody leads. */
  handsOver?: boolean
}

/** The end itself, whoever brings it: free half-days are given back, and the tie to the chantier ends. */
export async function close(acting: Acting, engagement: EngagementRow, closing: Closing) {
  const { act, side, reason, handsOver = false } = closing
  const { db, today, actor } = acting
  const { id, project_id: projectId, person_id: personId, tie } = engagement
  const others = await othersOf(acting, engagement)
  const stays = others.some((other) => other.tie === tie)
  if (!stays && !handsOver && tie === 'lead' && (await isLastLead(acting, engagement)))
    return refused('last-lead')
  const changed = await db
    .updateTable('engagement')
    .set({ state: 'ended', ended_on: today, end_reason: reason, ended_by: actor.person?.id ?? null })
    .where('id', '=', id)
    .where('state', '<>', 'ended')
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return refused('already-ended')
  // The last of someone's engagements gives back what they set by hand for the chantier, too.
  await freeHalfDaysAfter(acting, engagement, others.length > 0 ? 'own' : 'all')
  if (!stays) {
    await leaveProject(acting, { projectId, personId, tie, until: today })
  }
  await takeStep(acting, { ...aboutOf(engagement), act, side, note: reason })
  return done({ slug: engagement.slug })
}

/** A chantier keeps a lead: asked before anything is written. */
async function isLastLead({ db }: Acting, { project_id: projectId, person_id: personId }: EngagementRow) {
  const other = await db
    .selectFrom('project_person')
    .select('id')
    .where('project_id', '=', projectId)
    .where('tie', '=', 'lead')
    .where('person_id', '<>', personId)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  return other === undefined
}

const aboutOf = (engagement: EngagementRow) => ({
  candidacyId: engagement.candidacy_id,
  projectId: engagement.project_id,
  organisationId: engagement.organisation_id,
  personId: engagement.person_id,
  target: `${engagement.slug}: ${engagement.role ?? 'lead'}`,
})

/** What else someone holds in the chantier: who holds two roles stays in it when one ends. */
const othersOf = ({ db }: Acting, { id, project_id, person_id }: EngagementRow) =>
  db
    .selectFrom('engagement')
    .select(['id', 'tie'])
    .where('project_id', '=', project_id)
    .where('person_id', '=', person_id)
    .where('state', '<>', 'ended')
    .where('id', '<>', id)
    .execute()

/** One side says whether an engagement past its date goes on; the second yes renews, one no ends. */
export const answerRenewal = (acting: Acting, id: bigint, fields: unknown) =>
  atOnce(acting, async (inside) => {
    const found = await standing(inside, id)
    if (!found) return refused('not-found')
    const form = renewalForm.safeParse(fields)
    if (!form.success) return refused('form-wrong', wrongFields<CandidacyField>(form.error))
    if (found.engagement.state !== 'renewing') return refused('not-asked')
    const { suite, jusqu } = form.data
    return renew(inside, found, { yes: suite === 'oui', until: jusqu })
  })

type Found = NonNullable<Awaited<ReturnType<typeof standing>>>
type Renewing = { yes: boolean; until: string | undefined }

async function renew(
  acting: Acting,
  { engagement, isPerson, isOrganiser }: Found,
  { yes, until: proposed }: Renewing,
) {
  const { id, slug } = engagement
  const said = {
    person: isPerson ? yes : engagement.person_renews,
    organiser: isOrganiser ? yes : engagement.organiser_renews,
  }
  const side = isPerson ? 'person' : 'organiser'
  const result = renewalOf(said)
  if (result === 'ended') return close(acting, engagement, { act: 'ended', side, reason: null })
  const until = engagement.renewed_until ?? proposed ?? sameLength(engagement, acting.today)
  if (until <= acting.today) return refused('form-wrong', ['jusqu' as const])
  await acting.db
    .updateTable('engagement')
    .set(result === 'renewed' ? renewedUntil(until, acting.today) : waitingFor(said, until))
    .where('id', '=', id)
    .execute()
  if (result === 'renewed') await beginTerm(acting, engagement, side)
  return done({ slug })
}

/** A renewed engagement has its half-days in the grid, as a new one. */
async function beginTerm(acting: Acting, { id }: EngagementRow, side: StepSide) {
  const engagement = await findEngagement(acting.db, id)
  assert(engagement !== undefined, 'who renews reads the engagement')
  await holdHalfDays(acting, engagement)
  await takeStep(acting, { ...aboutOf(engagement), act: 'renewed', side })
}

const renewedUntil = (until: string, today: string) => ({
  state: 'engaged' as const,
  renewed_on: today,
  until_on: until,
  asked_on: null,
  person_renews: null,
  organiser_renews: null,
  renewed_until: null,
})
const waitingFor = (said: Said, until: string) => ({
  person_renews: said.person,
  organiser_renews: said.organiser,
  renewed_until: until,
})

/** Unless said, a renewal lasts as long as what it renews, from today. */
const sameLength = ({ from_on, renewed_on, until_on }: EngagementRow, today: string): string =>
  addDays(today, Math.max(1, until_on === null ? 1 : daysBetween(renewed_on ?? from_on, until_on)))

/** The person sets in their own grid what an engagement still lacks there. */
export const holdOwnHalfDays = (acting: Acting, id: bigint) =>
  atOnce(acting, async (inside) => {
    const engagement = await findEngagement(inside.db, id)
    if (!engagement || engagement.person_id !== acting.actor.person?.id) return refused('not-found')
    if (engagement.state === 'ended') return refused('already-ended')
    return done({ held: await holdHalfDays(inside, engagement) })
  })
