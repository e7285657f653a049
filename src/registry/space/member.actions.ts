import type { z } from 'zod'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from './audit.actions.ts'
import { may } from './permissions.ts'
import type { Role } from './roles.ts'
import { sendInvitation } from './space.actions.ts'
import { answerForm, endForm, inviteForm, roleForm } from './space.form.ts'
import type { Space } from './space.queries.ts'

type Fields = Readonly<Record<string, unknown>>
/** The fields that could not be read, by name. */
const fieldsOf = ({ issues }: z.ZodError): string[] => issues.map((issue) => String(issue.path[0]))
const about = ({ organisation_id: organisationId }: Space) => ({ organisationId })

/** Only an administrator makes another: the others would give themselves what they were not given. */
const mayGive = (acting: Acting, space: Space, roles: readonly Role[]): boolean =>
  may(acting.actor, 'member.invite', about(space)) &&
  (!roles.includes('administrator') || may(acting.actor, 'space.change', about(space)))

export async function invite(acting: Acting, space: Space, fields: Fields, origin: string) {
  const form = inviteForm.safeParse(fields)
  if (!may(acting.actor, 'member.invite', about(space))) return refused('forbidden')
  if (!form.success) return refused('form-wrong', fieldsOf(form.error))
  const { courriel: email, roles } = form.data
  if (!mayGive(acting, space, roles)) return refused('only-administrators')
  const place = { organisationId: space.organisation_id, name: space.name }
  await acting.db.transaction().execute(async (tx) => {
    const within = { ...acting, db: tx }
    await sendInvitation(within, place, { email, roles, origin })
    // The address is not written: the register outlives the account.
    await recordAct(within, { ...about(space), act: 'member.invite', target: roles.join(', ') })
  })
  return done(undefined)
}

export async function withdrawInvitation(acting: Acting, space: Space, id: bigint) {
  if (!may(acting.actor, 'member.invite', about(space))) return refused('forbidden')
  await acting.db
    .updateTable('invitation')
    .set({ answer: 'withdrawn', answered_at: acting.now })
    .where('id', '=', id)
    .where('organisation_id', '=', space.organisation_id)
    .where('answer', 'is', null)
    .execute()
  return done(undefined)
}

/** Who holds the key of an invitation, and is signed in, takes or declines the roles it offers. */
export async function answerInvitation(acting: Acting, id: bigint, fields: Fields) {
  const { db, actor, now, today } = acting
  const { person } = actor
  const form = answerForm.safeParse(fields)
  if (!person || !form.success) return refused('forbidden')
  return db.transaction().execute(async (tx) => {
    const invitation = await tx
      .updateTable('invitation')
      .set({ answer: form.data.reponse, answered_at: now })
      .where('id', '=', id)
      .where('key_hash', 'in', ['', ...actor.keys])
      .where('answer', 'is', null)
      .where('expires_at', '>', now)
      .returning(['organisation_id', 'roles'])
      .executeTakeFirst()
    if (!invitation) return refused('invitation-gone')
    const { organisation_id: organisationId, roles } = invitation
    if (form.data.reponse === 'accepted')
      await tx
        .insertInto('membership')
        .values(
          roles.map((role) => ({
            organisation_id: organisationId,
            person_id: person.id,
            role,
            from_on: today,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await recordAct({ ...acting, db: tx }, { organisationId, act: `invitation.${form.data.reponse}` })
    return done(form.data.reponse)
  })
}

/** One more role for someone who is already in the space. */
export async function giveRole(acting: Acting, space: Space, fields: Fields) {
  const form = roleForm.safeParse(fields)
  if (!may(acting.actor, 'member.invite', about(space))) return refused('forbidden')
  if (!form.success) return refused('form-wrong', fieldsOf(form.error))
  const { personne, role, des } = form.data
  if (!mayGive(acting, space, [role])) return refused('only-administrators')
  return acting.db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('membership')
      .select('id')
      .where('organisation_id', '=', space.organisation_id)
      .where('person_id', '=', personne)
      .executeTakeFirst()
    if (!known) return refused('person-unknown')
    await tx
      .insertInto('membership')
      .values({ organisation_id: space.organisation_id, person_id: personne, role, from_on: des })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await recordAct({ ...acting, db: tx }, { ...about(space), act: 'member.role', target: role })
    return done(undefined)
  })
}

/** Ends a role on a day, today or later, or in the past to correct; one may always leave by oneself. */
export async function endMembership(acting: Acting, space: Space, id: bigint, fields: Fields) {
  const form = endForm.safeParse(fields)
  return acting.db.transaction().execute(async (tx) => {
    // One at a time in a space: two administrators who end each other would leave it without any.
    await tx.selectFrom('space').select('slug').where('slug', '=', space.slug).forUpdate().execute()
    const held = await heldRole(tx, space, id)
    if (!held || !mayEnd(acting, space, held)) return refused('forbidden')
    if (!form.success) return refused('form-wrong', fieldsOf(form.error))
    const { jusqu, motif } = form.data
    const obstacle = await obstacleToEnd(tx, { space, held, jusqu })
    if (obstacle) return refused(obstacle)
    const reason = motif || null
    await tx
      .updateTable('membership')
      .set({ until_on: jusqu, ended_reason: reason })
      .where('id', '=', id)
      .execute()
    await recordAct(
      { ...acting, db: tx },
      { ...about(space), ...endingAct(acting, held), reason: motif || undefined },
    )
    return done(undefined)
  })
}

const endingAct = (acting: Acting, held: Held) => ({
  act: isOwn(acting, held) ? ('member.leave' as const) : ('member.end' as const),
  target: held.role,
})
type Held = { person_id: string; role: Role; from_on: string }
const isOwn = ({ actor }: Acting, held: Held): boolean => held.person_id === actor.person?.id
const mayEnd = (acting: Acting, space: Space, held: Held): boolean =>
  may(acting.actor, 'member.leave', { ties: isOwn(acting, held) ? ['self'] : [] }) ||
  (may(acting.actor, 'member.end', about(space)) &&
    (held.role !== 'administrator' || may(acting.actor, 'space.change', about(space))))

const heldRole = (db: Db, space: Space, id: bigint): Promise<Held | undefined> =>
  db
    .selectFrom('membership')
    .select(['person_id', 'role', 'from_on'])
    .where('id', '=', id)
    .where('organisation_id', '=', space.organisation_id)
    .where('until_on', 'is', null)
    .executeTakeFirst()

type Ending = { space: Space; held: Held; jusqu: string }

/** A space without an administrator is a house without a key. */
async function obstacleToEnd(db: Db, { space, held, jusqu }: Ending) {
  if (jusqu < held.from_on) return 'end-before-start' as const
  if (held.role !== 'administrator') return undefined
  const some = await db
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', space.organisation_id)
    .where('role', '=', 'administrator')
    .where('until_on', 'is', null)
    .limit(2)
    .execute()
  return some.length < 2 ? ('last-administrator' as const) : undefined
}
