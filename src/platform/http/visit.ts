import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '../acting.ts'
import { dayOf } from '../clock.ts'
import type { Platform, Visit } from '../http.ts'
import { hashKey, isKey } from '../keys.ts'
import { readLang } from '../lang.ts'
import { behindWall } from '../wall.ts'
import { ownOrigin } from './own-name.ts'

const COOKIE = 'cles'
/** The oldest key leaves when there are more: a browser sends all of them with each page. */
const KEYS_MAX = 30
export const KEYS_KEPT_DAYS = 180
const DAY_SECONDS = 86_400

const heldKeys = (c: Context): string[] =>
  (getCookie(c, COOKIE) ?? '').split('.').filter(isKey).slice(-KEYS_MAX)

/** The hashes of the keys that an address carries: who follows the link of a message holds its key. */
const keysIn = (path: string): string[] => path.split('/').filter(isKey).map(hashKey)

/** Who a browser is signed in as, and the keys they hold. The registry knows; the platform asks. */
export type Identify = (asked: Asked) => Promise<Actor>
export type Asked = { headers: Headers; origin: string; today: string; keys: ReadonlySet<string> }

/** Fills what every request carries, from the platform and from what the browser sent. */
export const visit =
  (platform: Platform, identify: Identify): MiddlewareHandler<Visit> =>
  async (c, next) => {
    const now = platform.clock()
    const { lang, path } = readLang(new URL(c.req.url).pathname)
    c.set('config', platform.config)
    c.set('log', platform.log)
    c.set('files', platform.files)
    c.set('now', now)
    c.set('today', dayOf(now))
    c.set('lang', lang)
    c.set('path', path)
    const origin = ownOrigin(platform.config, new URL(c.req.url))
    c.set('origin', origin)
    const keys = new Set(heldKeys(c).map(hashKey))
    const actor = await identify({ headers: c.req.raw.headers, origin, today: dayOf(now), keys })
    c.set('actor', actor)
    c.set('db', await behindWall(platform.db, actor, { today: dayOf(now), brought: keysIn(path) }))
    await next()
  }

/** The keys leave a browser that its holder leaves: their account has them, and whoever comes next must not. */
export const dropKeys = (c: Context): void => setCookie(c, COOKIE, '', { path: '/', maxAge: 0 })

/** Gives the visitor's browser a key to keep: the right over what they just made. */
export function grantKey(c: Context<Visit>, key: string): void {
  const keys = [...heldKeys(c).filter((held) => held !== key), key].slice(-KEYS_MAX)
  setCookie(c, COOKIE, keys.join('.'), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.origin.startsWith('https:'),
    path: '/',
    maxAge: KEYS_KEPT_DAYS * DAY_SECONDS,
  })
}
