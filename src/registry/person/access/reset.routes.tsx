import { type Context, Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { emailForm, passwordForm } from './access.form.ts'
import { SENT, see, send, statusOf, textsOf } from './door.routes.ts'
import { AddressPage, NewPasswordPage } from './sign-in.page.tsx'
import { words } from './sign-in.words.ts'

const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })

export const resetRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get('/mot-de-passe-oublie', (c) => c.html(<AddressPage {...shown(c)} {...words[c.var.lang].reset} />))
    .post('/mot-de-passe-oublie', async (c) => {
      const fields = await textsOf(c)
      const outcome = await send(c, platform, {
        form: emailForm,
        fields,
        as: (sent) => ({ path: '/request-password-reset', body: sent }),
      })
      if (outcome.done) return see(c, SENT)
      const { title, lead, submit } = words[c.var.lang].reset
      return c.html(
        <AddressPage
          {...shown(c)}
          {...{ title, lead, submit }}
          refusal={outcome.reason}
          email={fields.email}
        />,
        statusOf(c, outcome),
      )
    })
    .get('/mot-de-passe-oublie/:token', (c) => c.html(<NewPasswordPage {...shown(c)} />))
    .post('/mot-de-passe-oublie/:token', async (c) => {
      const token = c.req.param('token')
      const outcome = await send(c, platform, {
        form: passwordForm,
        fields: await textsOf(c),
        as: (sent) => ({
          path: '/reset-password',
          body: { token, newPassword: sent.password },
        }),
      })
      if (outcome.done) return see(c, '/connexion?dit=mot-de-passe')
      return c.html(<NewPasswordPage {...shown(c)} refusal={outcome.reason} />, statusOf(c, outcome))
    })
