import type { Db } from '#platform/database.ts'

/** The names that the one who asks may know, by person: the others are absent, and pages say « une personne ». */
export async function namesOf(db: Db, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', people).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The account that an address opens, for the terminal of the machine, which says for whom it acts. */
export const personByEmail = (db: Db, email: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('email', '=', email.trim().toLowerCase())
    .where('erased_at', 'is', null)
    .executeTakeFirst()
