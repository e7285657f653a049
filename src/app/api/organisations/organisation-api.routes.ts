import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Visit } from '#platform/http.ts'
import {
  type Organisation,
  organisationBySiren,
  organisationsAfter,
  refOf,
} from '#registry/organisation/index.ts'
import { listPage } from '../list-page.ts'
import { apiUrl, missing, newApi, pageUrl, reading, wrongCursor } from '../open-api.ts'
import {
  type ListedAnswer,
  type OrganisationAnswer,
  organisationSchema,
  organisationsPage,
  organisationsQuery,
  sirenParams,
} from './organisation.schema.ts'

const place = z.tuple([z.int(), z.boolean(), z.int(), z.string(), z.coerce.bigint()])

export const organisationApi = newApi()

const list = reading({
  operationId: 'listOrganisations',
  path: '/organisations',
  query: organisationsQuery,
  answer: organisationsPage,
})
organisationApi.openapi(list, async (c) => {
  const { limit, cursor, ...filters } = c.req.valid('query')
  const page = await listPage(
    c,
    { scope: ['organisations', filters], place, limit, cursor },
    {
      read: ({ after: read, limit }) => {
        const after = read && {
          rank: read[0],
          unnumbered: read[1],
          fewness: read[2],
          name: read[3],
          id: read[4],
        }
        return organisationsAfter(c.var.db, filters, { after, limit })
      },
      placeOf: (row) => [row.rank, row.unnumbered, row.fewness, row.name, row.id],
      itemOf: (row) => listedAnswer(c, row),
    },
  )
  return page ? c.json(page, 200) : wrongCursor(c)
})

const show = reading({
  operationId: 'getOrganisation',
  path: '/organisations/{siren}',
  params: sirenParams,
  answer: organisationSchema,
})
organisationApi.openapi(show, async (c) => {
  const { siren } = c.req.valid('param')
  const organisation = await organisationBySiren(c.var.db, siren)
  if (!organisation) return missing(c)
  return c.json(organisationAnswer(c, organisation, siren), 200)
})

type Row = Pick<
  Organisation,
  | 'siren'
  | 'name'
  | 'short_name'
  | 'kind'
  | 'insee_code'
  | 'departement'
  | 'region'
  | 'epci_siren'
  | 'population'
>

const listedAnswer = (c: Context<Visit>, row: Row): ListedAnswer => ({
  siren: row.siren,
  name: row.name,
  shortName: row.short_name,
  kind: row.kind,
  inseeCode: row.insee_code,
  departement: row.departement,
  region: row.region,
  epciSiren: row.epci_siren,
  population: row.population,
  links: {
    self: row.siren && apiUrl(c, `/organisations/${row.siren}`),
    html: pageUrl(c, `/organismes/${refOf(row)}`),
  },
})

const organisationAnswer = (c: Context<Visit>, row: Organisation, siren: string): OrganisationAnswer => ({
  ...listedAnswer(c, row),
  siret: row.siret,
  legalCategory: row.legal_category,
  actsThroughSiren: row.acts_through_siren,
  address: row.address,
  postalCodes: row.postal_codes,
  retiredOn: row.retired_on,
  source: row.source,
  sourceDate: row.source_date,
  usagesUrl: apiUrl(c, `/organisations/${siren}/usages`),
})
