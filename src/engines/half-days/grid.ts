import { daysFrom, weekdayOf } from './days.ts'
import { holidaysBetween } from './holidays.ts'

export type Half = 'am' | 'pm'
export const halves = ['am', 'pm'] as const satisfies readonly Half[]
/** One half-day of a calendar: `2026-11-23am`. */
export type Slot = `${string}${Half}`
/** What is known of a half-day; `` is nothing. A commitment names its chantier. */
export type HalfState = '' | 'available' | 'leave' | 'off' | `project:${string}`

export const slotOf = (day: string, half: Half): Slot => `${day}${half}`
export const readSlot = (slot: Slot): { day: string; half: Half } => ({
  day: slot.slice(0, 10),
  half: slot.endsWith('am') ? 'am' : 'pm',
})
const SLOT = /^\d{4}-\d{2}-\d{2}(am|pm)$/
export const isSlot = (text: string): text is Slot => SLOT.test(text)
export const isCommitment = (state: HalfState): boolean => state.startsWith('project:')

/** One half-day of a form: what it said when it was opened, what the person wants now, what is there now. */
export type Cell = { slot: Slot; base: HalfState; mine: HalfState; current: HalfState }
export type Write = { slot: Slot; from: HalfState; to: HalfState }
export type Clash = Write & { why: 'changed-elsewhere' | 'over-commitment' | 'over-leave' }

/**
 * Merges a form with what others wrote since it was opened, half-day by half-day: nothing is lost on either side. What
 * the person did not touch stays as it is now. What changed on both sides, a commitment that would be hidden, and a
 * commitment laid on a leave are clashes: they are written only when `confirmed` names them. Order is that of cells.
 */
export function mergeGrid(
  cells: readonly Cell[],
  confirmed: ReadonlySet<Slot> = new Set(),
): { writes: Write[]; clashes: Clash[] } {
  const writes: Write[] = []
  const clashes: Clash[] = []
  for (const cell of cells) {
    if (cell.mine === cell.base || cell.mine === cell.current) continue
    const write = { slot: cell.slot, from: cell.current, to: cell.mine }
    const why = confirmed.has(cell.slot) && cell.base === cell.current ? undefined : clashOf(cell)
    if (why === undefined) writes.push(write)
    else clashes.push({ ...write, why })
  }
  return { writes, clashes }
}

function clashOf({ base, mine, current }: Cell): Clash['why'] | undefined {
  if (current !== base) return 'changed-elsewhere'
  if (isCommitment(current)) return 'over-commitment'
  return current === 'leave' && isCommitment(mine) ? 'over-leave' : undefined
}

/** « From … to …, mornings, on Mondays »: `weekdays` from 1 (Monday) to 7, all of them when there is none. */
export type Range = {
  from: string
  until: string
  halves: readonly Half[]
  weekdays: ReadonlySet<number>
}

/** The half-days of a range, in order. A legal holiday is never one of them. */
export function slotsOf({ from, until, halves: wanted, weekdays }: Range): Slot[] {
  const closed = holidaysBetween(from, until)
  return daysFrom(from, until)
    .filter((day) => !closed.has(day) && (weekdays.size === 0 || weekdays.has(weekdayOf(day))))
    .flatMap((day) => wanted.map((half) => slotOf(day, half)))
}

/** The usual week: what each half of each weekday is, when nothing else is said. */
export type UsualWeek = ReadonlyMap<`${number}${Half}`, 'available' | 'off'>

/** Fills what is empty from the usual week; what is said already, and holidays, are left as they are. */
export function fillFrom(
  week: UsualWeek,
  { from, until }: { from: string; until: string },
  current: ReadonlyMap<Slot, HalfState>,
): Write[] {
  return slotsOf({ from, until, halves, weekdays: new Set() }).flatMap((slot) => {
    const { day, half } = readSlot(slot)
    const to = week.get(`${weekdayOf(day)}${half}`)
    return to !== undefined && !current.get(slot) ? [{ slot, from: '' as const, to }] : []
  })
}

/** Minutes of a day from midnight. Lunch belongs to nobody: an event from noon to two takes neither half. */
const MORNING = { from: 7 * 60, until: 12 * 60 }
const AFTERNOON = { from: 14 * 60, until: 19 * 60 }
const DAY_MINUTES = 24 * 60

/**
 * The halves that an event of a calendar takes: those it overlaps by a minute or more. Times are local, in minutes of
 * their day; an event that lasts until midnight of the next day (`until` 0) takes none of that day. Both ends in order.
 */
export function halvesTaken(
  from: { day: string; minute: number },
  until: { day: string; minute: number },
): Slot[] {
  return daysFrom(from.day, until.day).flatMap((day) => {
    const start = day === from.day ? from.minute : 0
    const end = day === until.day ? until.minute : DAY_MINUTES
    const takes = (part: typeof MORNING) => start < part.until && end > part.from && end > start
    return [...(takes(MORNING) ? [slotOf(day, 'am')] : []), ...(takes(AFTERNOON) ? [slotOf(day, 'pm')] : [])]
  })
}
