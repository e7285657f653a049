/** What time it is. The program asks this and nothing else, so that a test can be on any day. */
export type Clock = () => Date

export const realClock: Clock = () => new Date()

const inParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** The day in France, YYYY-MM-DD: legal delays are counted in days of the place. */
export const dayOf = (instant: Date): string => inParis.format(instant)

const DAY_MS = 86_400_000

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** The same day some months later; the last day of the month when that day does not exist there. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
