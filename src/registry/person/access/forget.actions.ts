import type { Acting } from '#platform/acting.ts'

/** An account whose address nobody confirmed may be the doing of somebody else: it does not wait for ever. */
const UNCONFIRMED_DAYS = 7
const DAY_MS = 86_400_000

/** Forgets the sessions and the secrets that are over, the counts of the doors, and the accounts nobody confirmed. */
export async function forgetAccess({ db, now }: Pick<Acting, 'db' | 'now'>): Promise<void> {
  const dayAgo = now.getTime() - DAY_MS
  await db.deleteFrom('person_session').where('expires_at', '<', now).execute()
  await db.deleteFrom('person_verification').where('expires_at', '<', now).execute()
  await db.deleteFrom('sign_in_rate').where('last_request', '<', BigInt(dayAgo)).execute()
  await db
    .deleteFrom('person')
    .where('email_verified', '=', false)
    .where('erased_at', 'is', null)
    .where('created_at', '<', new Date(now.getTime() - UNCONFIRMED_DAYS * DAY_MS))
    // Only those that somebody opened here: the people of a demonstration have no way in to confirm.
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('person_credential').select('id').whereRef('person_id', '=', 'person.id')),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('membership').select('id').whereRef('person_id', '=', 'person.id'))),
    )
    .execute()
}
