import { type Context, Hono } from 'hono'
import { getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie'
import type { Acting } from '#platform/acting.ts'
import { nobody } from '#platform/acting.ts'
import type { Platform, Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import { traceOf } from '#platform/log.ts'
import { done, refused } from '#platform/outcome.ts'
import { giveCookies, HOME } from '../access/door.routes.ts'
import { localPath } from '../access/local-path.ts'
import { endSession } from '../access/session.actions.ts'
import { AUTH_PATH, authOf } from '../auth.ts'
import { signingSecret } from '../secret.actions.ts'
import { type Known, readClaims } from './claims.ts'
import { enterThrough } from './oidc.actions.ts'
import { discover, exchange, isConfigured, ProviderDown, userInfo, verified } from './provider.ts'
import { authorizationUrl, newStep, type Step, stepForm } from './sign-in-step.ts'

/** Told once the provider has said for which site somebody works. */
export type OnSiret = (
  acting: Acting,
  siret: string,
) => Promise<{ done: true } | { done: false; reason: string }>
type Site = { platform: Platform; onSiret?: OnSiret | undefined }

const RETURN = `${AUTH_PATH}/fournisseur`
const COOKIE = 'fournisseur'
const STEP_SECONDS = 600

/** The two ends of a sign-in through a provider: leaving for it, and coming back. */
export const oidcRoutesWith = ({ platform, onSiret }: Site) =>
  new Hono<Visit>()
    .get('/connexion/fournisseur', async (c) => {
      if (!isConfigured(platform.config)) return c.notFound()
      const { lang } = c.var
      const step = newStep({ lang, suite: localPath(c.req.query('suite')) })
      const outcome = await answered(c, async () => done(await discover(platform)))
      if (!outcome.done) return sayAtDoor(c, lang, outcome.reason)
      await keepStep(c, platform, step)
      return c.redirect(authorizationUrl(outcome.value, step, `${c.var.origin}${RETURN}`), 303)
    })
    .get(RETURN, async (c) => {
      if (!isConfigured(platform.config)) return c.notFound()
      const step = await takeStep(c, platform)
      const outcome = await answered(c, async () => recognise(c, platform, step))
      if (!outcome.done) return sayAtDoor(c, step?.lang ?? 'fr', outcome.reason)
      return enter(c, { platform, onSiret }, outcome.value)
    })

type Recognised = { known: Known; idToken: string; step: Step }

/** Opens a session for whom the provider knows, and sends them where they were going. */
async function enter(c: Context<Visit>, { platform, onSiret }: Site, { known, idToken, step }: Recognised) {
  const issuer = platform.config.OIDC_ISSUER ?? ''
  const before = c.var.actor.person
  const { lang } = step
  const entered = await enterThrough(platform.db, { known, issuer, lang, now: c.var.now, here: before?.id })
  if (!entered.done) return sayAtDoor(c, lang, entered.reason)
  const personId = entered.value
  if (before) await endSession(platform.db, { personId: before.id, session: before.session })
  await open(c, platform, { personId, idToken })
  const site = known.siret
    ? await onSiret?.(actingAs(c, platform, { personId, known }), known.siret)
    : undefined
  // Whoever was going somewhere goes there: what became of their site is told to who has nothing else to do.
  const home = site?.done === false ? `/espaces?site=${site.reason}` : HOME
  return c.redirect(localPath(step.suite) ?? to(step.lang, home), 303)
}

/** What is said of the provider at the sign-in, and nothing of why: the journal has it. */
const reasons = {
  'provider-down': 'absent',
  'provider-refused': 'refus',
  'email-unsure': 'adresse',
  // Whoever gives the code here is sent to the provider again, and is tied to it.
  'code-first': 'code&suite=/connexion/fournisseur',
} as const
type Reason = keyof typeof reasons

const sayAtDoor = (c: Context<Visit>, lang: Step['lang'], reason: Reason) =>
  c.redirect(to(lang, `/connexion?fournisseur=${reasons[reason]}`), 303)

type Outcome<T> = { done: true; value: T } | { done: false; reason: Reason }

/** A provider that is down, or a token that does not hold, is an answer and not a fault of ours. */
async function answered<T>(c: Context<Visit>, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    c.var.log.warn(traceOf(error), 'the identity provider did not answer as expected')
    return refused(error instanceof ProviderDown ? 'provider-down' : 'provider-refused')
  }
}

/** Who comes back from the provider: its answer is to the question of this browser, signed, and for us. */
async function recognise(c: Context<Visit>, platform: Platform, step: Step | undefined) {
  const { code, state, iss } = c.req.query()
  if (!step || !code || state !== step.state) return refused('provider-refused')
  const provider = await discover(platform)
  // RFC 9207: an answer that names another issuer was meant for another question.
  if (iss !== undefined && iss !== provider.issuer) return refused('provider-refused')
  const redirectUri = `${c.var.origin}${RETURN}`
  const { accessToken, idToken } = await exchange(provider, { code, verifier: step.verifier, redirectUri })
  const { sub: subject, nonce } = await verified(provider, idToken)
  if (!subject || nonce !== step.nonce) return refused('provider-refused')
  const known = readClaims(await userInfo(provider, accessToken), {
    subject,
    trustEmail: platform.config.OIDC_TRUST_EMAIL,
  })
  return known ? done({ known, idToken, step }) : refused('provider-refused')
}

async function open(c: Context<Visit>, platform: Platform, body: { personId: string; idToken: string }) {
  const auth = await authOf(platform, c.var.origin)
  const agent = c.req.header('user-agent')?.slice(0, 300) ?? ''
  const { headers } = await auth.api.enterAs({
    body,
    headers: new Headers({ 'user-agent': agent }),
    returnHeaders: true,
  })
  giveCookies(c, headers.getSetCookie())
}

/** As the one who has just come in, on the whole database: the provider vouches for what no member has granted. */
function actingAs(c: Context<Visit>, platform: Platform, given: { personId: string; known: Known }): Acting {
  const { now, today, lang } = c.var
  const { personId: id, known } = given
  const person = { id, name: known.name, email: known.email ?? '', session: '' }
  return { db: platform.db, now, today, lang, actor: { ...nobody, person } }
}

async function keepStep(c: Context<Visit>, platform: Platform, step: Step): Promise<void> {
  await setSignedCookie(c, COOKIE, JSON.stringify(step), await signingSecret(platform.db), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.origin.startsWith('https:'),
    path: RETURN,
    maxAge: STEP_SECONDS,
  })
}

/** Serves once: the answer of the provider cannot be played again in this browser. */
async function takeStep(c: Context<Visit>, platform: Platform): Promise<Step | undefined> {
  const kept = await getSignedCookie(c, await signingSecret(platform.db), COOKIE)
  setCookie(c, COOKIE, '', { path: RETURN, maxAge: 0 })
  const read = kept ? stepForm.safeParse(JSON.parse(kept)) : undefined
  return read?.data
}
