import { type Context, Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { signUpForm, wrongIn } from './access.form.ts'
import { askFor, SENT, see, send, statusOf, textsOf } from './door.routes.ts'
import { localPath } from './local-path.ts'
import { words } from './sign-in.words.ts'
import { OneButtonPage, SignUpPage } from './sign-up.page.tsx'
import { keepSuite } from './suite.routes.ts'
import { claimsOf } from './token.ts'

const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })

export const signUpRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get('/inscription', (c) => c.html(<SignUpPage {...shown(c)} suite={localPath(c.req.query('suite'))} />))
    .post('/inscription', async (c) => {
      const fields = await textsOf(c)
      const suite = localPath(fields.suite)
      const outcome = await send(c, platform, {
        form: signUpForm,
        fields,
        as: (sent) => ({ path: '/sign-up/email', body: { ...sent, lang: c.var.lang } }),
      })
      if (outcome.done) {
        keepSuite(c, suite)
        return see(c, SENT)
      }
      const wrong = wrongIn(signUpForm, fields)
      const refusal = wrong.length > 0 ? wrong : outcome.reason
      const sent = { name: fields.name ?? '', email: fields.email ?? '' }
      return c.html(<SignUpPage {...shown(c)} {...{ refusal, sent, suite }} />, statusOf(c, outcome))
    })
    .get('/inscription/confirmer/:token', (c) => c.html(<ConfirmPage {...shown(c)} />))
    .post('/inscription/confirmer/:token', async (c) => {
      const token = c.req.param('token')
      // A token that moves an account opens a session when there is none: it is used on its own page, signed in.
      const outcome = claimsOf(token)?.updateTo
        ? ({ done: false, reason: 'link-stale', details: undefined } as const)
        : await askFor(c, platform, { path: '/verify-email', query: { token } })
      if (outcome.done) return see(c, '/connexion?dit=confirmee')
      return c.html(<ConfirmPage {...shown(c)} refusal={outcome.reason} />, statusOf(c, outcome))
    })

const ConfirmPage = (props: Pick<Parameters<typeof OneButtonPage>[0], 'lang' | 'path' | 'refusal'>) => {
  const { title, lead, submit } = words[props.lang].confirm
  return <OneButtonPage {...props} title={title} lead={lead} button={submit} again="/connexion" />
}
