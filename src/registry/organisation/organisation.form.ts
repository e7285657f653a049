import { z } from 'zod'
import { listQuery } from '#platform/list-query.ts'
import { isKind, organisationKinds } from './kinds.ts'
import { type OrganisationFilters, PAGES_MAX } from './organisation.queries.ts'

/** Control characters are nobody’s name, and PostgreSQL refuses one of them. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const line = z.string().transform(clean)
const optional = (schema: z.ZodType<string, string>) =>
  z.preprocess((value) => (value === undefined ? '' : value), line.pipe(z.union([z.literal(''), schema])))

/** The number first: what follows depends on whom it names. */
export const numberForm = z.object({ numero: z.string().max(1_000) })

/** What someone says by hand of a body that the directory does not give. */
export const manualForm = z.object({
  nom: line.pipe(z.string().min(2).max(300)),
  nature: z.enum(organisationKinds),
  adresse: optional(z.string().max(500)),
  code_postal: optional(z.string().regex(/^\d{5}$/)),
})
export type ManualField = keyof z.infer<typeof manualForm>

/** What someone confirms of what the directory gives: the kind, which is only deduced. */
export const confirmedForm = z.object({ nature: z.enum(organisationKinds) })

const filtersForm = z.object({
  q: z.string().max(1_000).catch('').default(''),
  nature: z.string().refine(isKind).optional().catch(undefined),
  departement: z
    .string()
    .regex(/^[0-9AB]{2,3}$/)
    .optional()
    .catch(undefined),
  region: z
    .string()
    .regex(/^\d{2,3}$/)
    .optional()
    .catch(undefined),
  epci: z
    .string()
    .regex(/^\d{9}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(PAGES_MAX).catch(1).default(1),
})

/** Filters come from addresses that people write, keep and share: what cannot be read is left out. */
export function readFilters(query: Record<string, string>): { filters: OrganisationFilters; page: number } {
  const { page, nature, q, ...places } = filtersForm.parse(query)
  return { filters: { ...places, q: clean(q), kind: nature }, page }
}

/** The same filters as an address, in an order that does not change. */
export const filtersQuery = (
  { q = '', kind, departement = '', region = '', epci = '' }: OrganisationFilters,
  page = 1,
): string => listQuery({ q, nature: kind ?? '', departement, region, epci }, page)
