import { type Context, Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { becomeHost, hasHost } from '#registry/person/index.ts'
import { may } from '#registry/space/index.ts'
import { DemonstrationPage, FirstRunPage } from './first-run.page.tsx'

/** The door of the first host. Once someone runs the instance, it is theirs alone. */
async function show(c: Context<Visit>) {
  const { db, actor, lang, path } = c.var
  const isHost = may(actor, 'instance.run')
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

/** The demonstration plays the parts of many people: it is loaded by the site itself, at the host's word. */
async function demonstrate(c: Context<Visit>, platform: Platform) {
  const { actor, lang, path } = c.var
  if (!may(actor, 'instance.run')) return c.notFound()
  const { loadDemo } = await import('../../../seeds/demonstration/load-demo.ts')
  const outcome = await loadDemo(platform, actor)
  return outcome.done
    ? c.html(<DemonstrationPage {...{ lang, path }} made={outcome.value} />)
    : c.html(<FirstRunPage {...{ lang, path }} state="host" refusal="not-empty" />, 422)
}

export const firstRunRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get('/premier-acces', show)
    .post('/premier-acces', take)
    .post('/premier-acces/demonstration', (c) => demonstrate(c, platform))
