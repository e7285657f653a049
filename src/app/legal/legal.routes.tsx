import { type Context, Hono } from 'hono'
import { DRAFT_KEPT_DAYS } from '#journey/1-need/index.ts'
import { KEYS_KEPT_DAYS } from '#platform/http/visit.ts'
import type { Visit } from '#platform/http.ts'
import { MAIL_KEPT_DAYS } from '#platform/mail/mail-forget.actions.ts'
import { AccessibilityPage } from './accessibility.page.tsx'
import { EcodesignPage } from './ecodesign.page.tsx'
import { hostOf } from './host.ts'
import { MethodPage } from './method.page.tsx'
import { NoticePage } from './notice.page.tsx'
import { PlanPage } from './plan.page.tsx'
import { listedPaths } from './plan.ts'
import { datedPages } from './sitemap.queries.ts'
import { robotsFor, sitemapOf } from './sitemap.ts'

const days = { draft: DRAFT_KEPT_DAYS, mail: MAIL_KEPT_DAYS, cookie: KEYS_KEPT_DAYS }

const hostIn = (c: Context<Visit>) => hostOf(c.var.config)

/** What a site says of itself, to people and to robots. */
export const legalRoutes = new Hono<Visit>()
  .get('/accessibilite', (c) =>
    c.html(<AccessibilityPage lang={c.var.lang} path={c.var.path} host={hostIn(c)} />),
  )
  .get('/mentions-legales', (c) =>
    c.html(<NoticePage lang={c.var.lang} path={c.var.path} host={hostIn(c)} days={days} />),
  )
  .get('/plan', (c) => c.html(<PlanPage lang={c.var.lang} path={c.var.path} />))
  .get('/ecoconception', (c) => c.html(<EcodesignPage lang={c.var.lang} path={c.var.path} />))
  .get('/methode', (c) => c.html(<MethodPage lang={c.var.lang} path={c.var.path} />))
  .get('/robots.txt', (c) => c.text(robotsFor(c.var.origin)))
  .get('/sitemap.xml', async (c) => {
    const text = sitemapOf(c.var.origin, listedPaths, await datedPages(c.var.db))
    return c.body(text, 200, { 'Content-Type': 'application/xml; charset=utf-8' })
  })
