import { type Context, Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { becomeHost, hasHost } from '#registry/person/index.ts'
import { FirstRunPage } from './first-run.page.tsx'

/** The door of the first host. Once someone runs the instance, it is theirs alone. */
async function show(c: Context<Visit>) {
  const { db, actor, lang, path } = c.var
  const isHost = actor.roles.has('host')
  if (!isHost && (await hasHost(db))) return c.notFound()
  const state = isHost ? 'host' : actor.person ? 'signed-in' : 'signed-out'
  return c.html(<FirstRunPage {...{ lang, path, state }} />)
}

async function take(c: Context<Visit>) {
  const { db, lang, path } = c.var
  if (await hasHost(db)) return c.notFound()
  const fields = await c.req.parseBody()
  const outcome = await becomeHost(c.var, fields)
  if (outcome.done) return c.redirect(to(lang, '/premier-acces'), 303)
  const code = typeof fields.code === 'string' ? fields.code : ''
  const state = outcome.reason === 'signed-out' ? 'signed-out' : 'signed-in'
  return c.html(<FirstRunPage {...{ lang, path, state, code }} refusal={outcome.reason} />, 422)
}

export const firstRunRoutes = new Hono<Visit>().get('/premier-acces', show).post('/premier-acces', take)
