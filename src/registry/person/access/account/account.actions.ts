import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { done, refused } from '#platform/outcome.ts'
import { nameForm, read } from '../access.form.ts'
import type { Leaving, PersonalPart } from './personal-part.ts'

/** The name and the language of one's own account. */
export async function renameAccount({ db, actor, now }: Acting, fields: unknown) {
  if (!actor.person) return refused('session-over')
  const form = read(nameForm, fields)
  if (!form.done) return form
  await db
    .updateTable('person')
    .set({ ...form.value, updated_at: now })
    .where('id', '=', actor.person.id)
    .execute()
  return done(form.value)
}

type OwnPasskey = { personId: string; passkey: string }
/** Undefined when this person has no such passkey. */
export async function renamePasskey(
  db: Db,
  { personId, passkey, name }: OwnPasskey & { name: string | null },
) {
  const { numUpdatedRows } = await db
    .updateTable('person_passkey')
    .set({ name })
    .where('id', '=', passkey)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
export async function removePasskey(db: Db, { personId, passkey }: OwnPasskey) {
  const { numDeletedRows } = await db
    .deleteFrom('person_passkey')
    .where('id', '=', passkey)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What stands where a person was: registers keep their number, and nothing else of them. */
const ERASED_NAME = 'Compte effacé'
const erasedEmail = (personId: string) => `efface-${personId}@invalid`

/**
 * Erases an account, once its address is typed again: its ways in, its sessions and what each slice keeps of it.
 * Refused while a space would be left without an administrator. `owner` is the database as the sign-in sees it.
 */
export async function eraseAccount(
  acting: Acting,
  owner: Db,
  given: { email: string; parts: readonly PersonalPart[] },
) {
  const { actor, today, now } = acting
  if (!actor.person) return refused('session-over', [])
  const { id: personId, email } = actor.person
  if (given.email.trim().toLowerCase() !== email) return refused('email-other', [])
  return owner.transaction().execute(async (tx) => {
    const held: string[] = []
    for (const part of given.parts) held.push(...((await part.holds?.(tx, { personId, today })) ?? []))
    if (held.length > 0) return refused('alone-in-charge', held)
    const leaving: Leaving = { personId, email, today, now }
    for (const part of given.parts) await part.erase?.(tx, leaving)
    await forgetWaysIn(tx, leaving)
    await tx
      .updateTable('person')
      .set({
        name: ERASED_NAME,
        email: erasedEmail(personId),
        email_verified: false,
        image: null,
        two_factor_enabled: null,
        erased_at: now,
        updated_at: now,
      })
      .where('id', '=', personId)
      .execute()
    return done(personId)
  })
}

async function forgetWaysIn(db: Db, { personId, email }: Leaving): Promise<void> {
  for (const table of [
    'person_session',
    'person_credential',
    'person_second_factor',
    'person_passkey',
    'person_key',
    'host',
  ] as const)
    await db.deleteFrom(table).where('person_id', '=', personId).execute()
  // A reset on its way names the person, a link names the address.
  await db
    .deleteFrom('person_verification')
    .where((eb) =>
      eb.or([eb('value', '=', personId), eb('value', 'like', `%"${email.replace(/[\\%_]/g, '\\$&')}"%`)]),
    )
    .execute()
}
