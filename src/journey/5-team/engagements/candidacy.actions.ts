import { type Answer, answerTo, type DeclineReason, type Side } from '#engines/engagement/states.ts'
import { type Acting, atOnce } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { profileAt } from '#registry/profile/index.ts'
import { may } from '#registry/space/index.ts'
import { findPosition } from '../positions/position.queries.ts'
import { answerForm, applyForm, type CandidacyField, inviteForm, preferenceForm } from './candidacy.form.ts'
import { type Candidacy, findCandidacy } from './candidacy.queries.ts'
import type { Tie } from './candidacy.tables.ts'
import { engage, hasPlace } from './engage.actions.ts'
import { placesLeft, staffedProject, takeStep } from './step.actions.ts'

/** Asks for an open position. What one joins is for this chantier alone. */
export async function apply(acting: Acting, roleId: bigint, fields: unknown) {
  const person = acting.actor.person
  if (!person || !may(acting.actor, 'position.apply')) return refused('not-found')
  const form = applyForm.safeParse(fields)
  if (!form.success) return refused('form-wrong', wrongFields<CandidacyField>(form.error))
  return atOnce(acting, async (inside) => {
    const position = await findPosition(inside, roleId)
    if (!position) return refused('not-found')
    if (position.closed_on !== null || position.taken >= position.places) return refused('position-closed')
    const { project_id: projectId, organisation_id: organisationId, slug } = position
    if (await isEngaged(inside.db, { projectId, personId: person.id, roleId, tie: 'team' }))
      return refused('already-engaged')
    const id = await insertCandidacy(inside, {
      projectId,
      roleId,
      personId: person.id,
      tie: 'team',
      origin: 'application',
      message: form.data.message,
      joined: form.data.joint,
    })
    if (id === undefined) return refused('already-waiting')
    const target = `${slug}: ${position.title}`
    const about = { candidacyId: id, projectId, organisationId, personId: person.id, target }
    await takeStep(inside, { ...about, act: 'applied', side: 'person', note: form.data.message })
    return done({ id, slug })
  })
}

/** Invites somebody of the vivier whom the organiser may know of: to a role, or to lead with the others. */
export async function invite(acting: Acting, slug: string, fields: unknown) {
  const project = await staffedProject(acting, slug)
  if (!project) return refused('not-found')
  const form = inviteForm.safeParse(fields)
  if (!form.success) return refused('form-wrong', wrongFields<CandidacyField>(form.error))
  const { adresse, role: roleId, message } = form.data
  const profile = await profileAt(acting.db, acting, adresse)
  if (!profile) return refused('person-unknown')
  return atOnce(acting, (inside) =>
    offer(inside, { project, roleId, personId: profile.person_id, message, origin: 'invitation' }),
  )
}

type Offer = {
  project: { id: bigint; slug: string; organisation_id: bigint }
  roleId: bigint | null
  personId: string
  message: string | null
  origin: 'invitation' | 'proposal'
  proposalId?: bigint | undefined
  halfDays?: number | undefined
}

/** One offer to one person, inside the transaction of who makes it. */
export async function offer(acting: Acting, { project, roleId, personId, ...said }: Offer) {
  const tie: Tie = roleId === null ? 'lead' : 'team'
  const role = roleId === null ? undefined : await roleIn(acting.db, project.id, roleId)
  if (roleId !== null && !role) return refused('role-unknown')
  if (roleId !== null && (await placesLeft(acting.db, roleId)) <= 0) return refused('position-closed')
  if (await isEngaged(acting.db, { projectId: project.id, personId, roleId, tie }))
    return refused('already-engaged')
  const id = await insertCandidacy(acting, {
    projectId: project.id,
    roleId,
    personId,
    tie,
    joined: null,
    ...said,
  })
  if (id === undefined) return refused('already-waiting')
  const about = { candidacyId: id, projectId: project.id, organisationId: project.organisation_id, personId }
  const target = `${project.slug}: ${role?.title ?? 'lead'}`
  await takeStep(acting, { ...about, target, act: 'invited', side: 'organiser', note: said.message })
  return done({ id })
}

const roleIn = (db: Db, projectId: bigint, roleId: bigint) =>
  db
    .selectFrom('project_role')
    .select(['id', 'title', 'half_days', 'from_on', 'until_on'])
    .where('id', '=', roleId)
    .where('project_id', '=', projectId)
    .executeTakeFirst()

type Held = { projectId: bigint; personId: string; roleId: bigint | null; tie: Tie }

async function isEngaged(db: Db, { projectId, personId, roleId, tie }: Held): Promise<boolean> {
  const running = await db
    .selectFrom('engagement')
    .select('id')
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .where('role_id', 'is not distinct from', roleId)
    .where('tie', '=', tie)
    .where('state', '<>', 'ended')
    .executeTakeFirst()
  return running !== undefined
}

type Made = Held & {
  origin: Candidacy['origin']
  message: string | null
  joined: string | null
  proposalId?: bigint | undefined
  halfDays?: number | undefined
}

/** Nothing when one already waits for the same role: the database keeps a single one. */
async function insertCandidacy({ db, actor, now }: Acting, made: Made): Promise<bigint | undefined> {
  const role = made.roleId === null ? undefined : await roleIn(db, made.projectId, made.roleId)
  const row = await db
    .insertInto('candidacy')
    .values({
      project_id: made.projectId,
      role_id: made.roleId,
      person_id: made.personId,
      tie: made.tie,
      origin: made.origin,
      state: made.origin === 'application' ? 'applied' : 'invited',
      half_days: made.halfDays ?? role?.half_days ?? null,
      from_on: role?.from_on ?? null,
      until_on: role?.until_on ?? null,
      message: made.message,
      joined: made.joined,
      proposal_id: made.proposalId ?? null,
      made_by: actor.person?.id ?? null,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Accepts, declines or takes back a candidacy: the side that may is read from who acts. */
export const answerCandidacy = (acting: Acting, id: bigint, fields: unknown) =>
  atOnce(acting, async (inside) => {
    const candidacy = await findCandidacy(inside.db, id)
    const sides = candidacy ? await sidesOf(inside, candidacy) : []
    return candidacy && sides.length > 0
      ? answerFor(inside, { candidacy, sides, fields })
      : refused('not-found')
  })

type Answering = { candidacy: Candidacy; sides: readonly Side[]; fields: unknown }

async function answerFor(acting: Acting, { candidacy, sides, fields }: Answering) {
  const form = answerForm.safeParse(fields)
  if (!form.success) return refused('form-wrong', wrongFields<CandidacyField>(form.error))
  const { reponse: answer, motif: reason, precision } = form.data
  const speaking = sideFor(candidacy, sides, answer)
  if ('refusal' in speaking) return refused(speaking.refusal)
  if (answer === 'decline' && !reason) return refused('form-wrong', ['motif' as const])
  return settle(acting, candidacy, { answer, side: speaking.side, reason, precision })
}

/** The first side for which the answer is theirs to give; else why it is not. */
function sideFor({ state }: Candidacy, sides: readonly Side[], answer: Answer) {
  const said = sides.map((side) => ({ side, ...answerTo(state, answer, side) }))
  return said.find((one) => 'state' in one) ?? { refusal: refusalAmong(said) }
}
const refusalAmong = (said: readonly object[]): 'already-answered' | 'not-yours' =>
  said.some((one) => 'refusal' in one && one.refusal === 'already-answered')
    ? 'already-answered'
    : 'not-yours'

/** The sides for which someone speaks: a lead who applies to their own chantier speaks for both. */
async function sidesOf(acting: Acting, candidacy: Candidacy): Promise<Side[]> {
  const isPerson = candidacy.person_id === acting.actor.person?.id
  const isOrganiser = (await staffedProject(acting, candidacy.slug)) !== undefined
  return [...(isPerson ? (['person'] as const) : []), ...(isOrganiser ? (['organiser'] as const) : [])]
}

type Said = { answer: Answer; side: Side; reason: DeclineReason | undefined; precision: string | null }
const becomes = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const

async function settle(acting: Acting, candidacy: Candidacy, { answer, side, reason, precision }: Said) {
  const state = becomes[answer]
  const isNo = answer === 'decline'
  if (answer === 'accept' && !(await hasPlace(acting, candidacy))) return refused('position-closed')
  const changed = await acting.db
    .updateTable('candidacy')
    .set({
      state,
      reason: isNo ? (reason ?? null) : null,
      reason_text: isNo ? precision : null,
      answered_by: acting.actor.person?.id ?? null,
      answered_at: acting.now,
    })
    .where('id', '=', candidacy.id)
    .where('state', '=', candidacy.state)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return refused('already-answered')
  if (answer === 'accept') await engage(acting, candidacy)
  const about = {
    candidacyId: candidacy.id,
    projectId: candidacy.project_id,
    organisationId: candidacy.organisation_id,
    personId: candidacy.person_id,
    target: `${candidacy.slug}: ${candidacy.role ?? 'lead'}`,
  }
  await takeStep(acting, { ...about, act: state, side, note: precision })
  return done({ slug: candidacy.slug })
}

/** What one accepts: to be proposed, by whom; to receive letters about positions. */
export async function savePreference({ db, actor, now }: Acting, fields: unknown) {
  if (!actor.person || !may(actor, 'profile.change', { ties: ['self'] })) return refused('not-found')
  const form = preferenceForm.safeParse(fields)
  if (!form.success) return refused('form-wrong', wrongFields<CandidacyField>(form.error))
  const said = {
    proposed_to: form.data.propose,
    accepts_notices: form.data.lettres !== undefined,
    changed_at: now,
  }
  await db
    .insertInto('team_preference')
    .values({ person_id: actor.person.id, ...said })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(said))
    .execute()
  return done(undefined)
}
