import { readLicence } from '#engines/spdx/licence.ts'
import type { LicenceFamily } from '#engines/spdx/licence-family.ts'
import type { SingleFields, SolutionStatus } from './fields.ts'
import { repositoryKey, websiteKey } from './identity.ts'
import { type Retained, retain, type Said } from './retain.ts'

export type Columns = {
  name: string
  licence: string | null
  licence_family: LicenceFamily | null
  fr: string | null
  en: string | null
  long: string | null
  website: string | null
  website_key: string | null
  repository: string | null
  repository_key: string | null
  functions: string[]
  audience: string[]
  hosting: string[]
  replaces: string[]
  alternatives: string[]
  keywords: string[]
  status: SolutionStatus
  since: number | null
  sill: number | null
  search: string
}

// From the least demanding to the most: a whole is as demanding as its strictest part, and a choice as its mildest.
const families: readonly LicenceFamily[] = [
  'public-domain',
  'permissive',
  'weak-copyleft',
  'copyleft',
  'network-copyleft',
  'restricted',
  'unknown',
]

export function licenceFamily(expression: string | null): LicenceFamily | null {
  const licence = expression === null ? undefined : readLicence(expression)
  if (!licence) return null
  const ranks = licence.ids.map(({ family }) => families.indexOf(family))
  return families[licence.choices ? Math.min(...ranks) : Math.max(...ranks)] ?? 'unknown'
}

/** What the table of solutions shows, made from the values of all sources. Nothing when none names it any more. */
export function columnsOf(values: readonly Said[]): Columns | undefined {
  const retained = retain(values)
  const { single } = retained
  if (!single.name) return undefined
  const one = <Key extends keyof SingleFields>(field: Key): SingleFields[Key] | null =>
    retained.single[field]?.value ?? null
  const items = (field: keyof Retained['lists']) => (retained.lists[field] ?? []).map(({ value }) => value)
  const website = one('website')
  const repository = one('repository')
  const columns = {
    name: single.name.value,
    licence: one('licence'),
    licence_family: licenceFamily(one('licence')),
    fr: one('fr'),
    en: one('en'),
    long: one('long'),
    website,
    website_key: websiteKey(website) ?? null,
    repository,
    repository_key: repositoryKey(repository) ?? null,
    functions: retained.functions.filter(({ value }) => value.state !== 'no').map(({ id }) => id),
    audience: items('audience'),
    hosting: items('hosting'),
    replaces: items('replaces'),
    alternatives: items('alternatives'),
    keywords: items('keywords'),
    status: one('status') ?? 'unknown',
    since: one('since'),
    sill: one('sill'),
  }
  return { ...columns, search: searchText(columns, items('categories')) }
}

const SEARCH_MAX = 6_000
/** Ids of functions are French words joined by hyphens: they are searched as words. */
const searchText = (columns: Omit<Columns, 'search'>, categories: string[]): string =>
  [
    columns.name,
    ...columns.replaces,
    ...columns.keywords,
    columns.fr ?? '',
    columns.en ?? '',
    ...columns.functions.map((id) => id.replaceAll('-', ' ')),
    ...categories,
  ]
    .join(' · ')
    // « S²LOW » is also found as « S2LOW »: the database only takes accents away.
    .normalize('NFKC')
    .replaceAll(/[’']/g, ' ')
    .slice(0, SEARCH_MAX)
