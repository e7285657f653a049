import type { Db } from '#platform/database.ts'

/** What the provider said when a session began, to be given back to it when the session ends. */
export async function idTokenOf(db: Db, session: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('person_session')
    .select('id_token')
    .where('id', '=', session)
    .executeTakeFirst()
  return found?.id_token ?? undefined
}
