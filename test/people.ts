// Accounts for tests that are not about the sign-in: a real session, without its hundred milliseconds of scrypt.
import { randomBytes } from 'node:crypto'
import { serializeSigned } from 'hono/utils/cookie'
import type { Platform } from '#platform/http.ts'
import { SESSION_COOKIE, signingSecret } from '#registry/person/index.ts'

export { SESSION_COOKIE }

const DAY_MS = 86_400_000
let numbered = 0

/** A person whose address is verified, with a session; answers the cookie that a browser would keep. */
export async function signedIn({ db }: Platform, { name, email }: { name: string; email?: string }) {
  const address = email ?? `personne-${++numbered}@exemple.fr`
  const { id } = await db
    .insertInto('person')
    .values({ name, email: address, email_verified: true })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  const token = randomBytes(24).toString('base64url')
  const now = new Date()
  await db
    .insertInto('person_session')
    .values({ person_id: id, token, expires_at: new Date(now.getTime() + DAY_MS), updated_at: now })
    .execute()
  const line = await serializeSigned(SESSION_COOKIE, token, await signingSecret(db))
  return { id, cookie: line.slice(SESSION_COOKIE.length + 1) }
}
