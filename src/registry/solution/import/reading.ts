import { normaliseLicence } from '#engines/spdx/licence.ts'
import type { SolutionFields } from '../fields.ts'
import type { ImportProblem, Place } from '../import-problem.ts'
import type { SolutionRecord } from '../record.form.ts'
import { type ReadRule, words } from './import.words.ts'

/** What an importer makes of a file: records, remarks, and faults for which nothing will be written. */
export type Read = { records: SolutionRecord[]; warnings: ImportProblem[]; problems: ImportProblem[] }

export const nothingRead = (...problems: ImportProblem[]): Read => ({ records: [], warnings: [], problems })

export const readProblem = (at: Place, key: string, rule: ReadRule, detail = ''): ImportProblem => ({
  ...(at.file === undefined ? {} : { file: at.file }),
  line: at.line ?? 1,
  key,
  rule,
  // A value is quoted in what people read: a hostile one must not fill it.
  remedy: { fr: words.fr[rule](short(detail)), en: words.en[rule](short(detail)) },
})

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

export const joinReads = (reads: readonly Read[]): Read => ({
  records: reads.flatMap(({ records }) => records),
  warnings: reads.flatMap(({ warnings }) => warnings),
  problems: reads.flatMap(({ problems }) => problems),
})

type Fields = Partial<SolutionFields>

/** A text of a list, or nothing when it is blank. */
export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** Only web addresses are kept: a list may hold anything there, and a page makes links of them. */
export const addressIn = (value: unknown): string | undefined => {
  const text = textIn(value)
  return text && text.length <= 2_000 && /^https?:\/\/[^\s/]+\.?\S*$/i.test(text) && URL.canParse(text)
    ? text
    : undefined
}

export const wholeIn = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined
}

export const wikidataIn = (value: unknown): string | undefined => {
  const text = textIn(value)
  return text && /^Q\d+$/.test(text) ? text : undefined
}

/** The licence when it is one, else what was written: a catalogue never guesses a licence. */
export function licenceFields(text: string | undefined): Pick<Fields, 'licence' | 'licenceText'> {
  if (text === undefined || /^(n\/?a|inconnue?|unknown|-)$/i.test(text)) return {}
  const licence = normaliseLicence(text)
  return licence ? { licence } : { licenceText: text.slice(0, 300) }
}

/** The warning that goes with a licence that was not read. */
export const licenceWarnings = (at: Place, fields: { licenceText?: string | undefined }): ImportProblem[] =>
  fields.licenceText === undefined ? [] : [readProblem(at, 'licence', 'licence-unread', fields.licenceText)]

type Loose = { [Key in keyof SolutionFields]?: SolutionFields[Key] | undefined }
type About = { slug?: string | undefined; sourceUrl?: string | undefined; dated?: string | undefined }

/** A record without what the source does not tell: « nothing said » is not « said to be nothing ». */
export function recordAt(at: Place, about: About, fields: Loose & { name: string }): SolutionRecord {
  // Only entries without a value are taken out: the keys and the types are those received.
  return { ...at, ...told(about), fields: told(fields) } as SolutionRecord
}

const told = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

export const distinct = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
]
