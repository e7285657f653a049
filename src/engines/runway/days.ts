const DAY_MS = 86_400_000
const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Whole days from one day (YYYY-MM-DD) to another; negative when the second comes first. */
export const daysFrom = (from: string, until: string): number =>
  Math.round((instant(until) - instant(from)) / DAY_MS)

/** The day that comes a number of days later (earlier when negative), rounded down to a whole day. */
export const dayAfter = (day: string, days: number): string =>
  new Date(instant(day) + Math.floor(days) * DAY_MS).toISOString().slice(0, 10)

/** The same day some months later or earlier; the last day of the month when that day does not exist there. */
export function monthsFrom(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
