import type { Acting } from '#platform/acting.ts'
import { wrongFields } from '#platform/form.ts'
import { done, refused } from '#platform/outcome.ts'
import { recordAct } from './audit.actions.ts'
import { about, type Fields, isSteward, mayGive } from './member.policy.ts'
import { may } from './permissions.ts'
import type { Role } from './roles.ts'
import { sendInvitation } from './space.actions.ts'
import { answerForm, inviteForm } from './space.form.ts'
import type { Space } from './space.queries.ts'

export async function invite(acting: Acting, space: Space, fields: Fields, origin: string) {
  const form = inviteForm.safeParse(fields)
  if (!may(acting.actor, 'member.invite', about(space))) return refused('forbidden')
  if (!form.success) return refused('form-wrong', wrongFields(form.error))
  const { courriel: email, roles } = form.data
  if (!mayGive(acting, space, roles)) return refused('only-administrators')
  const place = { organisationId: space.organisation_id, name: space.name }
  await acting.db.transaction().execute(async (tx) => {
    const within = { ...acting, db: tx }
    const id = await sendInvitation(within, place, { email, roles, origin })
    // The address is not written, its number is: the register outlives the account.
    await recordAct(within, { ...about(space), act: 'member.invite', target: `${roles.join(', ')} (${id})` })
  })
  return done(undefined)
}

export async function withdrawInvitation(acting: Acting, space: Space, id: bigint) {
  if (!may(acting.actor, 'member.invite', about(space))) return refused('forbidden')
  return acting.db.transaction().execute(async (tx) => {
    const withdrawn = await tx
      .updateTable('invitation')
      .set({ answer: 'withdrawn', answered_at: acting.now })
      .where('id', '=', id)
      .where('organisation_id', '=', space.organisation_id)
      .where('answer', 'is', null)
      .returning('roles')
      .executeTakeFirst()
    if (!withdrawn) return refused('invitation-gone')
    const target = `${withdrawn.roles.join(', ')} (${id})`
    await recordAct({ ...acting, db: tx }, { ...about(space), act: 'invitation.withdrawn', target })
    return done(undefined)
  })
}

/**
 * Who holds the key of an invitation, and is signed in, takes or declines the roles it offers. A key can be passed on:
 * a role that answers for the space is taken under the address invited, and no other.
 */
export async function answerInvitation(acting: Acting, id: bigint, fields: Fields) {
  const { db, actor, now } = acting
  const { person } = actor
  const form = answerForm.safeParse(fields)
  if (!person || !form.success) return refused('forbidden')
  const { reponse } = form.data
  return db.transaction().execute(async (tx) => {
    const invitation = await tx
      .selectFrom('invitation')
      .select(['organisation_id', 'roles', 'email'])
      .where('id', '=', id)
      .where('key_hash', 'in', ['', ...actor.keys])
      .where('answer', 'is', null)
      .where('expires_at', '>', now)
      .forUpdate()
      .executeTakeFirst()
    if (!invitation) return refused('invitation-gone')
    const { organisation_id: organisationId, roles } = invitation
    if (reponse === 'accepted' && roles.some(isSteward) && invitation.email !== person.email)
      return refused('invitation-other')
    if (reponse === 'accepted') await enter({ ...acting, db: tx }, { organisationId, roles })
    await tx
      .updateTable('invitation')
      .set({ answer: reponse, answered_at: now })
      .where('id', '=', id)
      .execute()
    const target = `${roles.join(', ')} (${id})`
    await recordAct(
      { ...acting, db: tx },
      { organisationId, act: `invitation.${reponse}`, target, subject: person.id },
    )
    return done(reponse)
  })
}

type Entering = { organisationId: bigint; roles: readonly Role[] }

const enter = ({ db, actor, today }: Acting, { organisationId, roles }: Entering) =>
  db
    .insertInto('membership')
    .values(
      roles.map((role) => ({
        organisation_id: organisationId,
        person_id: actor.person?.id ?? '',
        role,
        from_on: today,
        origin: 'invitation' as const,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
