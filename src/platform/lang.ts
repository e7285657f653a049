export type Lang = 'fr' | 'en'
export const langs = ['fr', 'en'] as const

const PREFIX = '/en'

/** The same page in a language: English lives under /en, French at the root. */
export const to = (lang: Lang, path: string): string =>
  lang === 'fr' ? path : path === '/' ? PREFIX : `${PREFIX}${path}`

/** Which language a path asks for, and the path without it. */
export function readLang(path: string): { lang: Lang; path: string } {
  if (path === PREFIX || path === `${PREFIX}/`) return { lang: 'en', path: '/' }
  if (path.startsWith(`${PREFIX}/`)) return { lang: 'en', path: path.slice(PREFIX.length) }
  return { lang: 'fr', path }
}

const locale = { fr: 'fr-FR', en: 'en-GB' } as const
const cached = <T>(make: (lang: Lang) => T) => {
  const made = { fr: make('fr'), en: make('en') }
  return (lang: Lang): T => made[lang]
}
const numbers = cached((lang) => new Intl.NumberFormat(locale[lang]))
const wholeEuros = cached(
  (lang) =>
    new Intl.NumberFormat(locale[lang], { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
)
const euros = cached((lang) => new Intl.NumberFormat(locale[lang], { style: 'currency', currency: 'EUR' }))
const dates = cached((lang) => new Intl.DateTimeFormat(locale[lang], { dateStyle: 'long', timeZone: 'UTC' }))
const months = cached(
  (lang) => new Intl.DateTimeFormat(locale[lang], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const collators = cached((lang) => new Intl.Collator(locale[lang]))
const plurals = cached((lang) => new Intl.PluralRules(locale[lang]))

/** The order of a dictionary: « Éloïse » comes after « Dario », not after « Zoé ». */
export const inOrder = (lang: Lang, a: string, b: string): number => collators(lang).compare(a, b)

export const formatNumber = (lang: Lang, value: number | bigint): string => numbers(lang).format(value)

/** Cents are shown only when there are some. */
export const formatMoney = (lang: Lang, cents: bigint): string =>
  cents % 100n === 0n ? wholeEuros(lang).format(cents / 100n) : euros(lang).format(decimal(cents))

/** Exact: Intl reads a decimal string as it is written, without going through a float. */
function decimal(cents: bigint): Intl.StringNumericLiteral {
  const size = cents < 0n ? -cents : cents
  const digits = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`
  return (cents < 0n ? `-${digits}` : digits) as Intl.StringNumericLiteral // Digits and one point: a number.
}

/** A day (YYYY-MM-DD), a month (YYYY-MM) or a year, in words. */
export function formatDate(lang: Lang, day: string): string {
  if (/^\d{4}$/.test(day)) return day
  if (/^\d{4}-\d{2}$/.test(day)) return months(lang).format(new Date(`${day}-01T00:00:00Z`))
  const words = dates(lang).format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
  return lang === 'fr' ? words.replace(/^1 /, '1er ') : words
}

/** Picks the word for a number; French counts 0 as singular, and says « 1 000 000 de … » through `many`. */
export function plural(
  lang: Lang,
  count: number,
  words: { one: string; other: string; many?: string },
): string {
  const rule = plurals(lang).select(count)
  return rule === 'one' ? words.one : rule === 'many' ? (words.many ?? words.other) : words.other
}

/** « 1,5 demi-journée », « 2 demi-journées »: a number and its word. */
export const counted = (lang: Lang, count: number, words: Parameters<typeof plural>[2]): string =>
  `${formatNumber(lang, count)} ${plural(lang, count, words)}`
