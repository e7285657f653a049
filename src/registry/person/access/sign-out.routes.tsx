import { type Context, Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { askFor, see } from './door.routes.ts'
import { words } from './sign-in.words.ts'
import { OneButtonPage } from './sign-up.page.tsx'

const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })

export const signOutRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get('/deconnexion', (c) => {
      const { title, lead, submit } = words[c.var.lang].signOut
      return c.html(<OneButtonPage {...shown(c)} {...{ title, lead }} button={submit} />)
    })
    .post('/deconnexion', async (c) => {
      await askFor(c, platform, { path: '/sign-out', body: {} })
      return see(c, '/connexion?dit=deconnexion')
    })
