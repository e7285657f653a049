import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** One's own account, as its page shows it. Read as the owner: a visitor's connection sees no way in. */
export async function accountOf(db: Db, personId: string) {
  const [person, credentials, passkeys] = await Promise.all([
    db
      .selectFrom('person')
      .select(['id', 'name', 'email', 'lang', 'two_factor_enabled', 'created_at'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('person_credential')
      .select(['provider_id', 'created_at'])
      .where('person_id', '=', personId)
      .execute(),
    passkeysOf(db, personId),
  ])
  const hasPassword = credentials.some(({ provider_id: provider }) => provider === 'credential')
  const hasProvider = credentials.some(({ provider_id: provider }) => provider !== 'credential')
  return { ...person, hasPassword, hasProvider, passkeys: passkeys.length }
}
export type Account = Awaited<ReturnType<typeof accountOf>>

export const passkeysOf = (db: Db, personId: string) =>
  db
    .selectFrom('person_passkey')
    .select(['id', 'name', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
export type OwnPasskey = Awaited<ReturnType<typeof passkeysOf>>[number]

/**
 * True when the session began less than ten minutes ago, by the clock of the database that dated it: whoever finds a
 * browser open has not just signed in.
 */
export async function isFresh(db: Db, session: string): Promise<boolean> {
  const found = await db
    .selectFrom('person_session')
    .select('id')
    .where('id', '=', session)
    .where('created_at', '>', sql<Date>`now() - interval '10 minutes'`)
    .executeTakeFirst()
  return found !== undefined
}

/** The browsers in which one is signed in, the last used first. */
export const sessionsOf = (db: Db, { personId, now }: { personId: string; now: Date }) =>
  db
    .selectFrom('person_session')
    .select(['id', 'user_agent', 'created_at', 'updated_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
export type OwnSession = Awaited<ReturnType<typeof sessionsOf>>[number]
