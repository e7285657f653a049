import { Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { HomePage } from './home.page.tsx'
import { countsOf } from './home.queries.ts'

export const homeRoutes = new Hono<Visit>().get('/', async (c) =>
  c.html(<HomePage lang={c.var.lang} counts={await countsOf(c.var.db)} />),
)
