import type { Db } from '#platform/database.ts'

/** Ends one session of a person; true when there was one. */
export async function endSession(db: Db, { personId, session }: { personId: string; session: string }) {
  const { numDeletedRows } = await db
    .deleteFrom('person_session')
    .where('id', '=', session)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends every other session of a person. */
export async function endOtherSessions(db: Db, { personId, session }: { personId: string; session: string }) {
  await db.deleteFrom('person_session').where('person_id', '=', personId).where('id', '<>', session).execute()
}
