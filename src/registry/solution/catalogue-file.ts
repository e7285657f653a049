import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument, visit, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { checkSiren } from '#engines/siren/siren.ts'
import { isLicence } from '#engines/spdx/licence.ts'

/** Files of the folder that are not lists of solutions: what the facts cite, and the slugs that have no entry yet. */
const SOURCES_FILE = 'sources.yml'
const ABSENT_FILE = 'absent.yml'
/** The catalogue is written by hand: a larger file is a mistake, and is refused before being read. */
const FILE_CHARACTERS_MAX = 1_000_000

export const AUDIENCES = [
  'commune',
  'epci',
  'departement',
  'region',
  'etat',
  'sante',
  'enseignement',
  'recherche',
  'association',
  'tous',
] as const
/** serveur: on one's own server; service: a hosted offer exists; poste: on a computer; mobile: on a telephone. */
export const HOSTINGS = ['serveur', 'service', 'poste', 'mobile'] as const

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug is made of a-z, 0-9 and single hyphens')
const address = z.url({ protocol: /^https$/, error: 'a well formed https:// address' })
const words = (max: number) => z.string().trim().min(1, 'a text that is not empty').max(max)
const sentence = z.string().trim().min(60, 'a sentence of 60 characters or more').max(300)
const source = z.union([address, slug], { error: 'an id of sources.yml, or an https:// address' })
const siren = z.string().refine((text) => checkSiren(text).valid, 'nine digits whose key is right')
const partialDate = z
  .union([z.string(), z.number().transform(String)])
  .refine((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text), 'a date: 2022, 2022-02 or 2022-02-14')
const distinct = <Item extends z.ZodType>(item: Item) =>
  z.array(item).refine((list) => new Set(list).size === list.length, 'no value twice')

/** What an entry says of one function: nobody writes « proven » by hand, an address alone means it. */
const functionProof = z.union([
  address.transform((proof) => ({ state: 'proven' as const, proof })),
  z.strictObject({ state: z.enum(['partly', 'no']), proof: address, fr: words(200), en: words(200) }),
])

const user = z.strictObject({
  name: words(120),
  siren: siren.optional(),
  for: words(160).optional(),
  source,
  url: address.optional(),
  seen: partialDate,
})
const provider = z.strictObject({
  name: words(120),
  siren: siren.optional(),
  region: z
    .string()
    .regex(/^\d{2}$/, 'the two digits of a region')
    .optional(),
  for: words(160).optional(),
  source,
  seen: partialDate,
})

const entrySchema = z.strictObject({
  slug,
  name: words(80),
  website: address,
  repository: address,
  licence: z.string().refine(isLicence, 'an SPDX expression'),
  fr: sentence.min(80, 'a sentence of 80 characters or more'),
  en: sentence,
  functions: z
    .record(slug, functionProof)
    .refine((functions) => Object.keys(functions).length > 0, 'one function at least'),
  audience: distinct(z.enum(AUDIENCES)).min(1),
  hosting: distinct(z.enum(HOSTINGS)).min(1),
  replaces: distinct(words(60)).default([]),
  alternatives: distinct(slug).default([]),
  users: z.array(user).default([]),
  providers: z.array(provider).default([]),
  sill: z.int().positive().optional(),
  since: z.int().min(1970).max(2026).optional(),
  keywords: distinct(words(60)).default([]),
})

const sourcesSchema = z.record(
  slug,
  z.strictObject({
    title: words(200),
    publisher: words(120),
    licence: words(80),
    date: partialDate,
    url: address.optional(),
  }),
)
const absentSchema = z.record(slug, words(80))

export type FunctionProof = z.output<typeof functionProof>
export type CatalogueEntry = z.output<typeof entrySchema> & { domain: string }
export type CatalogueSource = z.output<typeof sourcesSchema>[string]
export type CatalogueFault = { file: string; line: number; key: string; rule: string }

/** The entries of every `<domain>.yml` of a folder, by slug. Throws one error that names each faulty line. */
export function readCatalogue(folder: string): CatalogueEntry[] {
  const { entries, faults } = inspectCatalogue(folder)
  if (faults.length > 0) throw new Error(`the catalogue cannot be read:\n${faults.map(faultText).join('\n')}`)
  return entries
}

/** The same reading for who prefers faults to an exception; entries are those of the files without a fault. */
export function inspectCatalogue(folder: string): { entries: CatalogueEntry[]; faults: CatalogueFault[] } {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml') && !isReserved(name))
  const read = files.toSorted().map((file) => parseCatalogue(readFileSync(join(folder, file), 'utf8'), file))
  const entries = read.flatMap((file) => file.entries).toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  const sources = readCatalogueSources(folder)
  return {
    entries,
    faults: [...read.flatMap((file) => file.faults), ...repeated(entries), ...unsourced(entries, sources)],
  }
}

/** One file of the catalogue, from its text. `line` counts from 1. */
export function parseCatalogue(
  text: string,
  file: string,
): { entries: CatalogueEntry[]; faults: CatalogueFault[] } {
  const read = parseYaml(text, file, z.array(entrySchema))
  if ('faults' in read) return { entries: [], faults: read.faults }
  const domain = file.replace(/\.yml$/, '')
  return { entries: read.value.map((entry) => ({ ...entry, domain })), faults: [] }
}

/** The sources that facts cite, by id. */
export const readCatalogueSources = (folder: string): Record<string, CatalogueSource> =>
  readSide(folder, SOURCES_FILE, sourcesSchema)

/** Free solutions that entries name as alternatives and that nobody has described yet: slug to name. */
export const readAbsentSolutions = (folder: string): Record<string, string> =>
  readSide(folder, ABSENT_FILE, absentSchema)

function readSide<Schema extends z.ZodType>(folder: string, file: string, schema: Schema): z.output<Schema> {
  const read = parseYaml(readFileSync(join(folder, file), 'utf8'), file, schema)
  if ('faults' in read) throw new Error(read.faults.map(faultText).join('\n'))
  return read.value
}

function parseYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): { value: z.output<Schema> } | { faults: CatalogueFault[] } {
  if (text.length > FILE_CHARACTERS_MAX) {
    return { faults: [{ file, line: 1, key: '', rule: `at most ${FILE_CHARACTERS_MAX} characters` }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  visit(document, { Alias: (_, alias) => void document.errors.push(aliasError(alias.range?.[0] ?? 0)) })
  const lineOf = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map(({ pos, message }) => ({
        file,
        line: lineOf(pos[0]),
        key: '',
        rule: message,
      })),
    }
  }
  const read = schema.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (read.success) return { value: read.data }
  const faults = read.error.issues.map((issue) => ({
    file,
    line: lineOf(nearestOffset(document, issue.path)),
    key: issue.path.join('.'),
    rule: issue.message,
  }))
  return { faults }
}

/** A catalogue has no use for aliases, and a file that unfolds without end is made of them. */
const aliasError = (offset: number) =>
  new YAMLParseError([offset, offset], 'BAD_ALIAS', 'each value is written in full, without an alias')

/** Where the faulty value is written; a missing key has no place of its own, so its nearest parent is shown. */
function nearestOffset(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

const isReserved = (file: string) => file === SOURCES_FILE || file === ABSENT_FILE

function repeated(entries: readonly CatalogueEntry[]): CatalogueFault[] {
  return entries
    .filter((entry, index) => entries[index - 1]?.slug === entry.slug)
    .map(({ slug, domain }) => ({
      file: `${domain}.yml`,
      line: 1,
      key: slug,
      rule: 'this slug has two entries',
    }))
}

function unsourced(entries: readonly CatalogueEntry[], sources: Record<string, unknown>): CatalogueFault[] {
  return entries.flatMap(({ slug, domain, users, providers }) =>
    [...users, ...providers]
      .filter((fact) => !fact.source.startsWith('https://') && !(fact.source in sources))
      .map((fact) => ({
        file: `${domain}.yml`,
        line: 1,
        key: `${slug}: ${fact.name}`,
        rule: `the source « ${fact.source} » is not in ${SOURCES_FILE}`,
      })),
  )
}

const faultText = ({ file, line, key, rule }: CatalogueFault) => `${file}:${line} ${key}: ${rule}`
