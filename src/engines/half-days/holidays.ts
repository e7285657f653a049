import { plusDays } from './days.ts'

export type Holiday =
  | 'new-year'
  | 'easter-monday'
  | 'labour'
  | 'victory-1945'
  | 'ascension'
  | 'whit-monday'
  | 'national'
  | 'assumption'
  | 'all-saints'
  | 'armistice-1918'
  | 'christmas'

/**
 * The eleven legal holidays: article L3133-1 of the Code du travail, in force since 1 May 2008. Those that local law
 * adds in Alsace and Moselle (article L3134-13) and overseas (L3422-2) are not among them.
 */
const FIXED: readonly (readonly [monthAndDay: string, Holiday])[] = [
  ['01-01', 'new-year'],
  ['05-01', 'labour'],
  ['05-08', 'victory-1945'],
  ['07-14', 'national'],
  ['08-15', 'assumption'],
  ['11-01', 'all-saints'],
  ['11-11', 'armistice-1918'],
  ['12-25', 'christmas'],
]
const FROM_EASTER: readonly (readonly [days: number, Holiday])[] = [
  [1, 'easter-monday'],
  [39, 'ascension'],
  [50, 'whit-monday'],
]

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher), YYYY-MM-DD. */
export function easterOf(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * late + 114
  const month = Math.floor(sum / 31)
  return `${year}-${String(month).padStart(2, '0')}-${String((sum % 31) + 1).padStart(2, '0')}`
}

/** The holidays of a year by day. When two fall on one day (1 May 2008), the fixed one gives its name. */
export function holidaysOf(year: number): Map<string, Holiday> {
  const easter = easterOf(year)
  return new Map([
    ...FROM_EASTER.map(([days, holiday]) => [plusDays(easter, days), holiday] as const),
    ...FIXED.map(([monthAndDay, holiday]) => [`${year}-${monthAndDay}`, holiday] as const),
  ])
}

/** The holidays between two days, both included. */
export function holidaysBetween(from: string, until: string): Map<string, Holiday> {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  const all = years.flatMap((year) => [...holidaysOf(year)])
  return new Map(all.filter(([day]) => day >= from && day <= until))
}
