import { randomBytes } from 'node:crypto'
import type { Db } from '#platform/database.ts'

const SECRET_BYTES = 32

/** The key that signs the sessions of this instance: made once, kept in its database, known to nobody. */
export async function signingSecret(db: Db): Promise<string> {
  await db
    .insertInto('instance_secret')
    .values({ name: 'sessions', value: randomBytes(SECRET_BYTES).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await db
    .selectFrom('instance_secret')
    .select('value')
    .where('name', '=', 'sessions')
    .executeTakeFirstOrThrow()
  return value
}
