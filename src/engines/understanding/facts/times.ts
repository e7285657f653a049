import type { DatePrecision, Origin } from '../understanding.ts'
import { dayOf, later, lengthOfMonth, months, type Period } from './calendar.ts'

/** The names of the twelve months, French and English, as patterns. */
export const MONTH_WORDS = [
  'janvier|janv\\.?|january|jan',
  'fevrier|fevr?\\.?|february|feb',
  'mars|march',
  'avril|avr\\.?|april|apr',
  'mai|may',
  'juin|june|jun',
  'juillet|juil\\.?|july|jul',
  'aout|august|aug',
  'septembre|sept\\.?|september|sep',
  'octobre|oct\\.?|october',
  'novembre|nov\\.?|november',
  'decembre|dec\\.?|december',
] as const
const monthPatterns = MONTH_WORDS.map((words) => new RegExp(`^(?:${words})$`))

/** A time that a text names. Its origin is deduced when the text leaves the year, or the day it counts from, to us. */
export interface Named extends Period {
  readonly precision: DatePrecision
  readonly origin?: Origin
}

export const yearOf = (today: string): number => Number(today.slice(0, 4))
export const monthOf = (name = ''): number => monthPatterns.findIndex((pattern) => pattern.test(name)) + 1

export function day(
  year: string | undefined,
  monthNumber: number,
  dayText: string | undefined,
): Named | null {
  const [y, d] = [Number(year), Number(dayText)]
  if (monthNumber < 1 || monthNumber > 12 || d < 1 || d > lengthOfMonth(y, monthNumber)) return null
  const date = dayOf(y, monthNumber, d)
  return { from: date, until: date, precision: 'day' }
}

export function nextDay(
  monthName: string | undefined,
  dayText: string | undefined,
  today: string,
): Named | null {
  const thisYearDay = day(today.slice(0, 4), monthOf(monthName), dayText)
  const next =
    thisYearDay && thisYearDay.from >= today
      ? thisYearDay
      : day(String(yearOf(today) + 1), monthOf(monthName), dayText)
  return next && { ...next, origin: 'deduced' }
}

export const month = (year: number, number: number): Named => ({
  ...months(year, number, number),
  precision: 'month',
})

export function nextMonth(name: string | undefined, today: string): Named {
  const number = monthOf(name)
  const named = month(yearOf(today), number)
  return { ...(named.until >= today ? named : month(yearOf(today) + 1, number)), origin: 'deduced' }
}

export function monthAfter(today: string): Named {
  const next = later(today, 1, 'month')
  return { ...month(yearOf(next), Number(next.slice(5, 7))), origin: 'deduced' }
}

/** A French school year opens in the first days of September: the first is taken. */
export function backToSchool([, year]: RegExpMatchArray, today: string): Named {
  const next = today <= dayOf(yearOf(today), 9, 1) ? yearOf(today) : yearOf(today) + 1
  const named = { ...months(year ? Number(year) : next, 9, 9), precision: 'month' } as const
  return year ? named : { ...named, origin: 'deduced' }
}

const RANKS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(1er|premier|first)$/, 1],
  [/^(2e|2eme|deuxieme|second)$/, 2],
  [/^(3e|3eme|troisieme|third)$/, 3],
]

export function ordinalPart([, rank = '', unit = '', year]: RegExpMatchArray, today: string): Named | null {
  const length = /semestre|half/.test(unit) ? 6 : 3
  const number = RANKS.find(([pattern]) => pattern.test(rank))?.[1] ?? 12 / length
  const named = part(year ? Number(year) : yearOf(today), number, length)
  if (year || !named) return named
  const next = named.until >= today ? named : part(yearOf(today) + 1, number, length)
  return next && { ...next, origin: 'deduced' }
}

export function part(year: number, rank: number, length: number): Named | null {
  if (rank * length > 12) return null
  return { ...months(year, (rank - 1) * length + 1, rank * length), precision: 'period' }
}

/** First and last month; winter is the one that opens the year. */
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  printemps: [4, 6],
  spring: [4, 6],
  ete: [7, 8],
  summer: [7, 8],
  automne: [10, 12],
  autumn: [10, 12],
}

export function season(name: string | undefined, year: number): Named {
  const [first, last] = SEASONS[name ?? ''] ?? [1, 3]
  return { ...months(year, first, last), precision: 'period' }
}

export function nextSeason([, name]: RegExpMatchArray, today: string): Named {
  const named = season(name, yearOf(today))
  return { ...(named.until >= today ? named : season(name, yearOf(today) + 1)), origin: 'deduced' }
}

export function partOfYear(when: string | undefined, year: number): Named {
  if (when === 'courant') return wholeYear(year)
  if (when === 'debut' || when === 'early') return { ...months(year, 1, 3), precision: 'period' }
  if (when === 'fin' || when === 'late' || when === 'end of')
    return { ...months(year, 10, 12), precision: 'period' }
  return { ...months(year, 5, 7), precision: 'period' }
}

export const wholeYear = (year: number, origin: Origin = 'said'): Named => ({
  ...months(year, 1, 12),
  precision: 'year',
  origin,
})

export const thisYear = (today: string): Named => ({
  from: today,
  until: dayOf(yearOf(today), 12, 31),
  precision: 'period',
  origin: 'deduced',
})

const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
  quatre: 4,
  six: 6,
  dix: 10,
  douze: 12,
}

export function fromToday([, count = '', unit = '']: RegExpMatchArray, today: string): Named {
  const number = SMALL_NUMBERS[count] ?? Number(count)
  const until = /^(jour|day)/.test(unit)
    ? later(today, number, 'day')
    : /^(semaine|week)/.test(unit)
      ? later(today, number * 7, 'day')
      : later(today, /^m/.test(unit) ? number : number * 12, 'month')
  return { from: until, until, precision: 'day', origin: 'deduced' }
}
