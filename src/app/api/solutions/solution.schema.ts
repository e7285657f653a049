import { z } from '@hono/zod-openapi'
import { isKind, organisationKinds } from '#registry/organisation/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { pageOf, pageQuery, textParam, wordsParam } from '../open-api.ts'

export const FAMILIES = [
  ...(['public-domain', 'permissive', 'weak-copyleft', 'copyleft', 'network-copyleft'] as const),
  ...(['restricted', 'unknown'] as const),
] as const
const STATUSES = ['active', 'unknown', 'archived'] as const
const FUNCTIONS_MAX = 10

/** Functions by their ids, joined by commas: a solution must have them all. */
const functionsParam = z
  .string()
  .max(1_000)
  .regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/)
  .transform((text) => text.split(','))
  .refine((ids) => ids.length <= FUNCTIONS_MAX && ids.every((id) => readTaxonomy().functions.has(id)))
  .optional()

export const solutionsQuery = z.strictObject({
  q: wordsParam,
  functions: functionsParam,
  licence: textParam(/^[A-Za-z0-9 .+()-]{1,200}$/),
  licenceFamily: z.enum(FAMILIES).optional(),
  audience: textParam(/^[a-z]{1,40}$/),
  hosting: z.enum(['serveur', 'service', 'poste', 'mobile']).optional(),
  usedBy: z.enum(organisationKinds).refine(isKind).optional(),
  status: z.enum(STATUSES).optional(),
  ...pageQuery,
})

/** A slug as the database allows it: anything else names no solution. */
export const slugParams = z.object({
  slug: z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
})

const links = z.object({ self: z.url(), html: z.url(), publiccodeYml: z.url(), publiccodeJson: z.url() })
const text = z.string().nullable()

const listed = z.object({
  slug: z.string(),
  name: z.string(),
  fr: text,
  en: text,
  licence: text,
  licenceFamily: z.enum(FAMILIES).nullable(),
  website: text,
  repository: text,
  functions: z.array(z.string()),
  audience: z.array(z.string()),
  hosting: z.array(z.string()),
  replaces: z.array(z.string()),
  alternatives: z.array(z.string()),
  keywords: z.array(z.string()),
  status: z.enum(STATUSES),
  since: z.int().nullable(),
  sill: z.int().nullable(),
  links,
})
export const listedSolution = listed.openapi('ListedSolution')
export type ListedAnswer = z.infer<typeof listedSolution>
export const solutionsPage = pageOf(listedSolution, 'SolutionsPage')

const coverage = z
  .object({
    id: z.string(),
    state: z.enum(['proven', 'partly', 'no']),
    proof: text,
    fr: text,
    en: text,
    source: z.string(),
    dated: text,
  })
  .openapi('FunctionOfSolution')

const value = z
  .object({
    field: z.string(),
    source: z.string(),
    dated: text,
    url: text,
    value: z.unknown(),
    retained: z.boolean(),
  })
  .openapi('SourcedValue')

const provider = z
  .object({
    name: z.string(),
    siren: text,
    region: text,
    service: text,
    source: z.string(),
    url: text,
    seen: z.string(),
  })
  .openapi('Provider')

export const solutionSchema = listed
  .extend({
    long: text,
    coverage: z.array(coverage),
    values: z.array(value),
    usages: z.object({ current: z.int(), toConfirm: z.int(), url: z.url() }),
    providers: z.array(provider),
  })
  .openapi('Solution')
export type SolutionAnswer = z.infer<typeof solutionSchema>

/** The standard of publiccode.yml, not ours: beyond its first keys, it is given as it is. */
export const publiccodeSchema = z
  .looseObject({ publiccodeYmlVersion: z.string(), name: z.string(), url: z.string() })
  .openapi('Publiccode')
