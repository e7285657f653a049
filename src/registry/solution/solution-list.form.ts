import { z } from 'zod'
import type { LicenceFamily } from '#engines/spdx/licence-family.ts'
import { isKind, type OrganisationKind } from '#registry/organisation/index.ts'
import { AUDIENCES, HOSTINGS } from './catalogue-file.ts'
import { SOLUTION_PAGES_MAX, type SolutionFilters } from './solution-list.queries.ts'

const QUERY_MAX = 200
const FUNCTIONS_MAX = 5

export const audiences = AUDIENCES
export const hostings = HOSTINGS
/** The families by which one chooses: what is unknown is not a choice. */
export const licenceFamilies = [
  'public-domain',
  'permissive',
  'weak-copyleft',
  'copyleft',
  'network-copyleft',
  'restricted',
] as const satisfies readonly LicenceFamily[]

/** What the address of a search says, as the form shows it. */
export type Search = {
  q: string
  functions: string[]
  licenceFamily?: LicenceFamily | undefined
  audience?: string | undefined
  hosting?: string | undefined
  usedBy?: OrganisationKind | undefined
}

/** Control characters are in nobody's search, and PostgreSQL refuses one of them. */
const clean = (text: string): string => text.toWellFormed().replace(/\p{Cc}+/gu, ' ')
const searchForm = z.object({
  q: z
    .string()
    .transform((text) => clean(text).trim().slice(0, QUERY_MAX))
    .catch('')
    .default(''),
  fonction: z
    .array(z.string())
    .transform((ids) => [
      ...new Set(ids.filter((id) => /^[a-z0-9-]{1,80}$/.test(id)).slice(0, FUNCTIONS_MAX)),
    ]),
  licence: z.enum(licenceFamilies).optional().catch(undefined),
  public: z.enum(AUDIENCES).optional().catch(undefined),
  hebergement: z.enum(HOSTINGS).optional().catch(undefined),
  utilisee: z.string().refine(isKind).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(SOLUTION_PAGES_MAX).catch(1).default(1),
})

/** Addresses are written, kept and shared by people: what cannot be read is left out, the rest is answered. */
export function readSearch(query: Record<string, string[]>): { search: Search; page: number } {
  const { fonction = [], ...others } = query
  const single = Object.fromEntries(Object.entries(others).map(([name, [value]]) => [name, value]))
  const read = searchForm.parse({ ...single, fonction })
  const { q, licence: licenceFamily, public: audience, hebergement: hosting, utilisee: usedBy } = read
  return {
    search: { q, functions: read.fonction, licenceFamily, audience, hosting, usedBy },
    page: read.page,
  }
}

/** The same search as an address, in an order that does not change. */
export function searchQuery(search: Search, page = 1): string {
  const { q, functions, licenceFamily, audience, hosting, usedBy } = search
  const pairs: [string, string][] = [
    ['q', q],
    ...functions.map((id): [string, string] => ['fonction', id]),
    ['licence', licenceFamily ?? ''],
    ['public', audience ?? ''],
    ['hebergement', hosting ?? ''],
    ['utilisee', usedBy ?? ''],
    ['page', page > 1 ? String(page) : ''],
  ]
  const given = pairs.filter(([, value]) => value !== '')
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

export const filtersOf = ({ q, ...rest }: Search): SolutionFilters => ({ ...rest, q: q || undefined })

export const isFiltered = (search: Search): boolean => searchQuery(search) !== ''
