import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Person } from '#platform/acting.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { refused } from '#platform/outcome.ts'
import { codeForm } from '../access.form.ts'
import { askFor, see, send, statusOf, textsOf } from '../door.routes.ts'
import type { AccessRefusal } from '../refusals.ts'
import { removePasskey, renamePasskey } from './account.actions.ts'
import { accountOf, isFresh, passkeysOf } from './account.queries.ts'
import { isAccountTold } from './account.words.ts'
import { FactorPage, NewCodesPage, NewFactorPage, PasskeysPage } from './factor.page.tsx'
import { factorWords } from './factor.words.ts'
import { signedIn, toldAt } from './signed-in.routes.ts'

const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })
/** What the page gave, and gets back from its own form: the person's own secrets, shown to them alone. */
const given = z.object({
  uri: z.string().max(600).startsWith('otpauth://totp/'),
  codes: z
    .string()
    .max(300)
    .regex(/^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}( [A-Za-z0-9]{5}-[A-Za-z0-9]{5})*$/),
})
const answered = z.object({ totpURI: z.string().optional(), backupCodes: z.array(z.string()) })

async function factorPage(c: Context<Visit>, platform: Platform, personId: string, refusal?: AccessRefusal) {
  const { two_factor_enabled: isOn, hasPassword } = await accountOf(platform.db, personId)
  return <FactorPage {...shown(c)} isOn={isOn ?? false} {...{ hasPassword, refusal }} path="/compte/code" />
}

/** Asks for what the password of the person confirms, or that they have just signed in when they have none. */
async function confirmed(
  c: Context<Visit>,
  platform: Platform,
  { person, path }: { person: Person; path: string },
) {
  const { password } = await textsOf(c)
  if (!password) {
    const { hasPassword } = await accountOf(platform.db, person.id)
    if (!hasPassword && !(await isFresh(platform.db, person.session))) return refused('sign-in-again')
  }
  return askFor(c, platform, { path, body: password ? { password } : {} })
}

export const factorRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get(
      '/compte/code',
      signedIn(async (c, { id }) => c.html(await factorPage(c, platform, id))),
    )
    .post(
      '/compte/code',
      signedIn(async (c, person) => {
        const { id } = person
        const outcome = await confirmed(c, platform, { person, path: '/two-factor/enable' })
        if (!outcome.done)
          return c.html(await factorPage(c, platform, id, outcome.reason), statusOf(c, outcome))
        const { totpURI: uri = '', backupCodes: codes } = answered.parse(outcome.value.body)
        return c.html(<NewFactorPage {...shown(c)} uri={uri} codes={codes} />)
      }),
    )
    .post(
      '/compte/code/verifier',
      signedIn(async (c) => {
        const fields = await textsOf(c)
        const kept = given.safeParse(fields)
        if (!kept.success) return see(c, '/compte/code')
        const as = ({ code }: { code: string }) => ({
          path: '/two-factor/verify-totp',
          body: { code: code.replace(/\s/g, '') },
        })
        const outcome = await send(c, platform, { form: codeForm, fields, as })
        if (outcome.done) return see(c, toldAt('/compte', 'code'))
        const { uri, codes } = kept.data
        return c.html(
          <NewFactorPage {...shown(c)} uri={uri} codes={codes.split(' ')} refusal={outcome.reason} />,
          statusOf(c, outcome),
        )
      }),
    )
    .post(
      '/compte/code/secours',
      signedIn(async (c, person) => {
        const { id } = person
        const outcome = await confirmed(c, platform, { person, path: '/two-factor/generate-backup-codes' })
        if (!outcome.done)
          return c.html(await factorPage(c, platform, id, outcome.reason), statusOf(c, outcome))
        return c.html(<NewCodesPage {...shown(c)} codes={answered.parse(outcome.value.body).backupCodes} />)
      }),
    )
    .post(
      '/compte/code/secours.txt',
      signedIn(async (c, { email }) => {
        const codes = given.shape.codes.safeParse((await textsOf(c)).codes)
        if (!codes.success) return see(c, '/compte/code')
        c.header('Content-Disposition', 'attachment; filename="pluriel-codes.txt"')
        c.header('Cache-Control', 'private, no-store')
        return c.text(`${factorWords[c.var.lang].file(email)}\n\n${codes.data.split(' ').join('\n')}\n`)
      }),
    )
    .post(
      '/compte/code/arret',
      signedIn(async (c, person) => {
        const { id } = person
        const outcome = await confirmed(c, platform, { person, path: '/two-factor/disable' })
        if (outcome.done) return see(c, toldAt('/compte', 'code-arrete'))
        return c.html(await factorPage(c, platform, id, outcome.reason), statusOf(c, outcome))
      }),
    )

const NAME_MAX = 80

async function passkeysPage(
  c: Context<Visit>,
  platform: Platform,
  { personId, refusal }: { personId: string; refusal?: AccessRefusal },
) {
  const told = c.req.query('fait')
  const keys = await passkeysOf(platform.db, personId)
  const said = isAccountTold(told) ? told : undefined
  return <PasskeysPage {...shown(c)} path="/compte/cles" keys={keys} told={said} refusal={refusal} />
}

/** One passkey of the person, named or removed. */
async function changePasskey(c: Context<Visit>, platform: Platform, { id: personId, session }: Person) {
  const passkey = z.uuid().safeParse(c.req.param('id'))
  const { name = '', geste } = await textsOf(c)
  if (!passkey.success) return c.notFound()
  const own = { personId, passkey: passkey.data }
  if (geste !== 'retirer') {
    const line = name.replace(/\s+/g, ' ').trim().slice(0, NAME_MAX)
    const isNamed = await renamePasskey(platform.db, { ...own, name: line || null })
    return isNamed ? see(c, toldAt('/compte/cles', 'cle-nommee')) : c.notFound()
  }
  if (!(await isFresh(platform.db, session)))
    return c.html(await passkeysPage(c, platform, { personId, refusal: 'sign-in-again' }), 422)
  const isRemoved = await removePasskey(platform.db, own)
  return isRemoved ? see(c, toldAt('/compte/cles', 'cle-retiree')) : c.notFound()
}

export const passkeyRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get(
      '/compte/cles',
      signedIn(async (c, { id: personId }) => c.html(await passkeysPage(c, platform, { personId }))),
    )
    .post(
      '/compte/cles/:id',
      signedIn((c, person) => changePasskey(c, platform, person)),
    )
