import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { readAsked } from './fold.ts'
import {
  conditions,
  isUnreadable,
  type OrganisationFilters,
  organisationColumns,
  score,
} from './organisation.queries.ts'

/** Where a reader stopped: how well that row answered, if it lacks a SIREN, how few inhabitants, name, itself. */
export type OrganisationPlace = {
  rank: number
  unnumbered: boolean
  fewness: number
  name: string
  id: bigint
}

/**
 * The organisations that follow a place, in the order of the search: those that answer best, those that have a SIREN,
 * the most inhabited, then by name. An unknown population counts as less than none.
 */
export async function organisationsAfter(
  db: Db,
  filters: OrganisationFilters,
  { after, limit }: { after: OrganisationPlace | undefined; limit: number },
) {
  const asked = readAsked(filters.q ?? '')
  if (isUnreadable(filters, asked)) return []
  const found = db
    .selectFrom('organisation')
    .where((eb) => eb.and(conditions(eb, filters, asked)))
    .select(organisationColumns)
    .select([
      (asked ? sql<number>`-(${score(asked)})` : sql<number>`0`).as('rank'),
      sql<boolean>`siren is null`.as('unnumbered'),
      sql<number>`-coalesce(population, -1)`.as('fewness'),
    ])
  const all = db.selectFrom(found.as('found')).selectAll()
  // A row is compared as a whole: Kysely has no word for it. The types are those of the columns.
  const next = after
    ? all.where(
        sql<boolean>`(rank, unnumbered, fewness, name, id) > (${after.rank}::int, ${after.unnumbered}::boolean,
          ${after.fewness}::int, ${after.name}::text, ${after.id}::bigint)`,
      )
    : all
  return next
    .orderBy('rank')
    .orderBy('unnumbered')
    .orderBy('fewness')
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
}
