import { sql } from 'kysely'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import type { Db } from '#platform/database.ts'
import type { Window } from './grid.queries.ts'

export type Counts = Partial<Record<'available' | 'leave' | 'commitment' | 'off', number>>

/** Half-days by person and by kind, of those whom the one who asks may read. Notes do not exist here. */
export async function countsOf(
  db: Db,
  people: readonly string[],
  { from, until }: Window,
): Promise<Map<string, Counts>> {
  if (people.length === 0) return new Map()
  const closed = [...holidaysBetween(from, until).keys()]
  // A function that answers rows, whose columns Kysely does not know.
  const { rows } = await sql<{ person_id: string; kind: keyof Counts; count: number }>`
    select person_id, kind, count(*)::integer as count
    from half_days_seen(${[...people]}::uuid[], ${from}::date, ${until}::date)
    where not (kind = 'available' and day = any (${closed}::date[]))
    group by person_id, kind`.execute(db)
  const byPerson = Map.groupBy(rows, (row) => row.person_id)
  return new Map(
    [...byPerson].map(([id, own]) => [id, Object.fromEntries(own.map(({ kind, count }) => [kind, count]))]),
  )
}
