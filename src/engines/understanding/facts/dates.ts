import { type Reading, spanOf } from '../reading.ts'
import type { FactOf, FactValues } from '../understanding.ts'
import { joined } from './pattern.ts'
import {
  backToSchool,
  day,
  fromToday,
  MONTH_WORDS,
  month,
  monthAfter,
  monthOf,
  type Named,
  nextDay,
  nextMonth,
  nextSeason,
  ordinalPart,
  part,
  partOfYear,
  season,
  thisYear,
  wholeYear,
  yearOf,
} from './times.ts'

const MONTH = `(${MONTH_WORDS.join('|')})`
const FULL_MONTH = joined(
  '(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|',
  'january|february|march|april|june|july|august|september|october|november|december)',
)
const YEAR = '(20\\d\\d)(?!\\d)'
const CUE = joined(
  `(?:en|pour|avant|d'ici(?: a)?|des|a partir de|au plus tard en|courant|in|by|before|`,
  `from|until|mi-?|debut|fin|vers)`,
)

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
      joined(
        `(1er|premier|first|2e|2eme|deuxieme|second|3e|3eme|troisieme|third|4e|4eme|quatrieme|`,
        `dernier|last) (trimestre|semestre|quarter|half)(?: (?:de |of )?${YEAR})?`,
      ),
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
      joined(
        `(?:dans|d'ici(?: a)?|sous|avant|within|in) (\\d{1,3}|un|une|deux|trois|quatre|six|dix|`,
        `douze|one|two|three) (jours?|semaines?|mois|ans?|annees?|days?|weeks?|months?|`,
        `years?)(?![a-z])`,
      ),
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

const BEFORE = new RegExp(
  joined(
    "(?:avant(?: le| la| fin)?|d'ici(?: a| le| la| au)?|au plus tard(?: le| en| pour)?|",
    "jusqu'(?:au|en|a)|by|before|until|no later than|deadline:?|limite:?(?: le)?|sous|",
    "within)(?: l'| la| le| the)? ?(?:fin |debut |mi-?|the end of )?$",
  ),
)
const FROM = new RegExp(
  joined(
    '(?:a partir (?:du|de)|a compter (?:du|de)|des(?: le| la)?|apres(?: le)?|depuis|from|',
    'starting|after|since)(?: la| le| the)? ?$',
  ),
)
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
