import { sql } from 'kysely'
import { type Half, type Slot, slotOf } from '#engines/half-days/grid.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import type { Db } from '#platform/database.ts'

type Asked = { personId: string; from: string; until: string }

/** The free half-days of one person that the one who asks may know of, in order; holidays are left out. */
export async function freeSlots(db: Db, { personId, from, until }: Asked): Promise<Slot[]> {
  const closed = holidaysBetween(from, until)
  // A function that answers rows, whose columns Kysely does not know.
  const { rows } = await sql<{ day: string; half: Half }>`
    select day, half from half_days_seen(array[${personId}::uuid], ${from}::date, ${until}::date)
    where kind = 'available' order by day, half`.execute(db)
  return rows.filter(({ day }) => !closed.has(day)).map(({ day, half }) => slotOf(day, half))
}
