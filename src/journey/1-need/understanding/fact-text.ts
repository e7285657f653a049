import type { AskedFunction, Fact, FactValues } from '#engines/understanding/understanding.ts'
import { formatDate, formatMoney, formatNumber, type Lang } from '#platform/lang.ts'
import { organisationWords } from '#registry/organisation/index.ts'
import { words } from './correction.words.ts'

/** A fact in the reader’s words. */
export function factText(lang: Lang, fact: Fact): string {
  const said = words[lang]
  switch (fact.kind) {
    case 'population':
      return `${formatNumber(lang, fact.value.count)} ${said.units[fact.value.of]}`
    case 'body':
      return fact.value.name ?? organisationWords[lang].kinds[fact.value.kind]
    case 'budget':
      return budgetText(lang, fact.value)
    case 'date':
      return dateText(lang, fact.value)
    case 'constraint':
      return (
        said.conditions[`${fact.value.on}:${fact.value.is}`] ??
        `${said.subjects[fact.value.on]} : ${fact.value.is}`
      )
    default:
      return fact.value.what
  }
}

function budgetText(lang: Lang, { min, max, about, per }: FactValues['budget']): string {
  const said = words[lang]
  const money = (cents: bigint) => formatMoney(lang, cents)
  const sum =
    min !== undefined && max !== undefined
      ? said.between(money(min), money(max))
      : max !== undefined
        ? said.atMost(money(max))
        : min !== undefined
          ? said.atLeast(money(min))
          : said.around(money(about ?? 0n))
  return per ? `${sum} ${said.per[per]}` : sum
}

const shortened = { day: 10, month: 7, period: 7, year: 4 } as const

function dateText(lang: Lang, { from, until, precision, sense }: FactValues['date']): string {
  const said = words[lang]
  const day = (date: string) => formatDate(lang, date.slice(0, shortened[precision]))
  if (sense === 'before') return said.before(day(until), precision === 'day')
  if (sense === 'from') return said.from(day(from), precision === 'day')
  return precision === 'period' ? `${day(from)} – ${day(until)}` : day(from)
}

/** Why a function is in the list: its words in the text, or our reason. */
export function whyText(lang: Lang, { words: found, because }: AskedFunction): string {
  const said = words[lang]
  if (because?.kind === 'implied') return said.because.implied(because[lang])
  if (because?.kind === 'product') return said.because.product(because.product)
  if (because) return said.because[because.kind](because.what)
  return found.length > 0 ? said.said(found.join(', ')) : said.byYou
}
