import { z } from '@hono/zod-openapi'
import { organisationKinds } from '#registry/organisation/index.ts'
import { day, pageOf, pageQuery, textParam, wordsParam } from '../open-api.ts'

export const organisationsQuery = z.strictObject({
  q: wordsParam,
  kind: z.enum(organisationKinds).optional(),
  departement: textParam(/^[0-9AB]{2,3}$/),
  region: textParam(/^\d{2,3}$/),
  epci: textParam(/^\d{9}$/),
  ...pageQuery,
})

export const sirenParams = z.object({ siren: z.string().regex(/^\d{9}$/) })

const text = z.string().nullable()
const listed = z.object({
  siren: text,
  name: z.string(),
  shortName: text,
  kind: z.enum(organisationKinds),
  inseeCode: text,
  departement: text,
  region: text,
  epciSiren: text,
  population: z.int().nullable(),
  links: z.object({ self: z.url().nullable(), html: z.url() }),
})
export const listedOrganisation = listed.openapi('ListedOrganisation')
export type ListedAnswer = z.infer<typeof listedOrganisation>
export const organisationsPage = pageOf(listedOrganisation, 'OrganisationsPage')

export const organisationSchema = listed
  .extend({
    siret: text,
    legalCategory: text,
    actsThroughSiren: text,
    address: text,
    postalCodes: z.array(z.string()),
    retiredOn: day.nullable(),
    source: z.enum(['decoupage-administratif', 'recherche-entreprises', 'saisie']),
    sourceDate: day.nullable(),
    usagesUrl: z.url(),
  })
  .openapi('Organisation')
export type OrganisationAnswer = z.infer<typeof organisationSchema>
