import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Visit } from '../http.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A change must come from our own pages. Both signs that browsers give must agree: `Origin` is ours, and
 * `Sec-Fetch-Site` says the same. A program that sends neither is let through only without a cookie:
 * it then has no right that someone else could borrow.
 */
export const sameSiteOnly: MiddlewareHandler<Visit> = async (c, next) => {
  if (!SAFE.has(c.req.method) && !comesFromUs(c.req.header(), c.var.origin))
    throw new HTTPException(403, { message: 'cross-site' })
  await next()
}

export function comesFromUs(headers: Record<string, string | undefined>, ownOrigin: string): boolean {
  const { origin, 'sec-fetch-site': fetchSite, cookie } = headers
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false
  if (origin !== undefined) return origin === ownOrigin
  return fetchSite === 'same-origin' || cookie === undefined
}
