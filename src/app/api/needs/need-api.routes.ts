import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { findPublicNeed, needsAfter, type PublicNeed, publicStateOf } from '#journey/1-need/index.ts'
import type { Visit } from '#platform/http.ts'
import { organisationKinds } from '#registry/organisation/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { listPage } from '../list-page.ts'
import {
  apiUrl,
  day,
  missing,
  newApi,
  pageOf,
  pageQuery,
  pageUrl,
  reading,
  textParam,
  wordsParam,
  wrongCursor,
} from '../open-api.ts'

const needsQuery = z.strictObject({
  q: wordsParam,
  function: z
    .string()
    .refine((id) => readTaxonomy().functions.has(id))
    .optional(),
  kind: z.enum(organisationKinds).optional(),
  region: textParam(/^\d{2,3}$/),
  ...pageQuery,
})
const refParams = z.object({ ref: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/) })

const need = z
  .object({
    ref: z.string(),
    visibility: z.enum(['public', 'redacted']),
    state: z.enum(['draft', 'waiting', 'taken', 'to-reroute', 'done', 'handled', 'withdrawn', 'abandoned']),
    lang: z.enum(['fr', 'en']),
    title: z.string(),
    text: z.string(),
    functions: z.array(z.string()),
    subject: z.string().nullable(),
    organisation: z.object({
      name: z.string().nullable(),
      kind: z.string().nullable(),
      region: z.string().nullable(),
    }),
    population: z.int().nullable(),
    hosting: z.enum(['own', 'france', 'europe', 'service']).nullable(),
    licence: z.enum(['copyleft', 'permissive']).nullable(),
    accessibility: z.boolean(),
    deadline: day.nullable(),
    publishedOn: day,
    movedOn: day,
    links: z.object({ self: z.url(), html: z.url() }),
  })
  .openapi('Need')

/** The row is that of the view that everybody reads: what a redacted need hides is not in it. */
const needAnswer = (c: Context<Visit>, row: PublicNeed): z.infer<typeof need> => ({
  ref: row.ref,
  visibility: row.visibility,
  state: publicStateOf(row),
  lang: row.lang,
  title: row.title,
  text: row.text,
  functions: row.functions,
  subject: row.subject,
  organisation: { name: row.body_name, kind: row.body_kind, region: row.region_code },
  population: row.population,
  hosting: row.hosting,
  licence: row.licence,
  accessibility: row.accessibility,
  deadline: row.deadline,
  publishedOn: row.published_on,
  movedOn: row.moved_on,
  links: { self: apiUrl(c, `/needs/${row.ref}`), html: pageUrl(c, `/besoins/${row.ref}`) },
})

export const needApi = newApi()

const place = z.tuple([day, z.coerce.bigint()])
const list = reading({
  operationId: 'listNeeds',
  path: '/needs',
  query: needsQuery,
  answer: pageOf(need, 'NeedsPage'),
})
needApi.openapi(list, async (c) => {
  const { limit, cursor, ...asked } = c.req.valid('query')
  const filters = { words: asked.q, functionId: asked.function, bodyKind: asked.kind, region: asked.region }
  const page = await listPage(
    c,
    { scope: ['needs', asked], place, limit, cursor },
    {
      read: ({ after, limit }) =>
        needsAfter(c.var.db, filters, { after: after && { published: after[0], id: after[1] }, limit }),
      placeOf: (row) => [row.published_on, row.id],
      itemOf: (row) => needAnswer(c, row),
    },
  )
  return page ? c.json(page, 200) : wrongCursor(c)
})

const show = reading({ operationId: 'getNeed', path: '/needs/{ref}', params: refParams, answer: need })
needApi.openapi(show, async (c) => {
  const found = await findPublicNeed(c.var.db, c.req.valid('param').ref)
  return found ? c.json(needAnswer(c, found), 200) : missing(c)
})
