import { Hono } from 'hono'
import { contextStorage } from 'hono/context-storage'
import { requestId } from 'hono/request-id'
import { documentPaths } from '#journey/3-project/index.ts'
import { compressed } from '#platform/http/compression.ts'
import { strictHeaders } from '#platform/http/headers.ts'
import { journal } from '#platform/http/journal.ts'
import { bodyLimitedExcept, rateLimited } from '#platform/http/limits.ts'
import { ownNameOnly } from '#platform/http/own-name.ts'
import { sameSiteOnly } from '#platform/http/same-site.ts'
import { visit } from '#platform/http/visit.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { readLang } from '#platform/lang.ts'
import { assetRoutes } from '#platform/ui/assets.ts'
import { withWeight } from '#platform/ui/weight.ts'
import { accessRoutesWith, identifyWith } from '#registry/person/index.ts'
import { enterBySiretWith } from '#registry/space/index.ts'
import { departures } from './account/departures.ts'
import { personalParts } from './account/personal-parts.ts'
import { archiveRoutesWith } from './archive/archive.routes.tsx'
import { onError, onMissing } from './errors/error.routes.tsx'
import { firstRunRoutesWith } from './first-run/first-run.routes.tsx'
import { healthRoutes } from './health/health.routes.ts'
import { mailRoutesWith } from './mail/mail.routes.tsx'
import { routes } from './routes.ts'

/** English pages are the French ones under /en: the router sees the path without its language. */
const getPath = (request: Request) => readLang(new URL(request.url).pathname).path

/** The whole site, as a function of what it runs on. */
export function createApp(platform: Platform) {
  const app = new Hono<Visit>({ getPath })
    .route('/', assetRoutes)
    .use(requestId())
    .use(contextStorage())
    .use(visit(platform, identifyWith(platform)))
    .use(journal)
    .use(strictHeaders)
    .route('/', healthRoutes)
    .use(ownNameOnly(platform.config))
    .use(rateLimited(platform.config))
    .use(bodyLimitedExcept(documentPaths))
    .use(sameSiteOnly)
    .use(withWeight)
    .use(compressed)
  for (const part of [
    ...routes,
    firstRunRoutesWith(platform),
    archiveRoutesWith(platform),
    mailRoutesWith(platform),
    ...accessRoutesWith({ platform, parts: personalParts, onSiret: enterBySiretWith(departures) }),
  ])
    app.route('/', part)
  app.notFound(onMissing)
  app.onError(onError)
  return app
}
