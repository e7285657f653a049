import { z } from 'zod'
import { isLicence } from '#engines/spdx/licence.ts'
import type { SolutionFields } from './fields.ts'
import type { RecordRule } from './record.words.ts'

// The message of each check is the name of its rule: the words are chosen by it, in the reader's language.
const rule = (name: RecordRule) => ({ error: name })
/** A NUL, or half of a surrogate pair, is in nobody's text, and PostgreSQL stores neither. */
const clean = (value: string): string => value.toWellFormed().replaceAll('\0', '')
const text = (max: number) =>
  z.string(rule('not-text')).overwrite(clean).trim().min(1, rule('empty')).max(max, rule('too-long'))
const address = z
  .string(rule('not-text'))
  .max(2_000, rule('too-long'))
  .refine((value) => /^https?:\/\/[^\s/]+\.?[^\s]*$/i.test(value) && URL.canParse(value), rule('address'))
const list = (max: number) => z.array(text(120), rule('not-a-list')).max(max, rule('list-too-long'))
const count = z.int(rule('not-a-number')).min(0, rule('not-a-number'))
const dated = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, rule('date'))

const cleanInside = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? clean(inner) : inner)))

const functionValue = z.strictObject({
  state: z.enum(['proven', 'partly', 'no'], rule('state')),
  proof: address.optional(),
  fr: text(300).optional(),
  en: text(300).optional(),
})

const fields = {
  id: text(200),
  name: text(200),
  fr: text(1_000),
  en: text(1_000),
  long: text(10_000),
  licence: z.string(rule('not-text')).refine(isLicence, rule('licence')),
  licenceText: text(300),
  website: address,
  repository: address,
  documentation: address,
  logo: text(2_000),
  demo: address,
  wikidata: z.string().regex(/^Q\d+$/, rule('wikidata')),
  status: z.enum(['active', 'unknown', 'archived'], rule('state')),
  since: z.int(rule('not-a-number')).min(1950, rule('year')).max(2100, rule('year')),
  version: text(100),
  releaseDate: dated,
  stars: count,
  commitsYear: count,
  sill: count.min(1, rule('not-a-number')),
  sillStatus: z.enum(['R', 'O', 'FR'], rule('state')),
  sillSupported: z.boolean(),
  comptoir: count.min(1, rule('not-a-number')),
  level: count,
  domain: text(60),
  publiccode: z
    .custom<SolutionFields['publiccode']>((value) => typeof value === 'object' && value !== null)
    .overwrite(cleanInside),
  audience: list(20),
  hosting: list(10),
  replaces: list(100),
  alternatives: list(100),
  keywords: list(200),
  categories: list(200),
  platforms: list(60),
  languages: list(200),
  usedBy: list(1_000),
  functions: z.record(z.string().regex(/^[a-z0-9-]{1,80}$/, rule('slug')), functionValue),
} satisfies { [Key in keyof SolutionFields]: z.ZodType<SolutionFields[Key]> }

const siren = z.string().regex(/^\d{9}$/, rule('siren'))
const fact = { name: text(200), siren: siren.optional(), for: text(300).optional(), url: address.optional() }
const usage = z.strictObject({ ...fact, source: text(2_000), seen: dated })
const provider = z.strictObject({ ...fact, region: text(3).optional(), source: text(2_000), seen: dated })

/** What an importer hands over: fields of one solution as one source tells them, and where in the file they stand. */
export const recordForm = z.strictObject({
  line: z.int().optional(),
  file: z.string().optional(),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, rule('slug'))
    .max(100, rule('too-long'))
    .optional(),
  sourceUrl: address.optional(),
  dated: dated.optional(),
  fields: z.strictObject(fields).partial().required({ name: true }),
  users: z.array(usage).max(2_000, rule('list-too-long')).optional(),
  providers: z.array(provider).max(2_000, rule('list-too-long')).optional(),
})

export type SolutionRecord = z.input<typeof recordForm>
export type UsageFact = z.input<typeof usage>
export type ProviderFact = z.input<typeof provider>
