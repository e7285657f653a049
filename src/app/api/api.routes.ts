import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import type { Visit } from '#platform/http.ts'
import { readLang } from '#platform/lang.ts'
import { documentOf } from './document.ts'
import { groupApi } from './groups/group-api.routes.ts'
import { matchApi } from './match/match-api.routes.ts'
import { needApi } from './needs/need-api.routes.ts'
import { newApi } from './open-api.ts'
import { organisationApi } from './organisations/organisation-api.routes.ts'
import { positionApi } from './positions/position-api.routes.ts'
import { projectApi } from './projects/project-api.routes.ts'
import { solutionApi } from './solutions/solution-api.routes.ts'
import { taxonomyApi } from './taxonomy/taxonomy-api.routes.ts'
import { usageApi } from './usages/usage-api.routes.ts'

const parts = [
  solutionApi,
  usageApi,
  matchApi,
  needApi,
  groupApi,
  projectApi,
  positionApi,
  organisationApi,
  taxonomyApi,
]

/**
 * Only sentences are translated (refusals, descriptions): data say both languages.
 * The address decides, then the header.
 */
const inLanguage: MiddlewareHandler<Visit> = async (c, next) => {
  const isInAddress = readLang(new URL(c.req.url).pathname).lang === 'en'
  if (!isInAddress && prefersEnglish(c.req.header('Accept-Language'))) c.set('lang', 'en')
  await next()
  c.header('Content-Language', c.var.lang)
  c.header('Vary', 'Accept-Language', { append: true })
}

/** The first of our two languages in the list, which browsers write in order of preference. */
export const prefersEnglish = (accepted = ''): boolean =>
  /^\s*(fr|en)\b/i
    .exec(accepted.split(',').find((one) => /^\s*(fr|en)\b/i.test(one)) ?? '')?.[1]
    ?.toLowerCase() === 'en'

/** What was read may be kept, and is asked again: a need that is withdrawn leaves at once. */
const kept: MiddlewareHandler<Visit> = async (c, next) => {
  await next()
  if (c.res.ok) c.header('Cache-Control', 'public, no-cache')
}

const api = newApi()
// `use` answers a plain Hono: chained, the operations would be lost.
api.use('/api/v1/*', inLanguage)
// Anyone may read from any page, without cookies; changes keep the rule of one site.
api.use(
  '/api/v1/*',
  cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['Link', 'ETag', 'Retry-After'] }),
)
api.use('/api/v1/*', kept)
api.use('/api/v1/*', etag({ weak: true }))
for (const part of parts) api.route('/api/v1', part)
api.get('/api/v1/openapi.json', (c) => c.json(apiDocument(c.var.lang, c.var.origin)))

/** The description of the API, made from the very schemas that check its requests. */
export const apiDocument = documentOf(api)
export const apiRoutes = api
