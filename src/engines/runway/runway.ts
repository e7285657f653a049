import { assert } from '#engines/assert.ts'
import { dayAfter, daysFrom, monthsFrom } from './days.ts'

/** Half-days of upkeep that somebody pays, between two days included, evenly spread. */
export type Commitment = { halfDays: number; from: string; until: string; source: string }

export type UpkeepPlan = {
  /** Half-days of upkeep that the common needs each month; unknown when nobody said it. */
  monthlyNeed: number | undefined
  commitments: readonly Commitment[]
  today: string
  /** Months ahead at which the common turns orange. */
  alertMonths: number
}

export type RunwayState = 'ok' | 'watch' | 'red' | 'unknown'
export type Runway = {
  state: RunwayState
  /** Months of upkeep already paid from today, to a tenth, rounded down; unknown when the need is. */
  months: number | undefined
  /** The last day that is paid; nothing when today is not. */
  paidUntil: string | undefined
  /** The day on which the common turns, or turned, orange. */
  orangeOn: string | undefined
  /** How many of these months each source pays, to a tenth, rounded down; in the order of use. */
  bySource: { source: string; months: number }[]
}

/** A year of 365.25 days, twelve months: two people who redo the sum find the same result. */
export const MONTH_DAYS = 30.4375
/** Under this, a successor, a contract or a call can hardly be found in time: ours, 2026-11. */
export const RED_MONTHS = 3

/** What is left of a commitment, in days counted from today. */
type Supply = { source: string; start: number; end: number; left: number }

/**
 * How long the upkeep of a common is paid if nothing more comes. Half-days of a commitment that began are taken as
 * spent evenly: what is left of them is in proportion to the days left. At each moment the commitment that ends first
 * is used first (ties: by source), since what it does not pay before its end is lost; the runway ends at the first
 * moment that nobody pays. A need of zero is a refusal of the caller: say unknown. Unknown is never bad.
 */
export function runwayOf({ monthlyNeed, commitments, today, alertMonths }: UpkeepPlan): Runway {
  for (const { halfDays, from, until } of commitments) {
    assert(halfDays >= 0, 'paid half-days are never negative')
    assert(from <= until, 'a commitment ends after it begins')
  }
  if (monthlyNeed === undefined)
    return { state: 'unknown', months: undefined, paidUntil: undefined, orangeOn: undefined, bySource: [] }
  assert(monthlyNeed > 0, 'upkeep needs something each month')

  const { days, used } = spend(suppliesOf(commitments, today), monthlyNeed / MONTH_DAYS)
  const months = tenths(days / MONTH_DAYS)
  const paidUntil = days < 1 ? undefined : dayAfter(today, days - 1)
  return {
    state: months < RED_MONTHS ? 'red' : months < alertMonths ? 'watch' : 'ok',
    months,
    paidUntil,
    orangeOn: monthsFrom(paidUntil ?? today, -alertMonths),
    bySource: [...used].map(([source, paid]) => ({ source, months: tenths(paid / MONTH_DAYS) })),
  }
}

/** The hair above a whole tenth is what a division of floats may have lost. */
const tenths = (value: number): number => Math.floor(value * 10 + 1e-6) / 10

function suppliesOf(commitments: readonly Commitment[], today: string): Supply[] {
  return commitments
    .map(({ halfDays, from, until, source }) => {
      const [start, end] = [daysFrom(today, from), daysFrom(today, until) + 1]
      const left = start >= 0 ? halfDays : (halfDays * Math.max(end, 0)) / (end - start)
      return { source, start: Math.max(start, 0), end, left }
    })
    .filter(({ end, left }) => end > 0 && left > 0)
    .toSorted((a, b) => a.end - b.end || (a.source < b.source ? -1 : 1))
}

/** Half-days under this are dust of divisions. */
const DUST = 1e-9

/** Days paid in a row from today, and the days that each source pays. */
function spend(supplies: readonly Supply[], needPerDay: number) {
  const used = new Map<string, number>()
  let now = 0
  for (;;) {
    const first = supplies.find(({ start, end, left }) => start <= now && end > now && left > DUST)
    if (!first) return { days: now, used }
    const exhausted = now + first.left / needPerDay
    const sooner = supplies.filter(({ start, end }) => start > now && end < first.end)
    const next = Math.min(exhausted, first.end, ...sooner.map(({ start }) => start))
    first.left -= (next - now) * needPerDay
    used.set(first.source, (used.get(first.source) ?? 0) + next - now)
    now = next
  }
}
