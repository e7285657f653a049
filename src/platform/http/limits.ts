import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import type { Visit } from '../http.ts'
import { networkOf } from './network.ts'

const BODY_BYTES_MAX = 1_000_000
const MINUTE_SECONDS = 60

/** No form of ours is longer: 50,000 signs of need, in bytes, with room. */
const limited: MiddlewareHandler<Visit> = bodyLimit({
  maxSize: BODY_BYTES_MAX,
  onError: () => {
    throw new HTTPException(413, { message: 'too-large' })
  },
})

/** Nobody sends more than a form; who is signed in may send a file to the addresses that limit it themselves. */
export const bodyLimitedExcept =
  (uploads: RegExp): MiddlewareHandler<Visit> =>
  (c, next) =>
    c.var.actor.person && uploads.test(c.var.path) ? next() : limited(c, next)

/** Each network reads and writes at its own pace; beyond, it is told when to come back. */
export function rateLimited(config: Config): MiddlewareHandler<Visit> {
  const reads = new RateLimiterMemory({ points: config.REQUESTS_PER_MINUTE, duration: MINUTE_SECONDS })
  const writes = new RateLimiterMemory({ points: config.WRITES_PER_MINUTE, duration: MINUTE_SECONDS })
  return async (c, next) => {
    const limiter = c.req.method === 'GET' || c.req.method === 'HEAD' ? reads : writes
    try {
      await limiter.consume(networkOf(addressOf(c, config)))
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      c.header('Retry-After', String(Math.ceil(refusal.msBeforeNext / 1000)))
      throw new HTTPException(429, { message: 'too-many' })
    }
    await next()
  }
}

/** Where a request comes from: the socket, or what the trusted proxy says. */
export function addressOf(c: Context<Visit>, config: Config): string {
  const forwarded = config.TRUST_PROXY
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  return forwarded || c.env?.incoming?.socket.remoteAddress || 'unknown'
}
