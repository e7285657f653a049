import { SignJWT } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SESSION_COOKIE } from '#test/people.ts'
import { CLIENT, type OpenedProvider, openProvider } from '#test/stories/accounts-provider.ts'
import { type Browser, browserOf, emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { readClaims } from './claims.ts'

let world: World
let provider: OpenedProvider
const agent = {
  sub: 'agent-1',
  email: 'Camille@exemple.fr',
  email_verified: true,
  given_name: 'Camille',
  usual_name: 'Durand',
}

async function open({ signed = false, trust = false } = {}): Promise<void> {
  provider = await openProvider({ site: ORIGIN, signed })
  provider.is(agent)
  world = await emptyWorld({ config: settings(provider.issuer, trust) })
}
const settings = (issuer: string, trust = false) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: CLIENT.id,
  OIDC_CLIENT_SECRET: CLIENT.secret,
  OIDC_LABEL: 'ProConnect',
  OIDC_SCOPES: 'openid email given_name usual_name siret',
  OIDC_TRUST_EMAIL: trust,
})
beforeEach(() => open())
afterEach(() => provider.close())

const locationOf = (answer: Response): string => answer.headers.get('location') ?? ''

/** From the button to the address where the provider sends the browser back. */
async function throughProvider(browser: Browser, suite = ''): Promise<string> {
  const left = await browser.get(`/connexion/fournisseur${suite}`)
  expect(left.status).toBe(303)
  return followed(locationOf(left))
}

/** A browser at the provider: it follows, and keeps the cookies. */
async function followed(start: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let turn = 0; turn < 8 && url.startsWith(provider.issuer); turn++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    await answer.text()
    url = new URL(locationOf(answer) || ORIGIN, url).href
  }
  return url.slice(ORIGIN.length)
}

async function enter(browser: Browser, suite?: string): Promise<string> {
  return locationOf(await browser.get(await throughProvider(browser, suite)))
}
const named = (name: string) => ({ name, search_name: name, search_key: name, search: name })
const people = () => world.db.selectFrom('person').select(['name', 'email']).orderBy('created_at').execute()

test.each([false, true])(
  'an agent comes in, comes back, and is the same person (signed: %s)',
  async (signed) => {
    await provider.close()
    await open({ signed })
    expect(await enter(world, '?suite=/besoins')).toBe('/besoins')
    expect(await people()).toEqual([{ name: 'Camille Durand', email: 'camille@exemple.fr' }])
    const other = (await world.get('/compte')).status
    expect(other).toBe(200)
    await world.post('/deconnexion', {})
    // Their address changed at the provider: they are still who they were.
    provider.is({ ...agent, email: 'autre@exemple.fr' })
    expect(await enter(world)).toBe('/mon')
    expect(await people()).toHaveLength(1)
  },
)

test('a session set in advance is not the one that the provider opens, and ends with it', async () => {
  const mallory = await world.signIn({ name: 'Mallory' })
  const planted = mallory.cookies.get(SESSION_COOKIE) ?? ''
  for (const cookie of [planted, 'choisi.par-un-autre']) {
    const victim = browserOf(world.app, new Map([[SESSION_COOKIE, cookie]]))
    expect(await enter(victim)).toBe('/mon')
    expect(victim.cookies.get(SESSION_COOKIE)).not.toBe(cookie)
    expect(await (await victim.get('/compte')).text()).toContain('camille@exemple.fr')
    const again = browserOf(world.app, new Map([[SESSION_COOKIE, cookie]]))
    expect((await again.get('/compte')).status).toBe(303)
  }
  expect((await mallory.get('/compte')).status).toBe(303)
  // What they came with is not tied to whoever planted it.
  const tied = await world.db.selectFrom('person_credential').select('person_id').execute()
  expect(tied.map(({ person_id }) => person_id)).not.toContain(mallory.person)
})

test('signing out leads to the provider, which ends its own session and sends back', async () => {
  await enter(world)
  const left = await world.post('/deconnexion', {})
  const url = /^0; url=(.+)$/.exec(left.headers.get('refresh') ?? '')?.[1] ?? ''
  expect(url).toContain('/session/end?')
  expect((await world.get('/compte')).status).toBe(303)
  const asked = await fetch(url)
  const form = await asked.text()
  const cookie = asked.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const [action = '', xsrf = ''] = [/action="([^"]+)"/, /name="xsrf" value="([^"]+)"/].map(
    (pattern) => pattern.exec(form)?.[1] ?? '',
  )
  const ended = await fetch(new URL(action, provider.issuer), {
    method: 'POST',
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
    headers: { cookie },
    redirect: 'manual',
  })
  const back = locationOf(ended).slice(ORIGIN.length)
  expect(back).toMatch(/^\/connexion\?state=[\w-]{43}$/)
  // It means what it says to the browser that left, once, and nothing to another.
  expect(locationOf(await world.app.request(`${ORIGIN}${back}`))).toBe('/connexion')
  expect(locationOf(await world.get(back))).toBe('/connexion?dit=deconnexion')
  expect(locationOf(await world.get(back))).toBe('/connexion')
})

test('coming back from the provider with the state of another sign-out says nothing', async () => {
  await enter(world)
  await world.post('/en/deconnexion', {})
  expect(locationOf(await world.get(`/connexion?state=${'x'.repeat(43)}`))).toBe('/connexion')
})

test('an address ties accounts only when the provider vouches for it', async () => {
  const ada = await world.signIn({ name: 'Ada', email: 'camille@exemple.fr' })
  provider.is({ ...agent, email_verified: false })
  expect(await enter(world)).toBe('/connexion?fournisseur=adresse')
  expect((await world.get('/compte')).status).toBe(303)
  provider.is(agent)
  expect(await enter(world)).toBe('/mon')
  expect(await people()).toEqual([{ name: 'Ada', email: 'camille@exemple.fr' }])
  expect((await ada.get('/compte')).status).toBe(200)
})

test('an account with a second step is tied to a provider by whoever has passed it, and by nobody else', async () => {
  const ada = await world.signIn({ name: 'Ada', email: 'camille@exemple.fr' })
  await world.db
    .updateTable('person')
    .set({ two_factor_enabled: true })
    .where('id', '=', ada.person)
    .execute()
  const refused = await enter(world)
  expect(refused).toBe('/connexion?fournisseur=code&suite=/connexion/fournisseur')
  expect(await (await world.get(refused)).text()).toContain('demande un code')
  expect((await world.get('/compte')).status).toBe(303)
  expect(await world.db.selectFrom('person_credential').select('id').execute()).toEqual([])
  // In the browser where the code was given, once; then the provider is a way in.
  expect(await enter(ada)).toBe('/mon')
  expect(await enter(world)).toBe('/mon')
})

test('a provider that says nothing of addresses is believed when the host says so', async () => {
  const { email_verified: _, ...silent } = agent
  provider.is(silent)
  expect(await enter(world)).toBe('/connexion?fournisseur=adresse')
  await provider.close()
  await open({ trust: true })
  provider.is(silent)
  expect(await enter(world)).toBe('/mon')
})

test('what was put on an account before its address was confirmed is dropped when its owner comes', async () => {
  await world.post('/inscription', {
    name: 'X',
    email: 'camille@exemple.fr',
    password: 'choisi par quelqu’un',
  })
  expect(await enter(world)).toBe('/mon')
  await world.post('/deconnexion', {})
  const thief = await world.post('/connexion', {
    email: 'camille@exemple.fr',
    password: 'choisi par quelqu’un',
  })
  expect(thief.status).toBe(422)
})

test('the site of an agent lets them into the space of their organisation', async () => {
  await world.db
    .insertInto('organisation')
    .values({ siren: '356000000', ...named('Organisme'), kind: 'cooperative', source: 'saisie' })
    .execute()
  provider.is({ ...agent, siret: '35600000000048' })
  await enter(world)
  const roles = await world.db.selectFrom('membership').select('role').execute()
  expect(roles).toEqual([{ role: 'employee' }])
  // Whose site we do not know comes in all the same, and is told.
  provider.is({ ...agent, siret: '13002526500013' })
  expect(await enter(world)).toBe('/espaces?site=organisation-unknown')
  expect(await (await world.get('/espaces?site=organisation-unknown')).text()).toContain('dans l’annuaire')
})

test('an answer to another browser, played again, or altered, opens nothing', async () => {
  const back = await throughProvider(world)
  const stranger = await world.app.request(`${ORIGIN}${back}`)
  expect(locationOf(stranger)).toBe('/connexion?fournisseur=refus')
  const altered = await throughProvider(world)
  expect(locationOf(await world.get(altered.replace(/state=[^&]+/, 'state=x')))).toContain('refus')
  const used = await throughProvider(world)
  expect(locationOf(await world.get(used))).toBe('/mon')
  expect(locationOf(await world.get(used))).toContain('refus')
  const mixed = await throughProvider(world)
  const elsewhere = mixed.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://ailleurs.exemple')}`)
  expect(elsewhere).not.toBe(mixed)
  expect(locationOf(await world.get(elsewhere))).toContain('refus')
  expect(locationOf(await world.get('/compte/acces/fournisseur?error=access_denied'))).toContain('refus')
})

test('a provider that is down at the start, or later, is said; it serves again when it is back', async () => {
  const { issuer } = provider
  const port = Number(new URL(issuer).port)
  await provider.close()
  world = await emptyWorld({ config: settings(issuer) })
  expect(locationOf(await world.get('/connexion/fournisseur'))).toBe('/connexion?fournisseur=absent')
  expect(await (await world.get('/connexion?fournisseur=absent')).text()).toContain(
    'ProConnect ne répond pas',
  )
  provider = await openProvider({ site: ORIGIN, signed: true, port })
  provider.is(agent)
  const back = await throughProvider(world)
  await provider.close()
  expect(locationOf(await world.get(back))).toBe('/connexion?fournisseur=absent')
  // Known a minute ago, it is asked again.
  world.setNow('2026-11-21T11:02:00Z')
  expect(locationOf(await world.get('/connexion/fournisseur'))).toBe('/connexion?fournisseur=absent')
  provider = await openProvider({ site: ORIGIN, signed: true, port })
  provider.is(agent)
  expect(await enter(world)).toBe('/mon')
})

test('without a provider, there is no button and no door', async () => {
  world = await emptyWorld()
  expect(await (await world.get('/connexion')).text()).not.toContain('/connexion/fournisseur')
  expect((await world.get('/connexion/fournisseur')).status).toBe(404)
})

test('claims about somebody else, or of the wrong shape, are none', () => {
  const asked = { subject: 'a', trustEmail: false }
  expect(readClaims({ sub: 'b', email: 'b@exemple.fr', email_verified: true }, asked)).toBeUndefined()
  expect(readClaims('x', asked)).toBeUndefined()
  expect(
    readClaims(
      { sub: 'a', email: 'a@exemple.fr\nBcc: b@exemple.fr', email_verified: true, siret: '1' },
      asked,
    ),
  ).toMatchObject({ email: undefined, siret: undefined })
  expect(readClaims({ sub: 'a', given_name: 'A\n B', email: 5 }, asked)).toMatchObject({ name: 'A B' })
})

test('a token that the provider did not sign is refused', async () => {
  const { discover, verified } = await import('./provider.ts')
  const found = await discover(world.platform)
  const forged = await new SignJWT({ sub: 'agent-1' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(found.issuer)
    .setAudience(CLIENT.id)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(CLIENT.secret))
  await expect(verified(found, forged)).rejects.toThrow('alg')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1]}.`
  await expect(verified(found, unsigned)).rejects.toThrow()
})
