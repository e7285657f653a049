import { type Context, Hono } from 'hono'
import type { Platform, Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { refused } from '#platform/outcome.ts'
import { cameBackFrom } from '../oidc/leaving.routes.ts'
import { isConfigured } from '../oidc/provider.ts'
import { codeForm, emailForm, read, signInForm } from './access.form.ts'
import { askFor, nextOf, SENT, see, send, statusOf, textsOf } from './door.routes.ts'
import { countGuesses } from './guesses.ts'
import { addressOfLink, masked } from './link-address.ts'
import { localPath } from './local-path.ts'
import type { AccessRefusal } from './refusals.ts'
import { endSession } from './session.actions.ts'
import { CodePage, LinkPage, SignInPage } from './sign-in.page.tsx'
import { isProviderTold, isTold, words } from './sign-in.words.ts'
import { OneButtonPage, SentPage } from './sign-up.page.tsx'
import { dropSuite, keepSuite, keptSuite } from './suite.routes.ts'

const BETWEEN = 'pluriel.two_factor='
const shown = (c: Context<Visit>) => ({ lang: c.var.lang, path: c.var.path })
type Sent = { email?: string | undefined; suite?: string | undefined; refusal?: AccessRefusal | undefined }

function signInPage(c: Context<Visit>, { email, suite, refusal }: Sent) {
  const { config } = c.var
  const providerTold = c.req.query('fournisseur')
  const told = c.req.query('dit')
  return (
    <SignInPage
      {...shown(c)}
      {...{ email, suite, refusal }}
      next={nextOf(c, suite)}
      told={isTold(told) ? told : undefined}
      provider={
        isConfigured(config)
          ? { label: config.OIDC_LABEL, told: isProviderTold(providerTold) ? providerTold : undefined }
          : undefined
      }
    />
  )
}

/** Somebody is in: the session that this browser had before is over, and they go where they were going. */
export async function enter(c: Context<Visit>, platform: Platform, suite: string | undefined) {
  await endFormer(c, platform)
  dropSuite(c)
  return c.redirect(nextOf(c, suite), 303)
}

async function endFormer(c: Context<Visit>, platform: Platform): Promise<void> {
  const before = c.var.actor.person
  if (before) await endSession(platform.db, { personId: before.id, session: before.session })
}

/** After the first factor: in, or asked for the second. */
async function afterFirst(
  c: Context<Visit>,
  platform: Platform,
  body: Record<string, unknown>,
  suite?: string,
) {
  if (!body.twoFactorRedirect) return enter(c, platform, suite)
  // The browser loses its cookie here: at the second step, nobody would know which session was its own.
  await endFormer(c, platform)
  keepSuite(c, suite)
  return see(c, '/connexion/code')
}

/** A password, unless too many wrong ones were tried for this address. */
async function withPassword(c: Context<Visit>, platform: Platform, guesses: ReturnType<typeof countGuesses>) {
  const fields = await textsOf(c)
  const suite = localPath(fields.suite)
  const form = read(signInForm, fields)
  const outcome = form.done ? await askWithPassword(c, platform, { guesses, sent: form.value }) : form
  if (outcome.done) return afterFirst(c, platform, outcome.value.body, suite)
  const { email } = fields
  return c.html(signInPage(c, { email, suite, refusal: outcome.reason }), statusOf(c, outcome))
}

type Guess = { guesses: ReturnType<typeof countGuesses>; sent: { email: string; password: string } }
async function askWithPassword(c: Context<Visit>, platform: Platform, { guesses, sent }: Guess) {
  const retryAfter = await guesses.begin(sent.email)
  if (retryAfter) return refused('account-tired', { retryAfter, cookies: [] })
  const outcome = await askFor(c, platform, { path: '/sign-in/email', body: sent })
  if (outcome.done || outcome.reason !== 'credentials-wrong') await guesses.takeBack(sent.email)
  return outcome
}

export const signInRoutesWith = (platform: Platform) => {
  const guesses = countGuesses()
  return new Hono<Visit>()
    .get('/connexion', async (c) => {
      if (c.req.query('state') !== undefined) return backFromProvider(c, platform)
      if (c.req.query('envoi')) return c.html(<SentPage {...shown(c)} />)
      const suite = keptSuite(c)
      // Who is signed in may be asked to prove again who they are.
      const isIn = c.var.actor.person && c.req.query('encore') === undefined
      return isIn ? enterAgain(c, suite) : c.html(signInPage(c, { suite }))
    })
    .post('/connexion', (c) => withPassword(c, platform, guesses))
    .get('/connexion/code', (c) =>
      isBetween(c) ? c.html(<CodePage {...shown(c)} suite={keptSuite(c)} />) : see(c, '/connexion'),
    )
    .post('/connexion/code', async (c) => {
      const fields = await textsOf(c)
      const suite = localPath(fields.suite)
      const as = ({ code }: { code: string }) => codeQuestion(code)
      const outcome = await send(c, platform, { form: codeForm, fields, as })
      if (outcome.done) return enter(c, platform, suite)
      return c.html(<CodePage {...shown(c)} refusal={outcome.reason} suite={suite} />, statusOf(c, outcome))
    })
}

/** The provider ended its session too, when it gives back what this browser was given: else nothing is said of it. */
async function backFromProvider(c: Context<Visit>, platform: Platform) {
  const lang = await cameBackFrom(c, platform)
  return c.redirect(lang ? to(lang, '/connexion?dit=deconnexion') : '/connexion', 303)
}

/** Between the two steps, the browser holds a cookie of better-auth that says so. */
const isBetween = (c: Context<Visit>): boolean => c.req.header('cookie')?.includes(BETWEEN) ?? false

const enterAgain = (c: Context<Visit>, suite: string | undefined) => {
  dropSuite(c)
  return c.redirect(nextOf(c, suite), 303)
}

/** Six digits come from the application; anything else is a recovery code. */
function codeQuestion(given: string) {
  const code = given.replace(/\s/g, '')
  const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
  return { path, body: { code } }
}

export const linkRoutesWith = (platform: Platform) =>
  new Hono<Visit>()
    .get('/connexion/lien', (c) => c.html(<LinkPage {...shown(c)} suite={localPath(c.req.query('suite'))} />))
    .post('/connexion/lien', async (c) => {
      const fields = await textsOf(c)
      const suite = localPath(fields.suite)
      const outcome = await send(c, platform, {
        form: emailForm,
        fields,
        as: (sent) => ({ path: '/sign-in/magic-link', body: sent }),
      })
      if (outcome.done) {
        keepSuite(c, suite)
        return see(c, SENT)
      }
      return c.html(
        <LinkPage {...shown(c)} refusal={outcome.reason} email={fields.email} suite={suite} />,
        statusOf(c, outcome),
      )
    })
    .get('/connexion/lien/:token', async (c) => {
      const address = await addressOfLink(platform, { origin: c.var.origin, token: c.req.param('token') })
      return c.html(<UseLinkPage {...shown(c)} opens={address && masked(address)} />)
    })
    .post('/connexion/lien/:token', async (c) => {
      const query = { token: c.req.param('token') }
      const outcome = await askFor(c, platform, { path: '/magic-link/verify', query })
      if (outcome.done) return afterFirst(c, platform, outcome.value.body, keptSuite(c))
      return c.html(<UseLinkPage {...shown(c)} refusal={outcome.reason} />, statusOf(c, outcome))
    })

type LinkProps = Pick<Parameters<typeof OneButtonPage>[0], 'lang' | 'path' | 'refusal'> & {
  opens?: string | undefined
}

/** It names the account: a link that somebody else sent would open theirs, for us to write in. */
const UseLinkPage = ({ opens, ...props }: LinkProps) => {
  const { useTitle, useLead, useLeadFor, use } = words[props.lang].link
  const lead = opens ? useLeadFor(opens) : useLead
  return <OneButtonPage {...props} title={useTitle} lead={lead} button={use} again="/connexion/lien" />
}
