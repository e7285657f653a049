import { type Context, Hono } from 'hono'
import type { Person } from '#platform/acting.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { refused } from '#platform/outcome.ts'
import { changeForm, emailForm, read } from '../access.form.ts'
import { nameAt } from '../access.queries.ts'
import { askFor, see, send, statusOf, textsOf } from '../door.routes.ts'
import { LANG_HEADER } from '../headers.ts'
import { lettersOf } from '../letters.ts'
import { OneButtonPage } from '../sign-up.page.tsx'
import { claimsOf } from '../token.ts'
import { accountWords } from './account.words.ts'
import { ChangePasswordPage, MovePage } from './change.page.tsx'
import { agreedToTaken, writeIfTaken } from './move.ts'
import { signedIn, toldAt } from './signed-in.routes.ts'

const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })
const movingOf = (c: Context<Visit>, platform: Platform, person: Person) => ({
  platform,
  origin: c.var.origin,
  lang: c.var.lang,
  person,
})
const confirmPage = (c: Context<Visit>, refusal?: Parameters<typeof OneButtonPage>[0]['refusal']) => {
  const { confirmTitle: title, confirmLead: lead, confirm: button } = accountWords[c.var.lang].move
  return <OneButtonPage {...shown(c)} {...{ title, lead, button, refusal }} again="/compte/adresse" />
}

/** One of the two mailboxes agrees to the move. */
async function agree(c: Context<Visit>, platform: Platform, person: Person) {
  const token = c.req.param('token') ?? ''
  if (await agreedToTaken(movingOf(c, platform, person), token))
    return see(c, toldAt('/compte', 'adresse-acceptee'))
  const { updateTo, requestType } = claimsOf(token) ?? {}
  // Somebody took the address meanwhile: said as a link that is too old, which tells nothing of them.
  const isTaken = updateTo !== undefined && (await nameAt(platform.db, updateTo)) !== undefined
  const outcome = isTaken
    ? refused('link-stale', undefined)
    : await askFor(c, platform, { path: '/verify-email', query: { token } })
  if (!outcome.done) return c.html(confirmPage(c, outcome.reason), statusOf(c, outcome))
  const isLast = requestType === 'change-email-verification'
  return see(c, toldAt('/compte', isLast ? 'adresse' : 'adresse-acceptee'))
}

/** The address and the password of one's own account. */
export const changeRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get(
      '/compte/adresse',
      signedIn((c, { email }) => c.html(<MovePage {...shown(c)} email={email} />)),
    )
    .post(
      '/compte/adresse',
      signedIn(async (c, person) => {
        const { email } = person
        const form = read(emailForm, await textsOf(c))
        if (!form.done) return c.html(<MovePage {...shown(c)} email={email} refusal={form.reason} />, 422)
        const { email: newEmail } = form.value
        const outcome = await askFor(c, platform, { path: '/change-email', body: { newEmail } })
        if (!outcome.done)
          return c.html(
            <MovePage {...shown(c)} email={email} refusal={outcome.reason} />,
            statusOf(c, outcome),
          )
        await writeIfTaken(movingOf(c, platform, person), newEmail)
        return see(c, toldAt('/compte', 'adresse-demandee'))
      }),
    )
    .get(
      '/compte/adresse/:token',
      signedIn((c) => c.html(confirmPage(c))),
    )
    .post(
      '/compte/adresse/:token',
      signedIn((c, person) => agree(c, platform, person)),
    )
    .get(
      '/compte/mot-de-passe',
      signedIn((c) => c.html(<ChangePasswordPage {...shown(c)} />)),
    )
    .post(
      '/compte/mot-de-passe',
      signedIn(async (c, person) => {
        const as = ({ current, password }: { current: string; password: string }) => ({
          path: '/change-password',
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
        })
        const outcome = await send(c, platform, { form: changeForm, fields: await textsOf(c), as })
        if (outcome.done) {
          const asked = { headers: new Headers({ [LANG_HEADER]: c.var.lang }) }
          await lettersOf(platform, c.var.origin).changed(person, asked)
          return see(c, toldAt('/compte', 'mot-de-passe'))
        }
        const refusal = outcome.reason === 'password-wrong' ? 'current-wrong' : outcome.reason
        return c.html(<ChangePasswordPage {...shown(c)} refusal={refusal} />, statusOf(c, outcome))
      }),
    )
