import type { Cents } from '#engines/money/cents.ts'
import { type Reading, spanOf } from '../reading.ts'
import type { FactOf, FactValues } from '../understanding.ts'
import { factorOf, hundredths, NUMBER, TIMES } from './numbers.ts'
import { joined } from './pattern.ts'

const EURO = ` ?(?:€|euros?|eur|keuros?|ke)(?![a-z])`
const AMOUNT = `${NUMBER}${TIMES}`
const RANGE = new RegExp(
  `(?:entre|de|between|from) ${AMOUNT}(?:${EURO})? ?(?:et|a|-|and|to) ?${AMOUNT}(${EURO})`,
  'g',
)
const HYPHEN = new RegExp(`${AMOUNT}(?:${EURO})? ?- ?${AMOUNT}(${EURO})`, 'g')
const SINGLE = new RegExp(`${AMOUNT}(${EURO})`, 'g')
const ENGLISH = new RegExp(`(?:€|eur) ?${AMOUNT}`, 'g')

const MOST = new RegExp(
  joined(
    "(?:moins de|inferieure? a|jusqu'a|maxi(?:mum|mal)?|max|au plus|(?:sans|",
    'pas) (?:de)?passer|plafond(?:ne)?(?: a| de)?|pas plus de|limite a|under|less than|',
    'up to|at most|no more than|not exceed(?:ing)?|maximum of)(?: de| of|:| :)?(?: les)? ?$',
  ),
)
const LEAST =
  /(?:au moins|minimum(?: de)?|a partir de|plus de|superieure? a|at least|more than|minimum of) ?$/
const MOST_AFTER =
  /^(?: ht| ttc| hors taxes?)?,? ?(?:(?:au |de )?(?:plus|maxi(?:mum)?|max)(?![a-z])|at most|tops|grand maximum)/
const LEAST_AFTER = /^(?: ht| ttc)?,? ?(?:(?:au )?(?:moins|minimum)(?![a-z])|at least)/
const YEARLY = /^(?: ht| ttc)?(?: ?\/ ?an(?![a-z])| par an| annuels?| a year| per year| yearly| chaque annee)/
const MONTHLY = /^(?: ht| ttc)?(?: ?\/ ?mois| par mois| mensuels?| a month| per month| monthly)/
const TALKS_MONEY =
  /(?:budget|enveloppe|credits?|financement|montant|depenser|disposons|cout|prix|spend|afford)/

interface Draft {
  readonly value: FactValues['budget']
  readonly start: number
  readonly end: number
  /** Whether the text says that this is what may be spent, and not just any amount. */
  readonly isClear: boolean
}

/**
 * What may be spent, in cents: a range, a ceiling, a floor or an amount. Amounts that the text ties to a
 * budget or to a bound are said; with none, the first amount met is taken, as deduced.
 */
export function budgetFacts(reading: Reading): FactOf<'budget'>[] {
  const drafts = [...ranges(reading, RANGE), ...ranges(reading, HYPHEN)]
  for (const pattern of [SINGLE, ENGLISH]) {
    for (const draft of singles(reading, pattern)) {
      if (!drafts.some((other) => draft.start < other.end && other.start < draft.end)) drafts.push(draft)
    }
  }
  drafts.sort((one, other) => one.start - other.start)
  const clear = drafts.filter((draft) => draft.isClear)
  const kept = clear.length > 0 ? clear : drafts.slice(0, 1)
  return kept.map(({ value, start, end, isClear }) => ({
    kind: 'budget',
    value,
    origin: isClear ? 'said' : 'deduced',
    span: spanOf(reading, start, end),
  }))
}

function ranges(reading: Reading, pattern: RegExp): Draft[] {
  return [...reading.plain.matchAll(pattern)].flatMap((found) => {
    const [all, low = '', lowDecimals, lowTimes, high = '', highDecimals, highTimes, euro] = found
    const factor = factorWith(highTimes, euro)
    const max = hundredths(high, highDecimals, factor)
    const own = hundredths(low, lowDecimals, factorOf(lowTimes))
    const min = lowTimes === undefined && own * factor <= max ? own * factor : own
    const end = found.index + all.length
    if (min > max) return []
    return [{ value: { min, max, ...rhythm(reading, end) }, start: found.index, end, isClear: true }]
  })
}

function singles(reading: Reading, pattern: RegExp): Draft[] {
  return [...reading.plain.matchAll(pattern)].flatMap((found) => {
    const [all, whole = '', decimals, times, euro] = found
    const end = found.index + all.length
    const cents = hundredths(whole, decimals, factorWith(times, euro))
    if (cents === 0n) return []
    const before = reading.plain.slice(Math.max(0, found.index - 40), found.index)
    const bound = boundOf(cents, before, reading.plain.slice(end, end + 40))
    const isClear = bound.about === undefined || TALKS_MONEY.test(before)
    return [{ value: { ...bound, ...rhythm(reading, end) }, start: found.index, end, isClear }]
  })
}

function boundOf(cents: Cents, before: string, after: string): FactValues['budget'] {
  if (MOST.test(before) || MOST_AFTER.test(after)) return { max: cents }
  if (LEAST.test(before) || LEAST_AFTER.test(after)) return { min: cents }
  return { about: cents }
}

function rhythm(reading: Reading, end: number): { per?: 'year' | 'month' } {
  const after = reading.plain.slice(end, end + 25)
  if (YEARLY.test(after)) return { per: 'year' }
  return MONTHLY.test(after) ? { per: 'month' } : {}
}

const factorWith = (times: string | undefined, euro: string | undefined): bigint =>
  times === undefined && /^ ?k/.test(euro ?? '') ? 1_000n : factorOf(times)
