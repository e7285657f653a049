import { type Context, Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { emailForm, passwordForm, read } from './access.form.ts'
import { nameAt } from './access.queries.ts'
import { SENT, see, send, statusOf, textsOf } from './door.routes.ts'
import { LANG_HEADER } from './headers.ts'
import { lettersOf } from './letters.ts'
import { AddressPage, NewPasswordPage } from './sign-in.page.tsx'
import { words } from './sign-in.words.ts'

const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })

/** better-auth writes to accounts alone: the time and the mailbox would tell which addresses have one. */
async function answerUnknown(c: Context<Visit>, platform: Platform, given: string): Promise<void> {
  const form = read(emailForm, { email: given })
  if (!form.done || (await nameAt(platform.db, form.value.email)) !== undefined) return
  const asked = { headers: new Headers({ [LANG_HEADER]: c.var.lang }) }
  await lettersOf(platform, c.var.origin).noReset(form.value.email, asked)
}

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
      if (outcome.done) {
        await answerUnknown(c, platform, fields.email ?? '')
        return see(c, SENT)
      }
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
