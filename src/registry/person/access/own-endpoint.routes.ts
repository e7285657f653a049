import { type Context, Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { AUTH_PATH } from '../auth.ts'
import { forward } from './ask.ts'
import { knockerOf } from './door.routes.ts'
import { endSession } from './session.actions.ts'

/** What the script of passkeys asks: all that a browser reaches of the sign-in by itself. The rest is 404. */
const open = {
  GET: ['/passkey/generate-authenticate-options', '/passkey/generate-register-options'],
  POST: ['/passkey/verify-authentication', '/passkey/verify-registration'],
} as const

export function ownEndpointRoutesWith(platform: Platform) {
  const answer = async (c: Context<Visit>, path: string) => {
    if (path.includes('regist') && !c.var.actor.person) return c.notFound()
    const body = c.req.method === 'POST' ? await c.req.text() : undefined
    const answered = await forward(knockerOf(c, platform), { path, body })
    const before = c.var.actor.person
    // Somebody is in by their passkey: the session that this browser had before is over, as by every other door.
    if (before && path.endsWith('/verify-authentication') && answered.ok)
      await endSession(platform.db, { personId: before.id, session: before.session })
    return new Response(answered.body, {
      status: answered.status,
      headers: [
        ['content-type', 'application/json'],
        ['cache-control', 'no-store'],
        ...answered.headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]),
      ],
    })
  }
  const routes = new Hono<Visit>()
  for (const path of open.GET) routes.get(`${AUTH_PATH}${path}`, (c) => answer(c, path))
  for (const path of open.POST) routes.post(`${AUTH_PATH}${path}`, (c) => answer(c, path))
  return routes
}
