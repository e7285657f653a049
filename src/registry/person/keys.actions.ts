import type { Db } from '#platform/database.ts'

/**
 * The rights that a browser brings to an account stay with it: someone who wrote a need before they had an account
 * finds it again from another browser. The browser held them already, so nobody gains any.
 */
export async function keepKeys(
  db: Db,
  { personId, brought }: { personId: string; brought: readonly string[] },
): Promise<void> {
  await db
    .insertInto('person_key')
    .values(brought.map((hash) => ({ person_id: personId, hash })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
