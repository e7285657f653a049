import { Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { HomePage } from './home.page.tsx'
import { countsOf, lastNeeds } from './home.queries.ts'

export const homeRoutes = new Hono<Visit>().get('/', async (c) => {
  const [counts, last] = await Promise.all([countsOf(c.var), lastNeeds(c.var)])
  return c.html(<HomePage lang={c.var.lang} counts={counts} last={last} />)
})
