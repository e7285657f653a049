import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Config, isLoopback } from '../config.ts'
import type { Visit } from '../http.ts'

/** The address that we believe to be ours: the configured one, else the one by which this machine reached itself. */
export function ownOrigin(config: Config, asked: URL): string {
  if (config.BASE_URL) return new URL(config.BASE_URL).origin
  return isLoopback(asked.hostname) ? asked.origin : `http://localhost:${config.PORT}`
}

/**
 * Without BASE_URL, only the machine itself is answered. Whoever asks chooses the name of the site in their request,
 * and letters carry it to others, with their secrets: an unknown name is nobody's.
 */
export const ownNameOnly =
  (config: Config): MiddlewareHandler<Visit> =>
  async (c, next) => {
    if (!config.BASE_URL && !isLoopback(new URL(c.req.url).hostname))
      throw new HTTPException(421, { message: 'wrong-name' })
    await next()
  }
