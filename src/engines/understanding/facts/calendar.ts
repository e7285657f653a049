/** Days as YYYY-MM-DD: pure sums on the civil calendar, no clock and no time zone. */

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

export const dayOf = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month)}-${pad(day)}`

/** How many days a month (1 to 12) has. */
export const lengthOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

export interface Period {
  readonly from: string
  readonly until: string
}

/** From the first day of a month to the last of another, both in the same year. */
export const months = (year: number, first: number, last: number): Period => ({
  from: dayOf(year, first, 1),
  until: dayOf(year, last, lengthOfMonth(year, last)),
})

/** The day that many days or months after another; a month without that day gives its last one. */
export function later(today: string, count: number, unit: 'day' | 'month'): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  if (unit === 'day') return new Date(Date.UTC(year, month - 1, day + count)).toISOString().slice(0, 10)
  const index = month - 1 + count
  const [toYear, toMonth] = [year + Math.floor(index / 12), (index % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(day, lengthOfMonth(toYear, toMonth)))
}
