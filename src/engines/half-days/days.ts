const DAY_MS = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** A day is YYYY-MM-DD, everywhere here; it has no hour and no zone. */
export const plusDays = (day: string, days: number): string => dayAt(at(day) + days * DAY_MS)

/** Monday is 1, Sunday is 7 (ISO 8601). */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay() || 7

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => plusDays(day, 1 - weekdayOf(day))

/** The ISO 8601 week of a day, `2026-W47`: week 1 holds the first Thursday of the year. */
export function isoWeekOf(day: string): string {
  const thursday = plusDays(mondayOf(day), 3)
  const year = thursday.slice(0, 4)
  const number = 1 + Math.floor((at(thursday) - at(`${year}-01-01`)) / (7 * DAY_MS))
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** The Monday of an ISO week, or undefined when the text names none (`2026-W60`). */
export function mondayOfWeek(week: string): string | undefined {
  const [, year = '', number = ''] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (!year) return undefined
  const monday = plusDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7)
  return isoWeekOf(monday) === week ? monday : undefined
}

/** The days from one to another, both included; none when the order is wrong. */
export function daysFrom(from: string, until: string): string[] {
  const count = Math.floor((at(until) - at(from)) / DAY_MS) + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => plusDays(from, i))
}

/** The first and the last day of a month written YYYY-MM. */
export function boundsOfMonth(month: string): { from: string; until: string } {
  const from = `${month}-01`
  const next = plusDays(from, 31).slice(0, 7)
  return { from, until: plusDays(`${next}-01`, -1) }
}

/** The month some months later, YYYY-MM. */
export function plusMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return dayAt(Date.UTC(year, number - 1 + months, 1)).slice(0, 7)
}
