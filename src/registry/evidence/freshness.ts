import { addMonths } from '#platform/clock.ts'

/** After this delay a statement is shown as « to confirm » and no longer counts. Product rule B3 of November 2026. */
export const FRESH_MONTHS = 18

export type UsageState = 'current' | 'to-confirm' | 'withdrawn'
type Dates = { declared_on: string; confirmed_on: string | null; withdrawn_on: string | null }

/** The oldest day on which a statement may have been made or confirmed to count today. */
export const freshSince = (today: string): string => addMonths(today, -FRESH_MONTHS)

/** A statement of the limit day itself still counts: one has the whole eighteen months. */
export function usageState({ declared_on, confirmed_on, withdrawn_on }: Dates, today: string): UsageState {
  if (withdrawn_on !== null) return 'withdrawn'
  const last = confirmed_on !== null && confirmed_on > declared_on ? confirmed_on : declared_on
  return last >= freshSince(today) ? 'current' : 'to-confirm'
}

/** The last day of a year or of a month: what a list of « 2022-02 » says was still true on February 28th. */
export function lastDayOf(seen: string): string {
  const [year = '', month, day] = seen.split('-')
  if (day) return seen
  if (!month) return `${year}-12-31`
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
}
