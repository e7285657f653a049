import { type Context, Hono } from 'hono'
import { dropKeys } from '#platform/http/visit.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { keepLeaving } from '../oidc/leaving.routes.ts'
import { idTokenOf } from '../oidc/oidc.queries.ts'
import { discover, isConfigured } from '../oidc/provider.ts'
import { endSessionUrl } from '../oidc/sign-in-step.ts'
import { askFor, see } from './door.routes.ts'
import { words } from './sign-in.words.ts'
import { OneButtonPage, OnwardPage } from './sign-up.page.tsx'

const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })

export const signOutRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get('/deconnexion', (c) => {
      if (!c.var.actor.person) return see(c, '/connexion')
      const { title, lead, submit } = words[c.var.lang].signOut
      return c.html(<OneButtonPage {...shown(c)} {...{ title, lead }} button={submit} />)
    })
    .post('/deconnexion', async (c) => {
      const onward = await onwardFrom(c, platform)
      // Whoever is signed in has them on their account since this request came in: see identify.queries.ts.
      if (c.var.actor.person) dropKeys(c)
      await askFor(c, platform, { path: '/sign-out', body: {} })
      if (!onward) return see(c, '/connexion?dit=deconnexion')
      // A form may lead nowhere else (Content-Security-Policy): the page that answers it goes on by itself.
      c.header('Refresh', `0; url=${onward}`)
      return c.html(<OnwardPage {...shown(c)} label={c.var.config.OIDC_LABEL} href={onward} />)
    })

/** Where the session of the provider ends too, when this one began there and it answers. */
async function onwardFrom(c: Context<Visit>, platform: Platform): Promise<string | undefined> {
  const { person } = c.var.actor
  if (!person || !isConfigured(platform.config)) return undefined
  const idToken = await idTokenOf(platform.db, person.session)
  if (!idToken) return undefined
  const provider = await discover(platform).catch(() => undefined)
  if (!provider?.end_session_endpoint) return undefined
  const state = await keepLeaving(c, platform)
  return endSessionUrl(provider, { idToken, state, returnTo: `${c.var.origin}/connexion` })
}
