import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type NeedFilters, publicNeeds } from './need.queries.ts'

/** Where a reader stopped: the day of publication and the need itself. */
export type NeedPlace = { published: string; id: bigint }

/** The open needs that anybody may see and that follow a place, latest first. */
export function needsAfter(
  db: Db,
  filters: Omit<NeedFilters, 'page'>,
  { after, limit }: { after: NeedPlace | undefined; limit: number },
) {
  const found = publicNeeds(db, filters)
  // The pair is compared as a whole: Kysely has no word for it.
  const next = after
    ? found.where(sql<boolean>`(published_on, id) < (${after.published}::date, ${after.id}::bigint)`)
    : found
  return next.selectAll().orderBy('published_on', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
