import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Visit } from '../http.ts'

/** One line per request: the pattern of the route, never what was asked nor by whom. */
export const journal: MiddlewareHandler<Visit> = async (c, next) => {
  const start = performance.now()
  await next()
  c.var.log.info({
    requestId: c.var.requestId,
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Math.round(performance.now() - start),
  })
}
