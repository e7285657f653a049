import { assert } from '../assert.ts'
import { availableIn, type Place } from './eligibility.ts'
import type { Person } from './instance.ts'

/** Someone’s engagement and the whole half-days it takes in each period. */
type Row = { periods: readonly number[]; base: number; raised: Set<number> }

/**
 * Spreads the engagements of one person over the periods of their roles in whole half-days, each as evenly as can be:
 * no period of an engagement has more than one half-day more than another. What division leaves goes to the first
 * periods that have room; an engagement makes way for another when it must. Answers half-days by period number.
 */
export function spreadOf(
  person: Person,
  engagements: readonly { readonly place: Place; readonly halfDays: number }[],
): Map<number, number>[] {
  const room = new Map<number, number>()
  const rows = engagements.map(({ place: { periods }, halfDays }): Row => {
    const base = Math.floor(halfDays / periods.length)
    for (const period of periods) room.set(period, (room.get(period) ?? availableIn(person, period)) - base)
    return { periods, base, raised: new Set() }
  })
  engagements.forEach(({ halfDays }, k) => {
    const row = rows[k] as Row
    for (let left = halfDays - row.base * row.periods.length; left > 0; left--)
      assert(raise(rows, row, room, new Set()), 'whole half-days fit where shares of them do')
  })
  return rows.map(({ periods, base, raised }) => {
    const all = periods.map((period): [number, number] => [period, base + (raised.has(period) ? 1 : 0)])
    return new Map(all.filter(([, halfDays]) => halfDays > 0))
  })
}

/** Gives one half-day more to an engagement, if need be by moving one of another (an augmenting path). */
function raise(rows: readonly Row[], row: Row, room: Map<number, number>, seen: Set<number>): boolean {
  for (const period of row.periods) {
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
