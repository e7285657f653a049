import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { conditions, isUnreadable, type SolutionFilters } from './solution-list.queries.ts'
import './solution.tables.ts'

/** Where a reader stopped: the last row that it read, in the order of names. */
export type SolutionPlace = { name: string; id: bigint }
type Reading = { after: SolutionPlace | undefined; limit: number; today: string }

const columns = [
  ...(['id', 'slug', 'name', 'fr', 'en', 'licence', 'licence_family', 'website', 'repository'] as const),
  ...(['functions', 'audience', 'hosting', 'replaces', 'alternatives', 'keywords'] as const),
  ...(['status', 'since', 'sill', 'changed_on'] as const),
] as const

/**
 * The solutions that follow a place, by name. However many are added or withdrawn meanwhile, none is read twice and
 * none that stays is missed, which pages by number do not promise.
 */
export async function solutionsAfter(db: Db, filters: SolutionFilters, { after, limit, today }: Reading) {
  if (isUnreadable(filters)) return []
  const found = db.selectFrom('solution').where((eb) => eb.and(conditions(eb, filters, today)))
  // The pair is compared as the index orders it; Kysely has no word for our plain().
  const next = after
    ? found.where(sql<boolean>`(plain(name), id) > (${after.name}, ${after.id}::bigint)`)
    : found
  return next
    .select(columns)
    .select(sql<string>`plain(name)`.as('place'))
    .orderBy(sql`plain(name)`)
    .orderBy('id')
    .limit(limit)
    .execute()
}
export type ListedSolution = Awaited<ReturnType<typeof solutionsAfter>>[number]

/** Everything that every source says of some solutions, for a dump that must not ask one by one. */
export const valuesOfMany = (db: Db, ids: readonly bigint[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('solution_value')
        .select(['solution_id', 'field', 'source', 'value', 'dated', 'source_url'])
        .where('solution_id', 'in', [...ids])
        .orderBy('solution_id')
        .orderBy('field')
        .orderBy('source')
        .execute()
