import { z } from '@hono/zod-openapi'
import { providersFor, usageCounts } from '#registry/evidence/index.ts'
import { findSolution, publiccodeOf, solutionsAfter } from '#registry/solution/index.ts'
import { listPage } from '../list-page.ts'
import { missing, newApi, reading, wrongCursor } from '../open-api.ts'
import {
  publiccodeSchema,
  slugParams,
  solutionSchema,
  solutionsPage,
  solutionsQuery,
} from './solution.schema.ts'
import { listedAnswer, solutionAnswer } from './solution-answer.ts'

const place = z.tuple([z.string(), z.coerce.bigint()])

export const solutionApi = newApi()

const list = reading({
  operationId: 'listSolutions',
  path: '/solutions',
  query: solutionsQuery,
  answer: solutionsPage,
})
solutionApi.openapi(list, async (c) => {
  const { limit, cursor, ...filters } = c.req.valid('query')
  const { db, today } = c.var
  const page = await listPage(
    c,
    { scope: ['solutions', filters], place, limit, cursor },
    {
      read: ({ after, limit }) =>
        solutionsAfter(db, filters, { after: after && { name: after[0], id: after[1] }, limit, today }),
      placeOf: (row) => [row.place, row.id],
      itemOf: (row) => listedAnswer(c, row),
    },
  )
  return page ? c.json(page, 200) : wrongCursor(c)
})

const show = reading({
  operationId: 'getSolution',
  path: '/solutions/{slug}',
  params: slugParams,
  answer: solutionSchema,
})
solutionApi.openapi(show, async (c) => {
  const { db, today } = c.var
  const solution = await findSolution(db, c.req.valid('param').slug)
  if (!solution) return missing(c)
  const [providers, usages] = await Promise.all([
    providersFor(db, solution.id),
    usageCounts(db, [solution.id], today),
  ])
  return c.json(solutionAnswer(c, solution, { providers, usage: usages.get(solution.id) }), 200)
})

const publiccode = reading({
  operationId: 'getPubliccode',
  path: '/solutions/{slug}/publiccode',
  params: slugParams,
  answer: publiccodeSchema,
})
solutionApi.openapi(publiccode, async (c) => {
  const solution = await findSolution(c.var.db, c.req.valid('param').slug)
  const found = solution && publiccodeOf(solution.slug, solution.retained)
  // The standard has no file without an address: a solution without any has none.
  return found ? c.json(found, 200) : missing(c)
})
