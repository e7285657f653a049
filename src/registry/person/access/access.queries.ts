import type { Db } from '#platform/database.ts'

/** The name of the account at an address. For letters alone: no page may tell. */
export async function nameAt(db: Db, email: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('person')
    .select('name')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return found?.name
}
