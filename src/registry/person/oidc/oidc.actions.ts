import type { Db } from '#platform/database.ts'
import type { Lang } from '#platform/lang.ts'
import { done, refused } from '#platform/outcome.ts'
import type { Known } from './claims.ts'

type Entering = {
  known: Known
  issuer: string
  lang: Lang
  now: Date
  /** Who this browser is signed in as, second step included. */
  here: string | undefined
}

/**
 * The account of somebody whom a provider knows: the one already tied to it, else that of their address, else a new
 * one. An address ties accounts only when the provider vouches for it; what an account had before its own address was
 * confirmed is then dropped, since whoever opened it never showed that they read there. An account that asks for a code
 * is tied for the first time by whoever has given it: a provider is one more way in, and does not decide it alone.
 */
export function enterThrough(owner: Db, entering: Entering) {
  const { known, issuer, now } = entering
  const provider = `oidc:${issuer}`
  return owner.transaction().execute(async (tx) => {
    const tied = await tx
      .selectFrom('person_credential')
      .innerJoin('person', 'person.id', 'person_credential.person_id')
      .select('person.id')
      .where('provider_id', '=', provider)
      .where('account_id', '=', known.subject)
      .where('erased_at', 'is', null)
      .executeTakeFirst()
    if (tied) return done(tied.id)
    const { email } = known
    if (!email) return refused('email-unsure')
    const found = await personAt(tx, { ...entering, email })
    if (!found.done) return found
    const personId = found.value
    await tx
      .insertInto('person_credential')
      .values({ person_id: personId, provider_id: provider, account_id: known.subject, updated_at: now })
      .execute()
    return done(personId)
  })
}

async function personAt(tx: Db, { known, email, lang, now, here }: Entering & { email: string }) {
  const found = await tx
    .selectFrom('person')
    .select(['id', 'email_verified', 'two_factor_enabled'])
    .where('email', '=', email)
    .forUpdate()
    .executeTakeFirst()
  if (!found) {
    const { id } = await tx
      .insertInto('person')
      .values({ name: known.name, email, email_verified: true, lang, updated_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    return done(id)
  }
  if (found.email_verified && found.two_factor_enabled && found.id !== here) return refused('code-first')
  if (!found.email_verified) await dropUnproven(tx, { personId: found.id, now })
  return done(found.id)
}

async function dropUnproven(tx: Db, { personId, now }: { personId: string; now: Date }): Promise<void> {
  const unproven = ['person_session', 'person_credential', 'person_second_factor', 'person_passkey'] as const
  for (const table of unproven) await tx.deleteFrom(table).where('person_id', '=', personId).execute()
  await tx
    .updateTable('person')
    .set({ email_verified: true, two_factor_enabled: false, updated_at: now })
    .where('id', '=', personId)
    .execute()
}
