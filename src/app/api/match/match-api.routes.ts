import { createRoute } from '@hono/zod-openapi'
import type { Constraints, Reason } from '#engines/matching/index.ts'
import { coverage } from '#engines/understanding/coverage.ts'
import { understandText } from '#journey/1-need/index.ts'
import { searchSolutions } from '#journey/2-match/index/search.queries.ts'
import { wishesOf } from '#journey/2-match/results/need-constraints.ts'
import { claimsOf } from '#journey/2-match/results/results.queries.ts'
import { solutionsForIndex } from '#registry/solution/index.ts'
import { apiUrl, json, newApi, pageUrl, refusal } from '../open-api.ts'
import { type MatchResult, matchAnswer, matchBody, matchExample } from './match.schema.ts'

const match = createRoute({
  operationId: 'match',
  method: 'post',
  path: '/match',
  request: {
    body: { required: true, content: { 'application/json': { schema: matchBody, example: matchExample } } },
  },
  responses: { 200: json(matchAnswer), 400: refusal, 415: refusal, 422: refusal, 429: refusal },
})

export const matchApi = newApi()

/** The search of the site itself. Nothing of what is asked is written anywhere, the journal included. */
matchApi.openapi(match, async (c) => {
  const { db, today, lang } = c.var
  const { text, constraints: given, limit } = c.req.valid('json')
  const { functions, facts } = understandText(text, today)
  // What the text says of hosting, licence or body counts, as on the site, unless the program says it better.
  const constraints: Constraints = given ? withoutGaps(given) : wishesOf(facts).constraints
  const { results, confidence } = await searchSolutions(db, { text, constraints, limit })
  const ids = results.map(({ id }) => BigInt(id))
  const found = await solutionsForIndex(db, 0n, limit, today, ids)
  const byId = new Map(found.map((solution) => [String(solution.id), solution]))
  const shown = results.flatMap(({ id, score, reasons }): MatchResult[] => {
    const solution = byId.get(id)
    if (!solution) return []
    const { slug, name } = solution
    const links = { self: apiUrl(c, `/solutions/${slug}`), html: pageUrl(c, `/solutions/${slug}`) }
    const asked = functions.map((one) => one.id)
    return [
      {
        slug,
        name,
        score,
        coverage: coverage(asked, claimsOf(solution, lang)),
        reasons: [...reasons].map(plainReason),
        links,
      },
    ]
  })
  const understood = { functions: functions.map(({ id, origin }) => ({ id, origin })), constraints }
  return c.json({ confidence, understood, results: shown }, 200)
})

const plainReason = (reason: Reason): MatchResult['reasons'][number] =>
  reason.kind === 'words' ? { ...reason, fields: [...reason.fields] } : { ...reason }

/** An absent wish and a wish of nothing are the same. */
const withoutGaps = (given: object): Constraints =>
  Object.fromEntries(Object.entries(given).filter(([, wish]) => wish !== undefined))
