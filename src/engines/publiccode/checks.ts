import { isLicence } from '#engines/spdx/licence.ts'
import type { Rule } from './problem.ts'
import { aliases, categories, countries, scopes } from './vocabulary.ts'

export type Fault = { rule: Rule; detail?: string }
/** Looks at one text of a file; answers what is wrong with it, or nothing. */
export type Check = (text: string) => Fault | undefined

const when = (wrong: boolean, rule: Rule, detail?: string): Fault | undefined =>
  wrong ? (detail === undefined ? { rule } : { rule, detail }) : undefined

/** A detail is shown to people and in logs of imports: a hostile value must not fill them. */
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const parsedUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

export const url: Check = (text) =>
  when(!/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+/i.test(text) || !parsedUrl(text), 'url')

export const httpUrl: Check = (text) => when(!/^https?:$/.test(parsedUrl(text)?.protocol ?? ''), 'http-url')

/** A home page shows no video: an address needs at least a path or a query to designate one. */
export const video: Check = (text) => {
  const read = parsedUrl(text)
  if (!read) return { rule: 'http-url' }
  return httpUrl(text) ?? when(read.pathname.length < 2 && read.search === '', 'video')
}

const ITALIAN = 'urn:x-italian-pa:'
/** The form alone: which codes exist is known to the Italian register only. */
export const ipa: Check = (text) => when(!/^([a-z0-9_-]{2,}|[A-Z0-9]{8})$/.test(text), 'ipa')
export const organisationUri: Check = (text) =>
  text.startsWith(ITALIAN)
    ? ipa(text.slice(ITALIAN.length))
    : when(!/^[a-z][a-z0-9+.-]+:\S{2,}$/i.test(text), 'uri')

export const supported: Check = (text) =>
  text.startsWith('alias:')
    ? when(!aliases.has(text.slice('alias:'.length)), 'alias', shown(text))
    : when(!/^[a-z][a-z0-9+.-]+:\S{2,}$/i.test(text), 'uri')

export const date: Check = (text) => {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const instant = isDay ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // February 30th parses in some readers as March 2nd: the day must come back as it was written.
  return when(Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== text, 'date')
}

export const email: Check = (text) =>
  when(text.length > 254 || !/^[^\s@<>()[\],;:"]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text), 'email')

const knownLanguages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
/** BCP 47: well formed, and a language that the CLDR tables know. `en_GB` is POSIX, `xxx` is nobody's language. */
export const language: Check = (text) => {
  const [primary = ''] = text.split('-')
  try {
    const [canonical] = Intl.getCanonicalLocales(text)
    return when(
      !canonical || !/^[a-z]{2,3}$/i.test(primary) || knownLanguages.of(primary) === undefined,
      'language',
    )
  } catch {
    return { rule: 'language' }
  }
}

export const country: Check = (text) =>
  when(!countries.has(text) && !(text === text.toLowerCase() && countries.has(text.toUpperCase())), 'country')

export const licence: Check = (text) => when(!isLicence(text), 'licence', shown(text))
export const mediaType: Check = (text) => when(!/^[a-z]+\/[\w.+-]+$/i.test(text), 'media-type')
export const category: Check = (text) => when(!categories.has(text), 'category', shown(text))
export const scope: Check = (text) => when(!scopes.has(text), 'scope', shown(text))

export const oneOf =
  (values: readonly string[]): Check =>
  (text) =>
    when(!values.includes(text), 'one-of', values.join(', '))

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })
/** Characters as a reader counts them: an accent or a flag made of several code points is one. */
const lengthOf = (text: string): number => {
  let count = 0
  for (const _ of graphemes.segment(text)) count += 1
  return count
}
export const atMost =
  (max: number): Check =>
  (text) =>
    when(text.length > max && lengthOf(text) > max, 'too-long', `${max}`)
export const atLeast =
  (min: number): Check =>
  (text) =>
    when(text.length < min || lengthOf(text) < min, 'too-short', `${min}`)

/** A path inside the repository, or a web address. */
export const place: Check = (text) => when(/^(\/|[a-z]:\\|file:)/i.test(text), 'absolute-path')
export const logo: Check = (text) => {
  const path = parsedUrl(text)?.pathname ?? text
  return place(text) ?? when(!/\.(svg|svgz|png)$/i.test(path), 'image-type', 'SVG, SVGZ, PNG')
}
