import { sql } from 'kysely'
import { isoWeekOf } from '#engines/half-days/days.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import type { Db } from '#platform/database.ts'
import { type Looking, seenBy } from '#registry/profile/index.ts'
import './grid.tables.ts'

/** How many half-days a person has free: in all, by day, by month (YYYY-MM) and by ISO week (2026-W47). */
export type FreeHalfDays = Record<'byDay' | 'byMonth' | 'byWeek', Map<string, number>> & { total: number }

const none = (): FreeHalfDays => ({ total: 0, byDay: new Map(), byMonth: new Map(), byWeek: new Map() })
const raise = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/**
 * What people have free between two days, holidays left out. Behind the wall, only of those who let the one who asks
 * know it; the others count as having nothing free. In a job, of everybody.
 */
export async function freeHalfDays(
  db: Db,
  personIds: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, FreeHalfDays>> {
  const free = new Map(personIds.map((id) => [id, none()]))
  if (personIds.length === 0) return free
  const closed = holidaysBetween(from, to)
  // A function that answers rows, whose columns Kysely does not know.
  const { rows } = await sql<{ person_id: string; day: string }>`
    select person_id, day from half_days_seen(${[...personIds]}::uuid[], ${from}::date, ${to}::date)
    where kind = 'available'`.execute(db)
  for (const { person_id, day } of rows) {
    const counts = free.get(person_id)
    if (!counts || closed.has(day)) continue
    counts.total += 1
    raise(counts.byDay, day)
    raise(counts.byMonth, day.slice(0, 7))
    raise(counts.byWeek, isoWeekOf(day))
  }
  return free
}

/** The days on which people are on leave, of those whose grid the one who asks may read; in order. */
export async function leaveDays(
  db: Db,
  personIds: readonly string[],
  { from, until }: { from: string; until: string },
): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map()
  // A function that answers rows, whose columns Kysely does not know.
  const { rows } = await sql<{ person_id: string; day: string }>`
    select distinct person_id, day from half_days_seen(${[...personIds]}::uuid[], ${from}::date, ${until}::date)
    where kind = 'leave' order by person_id, day`.execute(db)
  return new Map(
    [...Map.groupBy(rows, (row) => row.person_id)].map(([id, days]) => [id, days.map(({ day }) => day)]),
  )
}

/** How many half-days are free in a window, of those people only whose availability the one who looks may read. */
export async function freeCounts(
  db: Db,
  looking: Looking,
  personIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const open = await db
    .selectFrom('profile_field')
    .select('profile_field.person_id')
    .where('field', '=', 'availability')
    .where('person_id', 'in', personIds)
    .where(seenBy(looking, 'profile_field'))
    .execute()
  const free = await freeHalfDays(
    db,
    open.map(({ person_id }) => person_id),
    from,
    to,
  )
  return new Map([...free].map(([id, { total }]) => [id, total]))
}
