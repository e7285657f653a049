import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie'
import type { Platform, Visit } from '#platform/http.ts'
import { type Lang, langs } from '#platform/lang.ts'
import { signingSecret } from '../secret.actions.ts'

const COOKIE = 'depart'
const PATH = '/connexion'
const SECONDS = 600
const BYTES = 32

/** What this browser keeps while the provider ends its session, and that the provider gives back to it. */
export async function keepLeaving(c: Context<Visit>, platform: Platform): Promise<string> {
  const state = randomBytes(BYTES).toString('base64url')
  await setSignedCookie(c, COOKIE, `${state}.${c.var.lang}`, await signingSecret(platform.db), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.origin.startsWith('https:'),
    path: PATH,
    maxAge: SECONDS,
  })
  return state
}

/** The language in which this browser left, when it comes back from the sign-out that it asked for; serves once. */
export async function cameBackFrom(c: Context<Visit>, platform: Platform): Promise<Lang | undefined> {
  const kept = await getSignedCookie(c, await signingSecret(platform.db), COOKIE)
  setCookie(c, COOKIE, '', { path: PATH, maxAge: 0 })
  const [state, lang] = kept ? kept.split('.') : []
  return state && state === c.req.query('state') ? langs.find((one) => one === lang) : undefined
}
