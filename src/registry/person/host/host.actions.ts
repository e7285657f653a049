import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { hashKey } from '#platform/keys.ts'
import { done, refused } from '#platform/outcome.ts'

/** Neither 0 and O nor 1, I and L: the code is copied by hand from a terminal. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_SIGNS = 16
const GROUP = /.{4}(?=.)/g

/** A new code while nobody runs the instance; the one printed before is worth nothing any more. */
export async function offerHostCode(db: Db): Promise<string | undefined> {
  const host = await db.selectFrom('host').select('person_id').executeTakeFirst()
  if (host) return undefined
  const code = Array.from({ length: CODE_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  const value = hashKey(code)
  await db
    .insertInto('instance_secret')
    .values({ name: 'host-code', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
  return code.replace(GROUP, '$&-')
}

/** Makes the one who is signed in the host of the instance, once, against the code of the terminal. */
export async function becomeHost({ db, actor }: Acting, fields: Readonly<Record<string, unknown>>) {
  if (!actor.person) return refused('signed-out')
  const code = String(fields.code ?? '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  // Kysely has no word for a call: the function checks and writes in one statement.
  const { rows } = await sql<{
    made: boolean
  }>`select become_host(${hashKey(code)}, ${actor.person.id}::uuid) as made`.execute(db)
  return rows[0]?.made ? done(undefined) : refused('code-wrong')
}

export async function hasHost(db: Db): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select instance_has_host() as has`.execute(db)
  return rows[0]?.has ?? false
}
