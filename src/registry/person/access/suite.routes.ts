import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Visit } from '#platform/http.ts'
import { localPath } from './local-path.ts'

/** Where somebody was going, while a letter or a second step brings them back in this browser. */
const COOKIE = 'suite'
const DAY_SECONDS = 86_400

export function keepSuite(c: Context<Visit>, suite: string | undefined): void {
  if (!suite) return
  const secure = c.var.origin.startsWith('https:')
  setCookie(c, COOKIE, suite, { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge: DAY_SECONDS })
}

export const keptSuite = (c: Context<Visit>): string | undefined =>
  localPath(c.req.query('suite')) ?? localPath(getCookie(c, COOKIE))

export function dropSuite(c: Context<Visit>): void {
  if (getCookie(c, COOKIE)) setCookie(c, COOKIE, '', { path: '/', maxAge: 0 })
}
