import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Visit } from '#platform/http.ts'
import { type ListedUsage, usageState, usagesAfter } from '#registry/evidence/index.ts'
import { organisationBySiren } from '#registry/organisation/index.ts'
import { findSolution } from '#registry/solution/index.ts'
import { listPage } from '../list-page.ts'
import { day, missing, newApi, pageOf, pageQuery, reading, wrongCursor } from '../open-api.ts'
import { sirenParams } from '../organisations/organisation.schema.ts'
import { slugParams } from '../solutions/solution.schema.ts'

const usage = z
  .object({
    solution: z.object({ slug: z.string(), name: z.string() }),
    organisation: z.object({ name: z.string(), siren: z.string().nullable(), kind: z.string().nullable() }),
    state: z.enum(['current', 'to-confirm']),
    since: z.string().nullable(),
    purpose: z.string().nullable(),
    origin: z.enum(['declaration', 'list']),
    source: z.string(),
    url: z.string().nullable(),
    seen: z.string().nullable(),
    declaredOn: day,
    confirmedOn: day.nullable(),
  })
  .openapi('Usage')
const usagesPage = pageOf(usage, 'UsagesPage')
const usagesQuery = z.strictObject(pageQuery)
const place = z.tuple([z.coerce.bigint()])

const usageAnswer = (row: ListedUsage, today: string): z.infer<typeof usage> => ({
  solution: { slug: row.slug, name: row.solution_name },
  organisation: { name: row.name, siren: row.siren, kind: row.kind },
  state: usageState(row, today) === 'current' ? 'current' : 'to-confirm',
  since: row.since,
  purpose: row.purpose,
  origin: row.source_kind,
  source: row.source,
  url: row.source_url,
  seen: row.seen,
  declaredOn: row.declared_on,
  confirmedOn: row.confirmed_on,
})

type About = { scope: readonly unknown[]; solutionId?: bigint; siren?: string }

const usagesOf = (
  c: Context<Visit>,
  { scope, ...about }: About,
  { limit, cursor }: z.infer<typeof usagesQuery>,
) =>
  listPage(
    c,
    { scope, place, limit, cursor },
    {
      read: ({ after, limit }) => usagesAfter(c.var.db, { ...about, after: after?.[0], limit }),
      placeOf: ({ id }) => [id],
      itemOf: (row) => usageAnswer(row, c.var.today),
    },
  )

export const usageApi = newApi()

const ofSolution = reading({
  operationId: 'listUsagesOfSolution',
  path: '/solutions/{slug}/usages',
  params: slugParams,
  query: usagesQuery,
  answer: usagesPage,
})
usageApi.openapi(ofSolution, async (c) => {
  const solution = await findSolution(c.var.db, c.req.valid('param').slug)
  if (!solution) return missing(c)
  const about = { scope: ['usages', solution.slug], solutionId: solution.id }
  const page = await usagesOf(c, about, c.req.valid('query'))
  return page ? c.json(page, 200) : wrongCursor(c)
})

const ofBody = reading({
  operationId: 'listUsagesOfOrganisation',
  path: '/organisations/{siren}/usages',
  params: sirenParams,
  query: usagesQuery,
  answer: usagesPage,
})
usageApi.openapi(ofBody, async (c) => {
  const { siren } = c.req.valid('param')
  if (!(await organisationBySiren(c.var.db, siren))) return missing(c)
  const page = await usagesOf(c, { scope: ['usages', siren], siren }, c.req.valid('query'))
  return page ? c.json(page, 200) : wrongCursor(c)
})
