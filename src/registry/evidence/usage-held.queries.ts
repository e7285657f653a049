import type { Db } from '#platform/database.ts'
import { type UsageState, usageState } from './freshness.ts'
import './evidence.tables.ts'

/** The name of the solution of an address. */
export const solutionNamed = (db: Db, slug: string) =>
  db.selectFrom('solution').select(['slug', 'name']).where('slug', '=', slug).executeTakeFirst()

/** The declaration that a key opens, for who holds it: never the contact. */
export async function usageByKey(db: Db, keyHash: string, today: string) {
  const usage = await db
    .selectFrom('usage_declaration as u')
    .innerJoin('solution as s', 's.id', 'u.solution_id')
    .select(['u.id', 'u.siren', 'u.name', 'u.since', 'u.purpose', 'u.source_url', 'u.declared_on'])
    .select(['u.confirmed_on', 'u.withdrawn_on', 's.slug', 's.name as solution_name'])
    .select('u.has_contact')
    .where('u.key_hash', '=', keyHash)
    .executeTakeFirst()
  return usage && { ...usage, state: usageState(usage, today) satisfies UsageState }
}
export type HeldUsage = NonNullable<Awaited<ReturnType<typeof usageByKey>>>
