import { assert } from '../assert.ts'
import { availableIn, type Place } from './eligibility.ts'
import type { Person } from './instance.ts'

/** Someone’s engagement: what each period takes at least, in whole half-days, and those that may take one more. */
type Row = { least: ReadonlyMap<number, number>; open: readonly number[]; left: number; raised: Set<number> }

/**
 * Spreads the engagements of one person over the periods of their roles in whole half-days, each as near as can be to
 * the lengths of the periods: a period takes its share, rounded down or up. What rounding leaves goes to the first
 * periods that have room; an engagement makes way for another when it must. Answers half-days by period number.
 */
export function spreadOf(
  person: Person,
  engagements: readonly { readonly place: Place; readonly halfDays: number }[],
): Map<number, number>[] {
  const room = new Map<number, number>()
  const rows = engagements.map(({ place, halfDays }) => rowOf(place, halfDays))
  for (const { least } of rows)
    for (const [period, halfDays] of least)
      room.set(period, (room.get(period) ?? availableIn(person, period)) - halfDays)
  for (const row of rows)
    for (let left = row.left; left > 0; left--)
      assert(raise(rows, row, room, new Set()), 'whole half-days fit where shares of them do')
  return rows.map(({ least, raised }) => {
    const all = [...least].map(([period, halfDays]): [number, number] => [
      period,
      halfDays + (raised.has(period) ? 1 : 0),
    ])
    return new Map(all.filter(([, halfDays]) => halfDays > 0))
  })
}

function rowOf({ periods, lengths, length }: Place, halfDays: number): Row {
  const parts = periods.map((period, at): [number, number] => [period, halfDays * (lengths[at] as number)])
  const least = new Map(parts.map(([period, part]) => [period, Math.floor(part / length)]))
  const open = parts.filter(([, part]) => part % length !== 0).map(([period]) => period)
  const left = [...least.values()].reduce((rest, one) => rest - one, halfDays)
  return { least, open, left, raised: new Set() }
}

/** Gives one half-day more to an engagement, if need be by moving one of another (an augmenting path). */
function raise(rows: readonly Row[], row: Row, room: Map<number, number>, seen: Set<number>): boolean {
  for (const period of row.open) {
    if (row.raised.has(period) || seen.has(period)) continue
    seen.add(period)
    if (!makesRoom(rows, period, room, seen)) continue
    row.raised.add(period)
    return true
  }
  return false
}

/** Takes a half-day of room in a period, or the one that another engagement can take elsewhere. */
function makesRoom(
  rows: readonly Row[],
  period: number,
  room: Map<number, number>,
  seen: Set<number>,
): boolean {
  const left = room.get(period) as number
  if (left > 0) {
    room.set(period, left - 1)
    return true
  }
  const mover = rows.find((other) => other.raised.has(period) && raise(rows, other, room, seen))
  mover?.raised.delete(period)
  return mover !== undefined
}
