import { type Reading, spanOf } from '../reading.ts'
import type { DatePrecision, FactOf, FactValues, Origin } from '../understanding.ts'
import { dayOf, later, lengthOfMonth, months, type Period } from './calendar.ts'

const MONTH_WORDS = [
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
const MONTH = `(${MONTH_WORDS.join('|')})`
const FULL_MONTH =
  '(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|june|july|august|september|october|november|december)'
const YEAR = '(20\\d\\d)(?!\\d)'
const monthPatterns = MONTH_WORDS.map((words) => new RegExp(`^(?:${words})$`))
const CUE = `(?:en|pour|avant|d'ici(?: a)?|des|a partir de|au plus tard en|courant|in|by|before|from|until|mi-?|debut|fin|vers)`

interface Named extends Period {
  readonly precision: DatePrecision
  readonly origin?: Origin
}
type Finder = readonly [RegExp, (found: RegExpMatchArray, today: string) => Named | null]

/** In this order: a passage read by one finder is not read again by the next. */
const finders: readonly Finder[] = [
  [/(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)/g, ([, y, m, d]) => day(y, Number(m), d)],
  [/(?<!\d)(\d{1,2})\/(\d{1,2})\/(20\d\d)(?!\d)/g, ([, d, m, y]) => day(y, Number(m), d)],
  [
    word(`(\\d{1,2})(?:er|e|st|nd|rd|th)? (?:of )?${MONTH},? ${YEAR}`),
    ([, d, m, y]) => day(y, monthOf(m), d),
  ],
  [word(`${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}`), ([, m, d, y]) => day(y, monthOf(m), d)],
  [
    word(`(\\d{1,2})(?:er|st|nd|rd|th)? (?:of )?${FULL_MONTH}(?![a-z])`),
    ([, d, m], today) => nextDay(m, d, today),
  ],
  [word(`${MONTH} ${YEAR}`), ([, m, y]) => month(Number(y), monthOf(m))],
  [
    word(
      `(?:rentree|start of the school year)(?: (?:scolaire|universitaire|de septembre))?(?: (?:de |en )?${YEAR})?`,
    ),
    backToSchool,
  ],
  [
    word(
      `(1er|premier|first|2e|2eme|deuxieme|second|3e|3eme|troisieme|third|4e|4eme|quatrieme|dernier|last) (trimestre|semestre|quarter|half)(?: (?:de |of )?${YEAR})?`,
    ),
    ordinalPart,
  ],
  [
    word(`([tqs])([1-4]) ${YEAR}`),
    ([, letter, rank, y]) => part(Number(y), Number(rank), letter === 's' ? 6 : 3),
  ],
  [
    word(`(printemps|ete|automne|hiver|spring|summer|autumn|winter)(?: (?:de |of )?${YEAR})`),
    ([, name, y]) => season(name, Number(y)),
  ],
  [
    word(
      `(?:cet|d'ici l'|avant l'|pour l'|before the |by )(?: ?)(ete|automne|hiver|summer|autumn|winter)(?![a-z])`,
    ),
    nextSeason,
  ],
  [
    word(`(debut|mi|fin|milieu|courant|early|mid|late|end of)(?: de|-)? ?(?:l'annee )?${YEAR}`),
    ([, when, y]) => partOfYear(when, Number(y)),
  ],
  [
    word(
      `(?:dans|d'ici(?: a)?|sous|avant|within|in) (\\d{1,3}|un|une|deux|trois|quatre|six|dix|douze|one|two|three) (jours?|semaines?|mois|ans?|annees?|days?|weeks?|months?|years?)(?![a-z])`,
    ),
    fromToday,
  ],
  [
    word(`(?:l'an prochain|l'annee prochaine|next year)`),
    (_, today) => wholeYear(yearOf(today) + 1, 'deduced'),
  ],
  [
    word(`(?:fin d'annee|fin de l'annee|end of the year|cette annee|this year)`),
    (_, today) => thisYear(today),
  ],
  [word(`(?:le mois prochain|next month)`), (_, today) => monthAfter(today)],
  [
    word(`${CUE} ?(?:fin |debut |mi-?|courant |le mois de |the end of )?${FULL_MONTH}(?![a-z])`),
    ([, m], today) => nextMonth(m, today),
  ],
  [
    word(`(?:en|pour|avant|d'ici(?: a)?|horizon|des|in|by|before|courant|annee|from) ${YEAR}`),
    ([, y]) => wholeYear(Number(y)),
  ],
]

const BEFORE =
  /(?:avant(?: le| la| fin)?|d'ici(?: a| le| la| au)?|au plus tard(?: le| en| pour)?|jusqu'(?:au|en|a)|by|before|until|no later than|deadline:?|limite:?(?: le)?|sous|within)(?: l'| la| le| the)? ?(?:fin |debut |mi-?|the end of )?$/
const FROM =
  /(?:a partir (?:du|de)|a compter (?:du|de)|des(?: le| la)?|apres(?: le)?|depuis|from|starting|after|since)(?: la| le| the)? ?$/
const STARTS_BEFORE = /^(?:avant|d'ici|au plus tard|by|before|until|sous|within)(?![a-z])/
const STARTS_FROM = /^(?:a partir|des|from)(?![a-z])/

/**
 * Dates wanted, each as the first and last day of the time named. What the text leaves out (the year of
 * “avant le 15 mars”, the length of “dans six mois”) is counted from `today` (YYYY-MM-DD) and marked
 * deduced. Times wholly past are history, not a wish: they are left out.
 */
export function dateFacts(reading: Reading, today: string): FactOf<'date'>[] {
  const facts: Array<FactOf<'date'> & { readonly at: number }> = []
  const taken: Array<readonly [number, number]> = []
  for (const [pattern, read] of finders) {
    for (const found of reading.plain.matchAll(pattern)) {
      const [start, end] = [found.index, found.index + found[0].length]
      const named = read(found, today)
      if (!named || taken.some(([from, to]) => start < to && from < end)) continue
      taken.push([start, end])
      if (named.until < today) continue
      facts.push({ ...toFact(reading, named, found), at: start })
    }
  }
  return facts.sort((one, other) => one.at - other.at).map(({ at: _, ...fact }) => fact)
}

function toFact(reading: Reading, named: Named, found: RegExpMatchArray): FactOf<'date'> {
  const { from, until, precision, origin = 'said' } = named
  const start = found.index ?? 0
  const value = { from, until, precision, sense: senseOf(reading, found[0], start) }
  return { kind: 'date', value, origin, span: spanOf(reading, start, start + found[0].length) }
}

function senseOf(reading: Reading, words: string, start: number): FactValues['date']['sense'] {
  const before = reading.plain.slice(Math.max(0, start - 30), start)
  if (BEFORE.test(before) || STARTS_BEFORE.test(words)) return 'before'
  return FROM.test(before) || STARTS_FROM.test(words) ? 'from' : 'in'
}

function word(source: string): RegExp {
  return new RegExp(`(?<![a-z0-9])${source}`, 'g')
}

const yearOf = (today: string): number => Number(today.slice(0, 4))
const monthOf = (name = ''): number => monthPatterns.findIndex((pattern) => pattern.test(name)) + 1

function day(year: string | undefined, monthNumber: number, dayText: string | undefined): Named | null {
  const [y, d] = [Number(year), Number(dayText)]
  if (monthNumber < 1 || monthNumber > 12 || d < 1 || d > lengthOfMonth(y, monthNumber)) return null
  const date = dayOf(y, monthNumber, d)
  return { from: date, until: date, precision: 'day' }
}

function nextDay(monthName: string | undefined, dayText: string | undefined, today: string): Named | null {
  const thisYearDay = day(today.slice(0, 4), monthOf(monthName), dayText)
  const next =
    thisYearDay && thisYearDay.from >= today
      ? thisYearDay
      : day(String(yearOf(today) + 1), monthOf(monthName), dayText)
  return next && { ...next, origin: 'deduced' }
}

const month = (year: number, number: number): Named => ({
  ...months(year, number, number),
  precision: 'month',
})

function nextMonth(name: string | undefined, today: string): Named {
  const number = monthOf(name)
  const named = month(yearOf(today), number)
  return { ...(named.until >= today ? named : month(yearOf(today) + 1, number)), origin: 'deduced' }
}

function monthAfter(today: string): Named {
  const next = later(today, 1, 'month')
  return { ...month(yearOf(next), Number(next.slice(5, 7))), origin: 'deduced' }
}

/** A French school year opens in the first days of September: the first is taken. */
function backToSchool([, year]: RegExpMatchArray, today: string): Named {
  const next = today <= dayOf(yearOf(today), 9, 1) ? yearOf(today) : yearOf(today) + 1
  const named = { ...months(year ? Number(year) : next, 9, 9), precision: 'month' } as const
  return year ? named : { ...named, origin: 'deduced' }
}

const RANKS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(1er|premier|first)$/, 1],
  [/^(2e|2eme|deuxieme|second)$/, 2],
  [/^(3e|3eme|troisieme|third)$/, 3],
]

function ordinalPart([, rank = '', unit = '', year]: RegExpMatchArray, today: string): Named | null {
  const length = /semestre|half/.test(unit) ? 6 : 3
  const number = RANKS.find(([pattern]) => pattern.test(rank))?.[1] ?? 12 / length
  const named = part(year ? Number(year) : yearOf(today), number, length)
  if (year || !named) return named
  const next = named.until >= today ? named : part(yearOf(today) + 1, number, length)
  return next && { ...next, origin: 'deduced' }
}

function part(year: number, rank: number, length: number): Named | null {
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

function season(name: string | undefined, year: number): Named {
  const [first, last] = SEASONS[name ?? ''] ?? [1, 3]
  return { ...months(year, first, last), precision: 'period' }
}

function nextSeason([, name]: RegExpMatchArray, today: string): Named {
  const named = season(name, yearOf(today))
  return { ...(named.until >= today ? named : season(name, yearOf(today) + 1)), origin: 'deduced' }
}

function partOfYear(when: string | undefined, year: number): Named {
  if (when === 'courant') return wholeYear(year)
  if (when === 'debut' || when === 'early') return { ...months(year, 1, 3), precision: 'period' }
  if (when === 'fin' || when === 'late' || when === 'end of')
    return { ...months(year, 10, 12), precision: 'period' }
  return { ...months(year, 5, 7), precision: 'period' }
}

const wholeYear = (year: number, origin: Origin = 'said'): Named => ({
  ...months(year, 1, 12),
  precision: 'year',
  origin,
})

const thisYear = (today: string): Named => ({
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

function fromToday([, count = '', unit = '']: RegExpMatchArray, today: string): Named {
  const number = SMALL_NUMBERS[count] ?? Number(count)
  const until = /^(jour|day)/.test(unit)
    ? later(today, number, 'day')
    : /^(semaine|week)/.test(unit)
      ? later(today, number * 7, 'day')
      : later(today, /^m/.test(unit) ? number : number * 12, 'month')
  return { from: until, until, precision: 'day', origin: 'deduced' }
}
