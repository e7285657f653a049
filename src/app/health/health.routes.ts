import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Visit } from '#platform/http.ts'

/** For whoever watches the server: is the process there, and can it do its work? */
export const healthRoutes = new Hono<Visit>()
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .get('/readyz', async (c) => {
    const isReady = await sql`select 1 from migration limit 1`
      .execute(c.var.db)
      .then(({ rows }) => rows.length === 1)
      .catch(() => false)
    return c.json({ status: isReady ? 'ok' : 'database-unreachable' }, isReady ? 200 : 503)
  })
