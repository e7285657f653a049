// What somebody hostile tries with sessions, and with what a session opens.
import { beforeEach, describe, expect, test } from 'vitest'
import { accountsIn, ada, codeNow, PASSWORD, passkeyOf } from '#test/accounts.ts'
import { SESSION_COOKIE } from '#test/people.ts'
import { type Browser, browserOf, emptyWorld, type World } from '#test/world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})
const { newBrowser, lettersTo, linkTo, openAccount } = accountsIn(() => world)

/** Every way in, but the provider, whose own test has one running: each takes this browser to the account of Ada. */
const ways: Readonly<Record<string, (browser: Browser) => Promise<unknown>>> = {
  'a password': (browser) => browser.post('/connexion', ada),
  'a link': async (browser) => {
    await browser.post('/connexion/lien', { email: ada.email })
    await browser.post(await linkTo(ada.email), {})
  },
  'a new password': async (browser) => {
    await browser.post('/mot-de-passe-oublie', { email: ada.email })
    await browser.post(await linkTo(ada.email), { password: `${PASSWORD} bis` })
    await browser.post('/connexion', { ...ada, password: `${PASSWORD} bis` })
  },
  'a passkey': async (browser) => {
    const enter = await passkeyOf(world, await personOf(ada.email))
    expect((await enter(browser)).status).toBe(200)
  },
  'a password and a code': async (browser) => {
    const uri = await turnOnCode()
    const before = await whoIs(browser)
    await browser.post('/connexion', ada)
    // Between the two steps, the browser is nobody more than it was.
    if (!before.includes(ada.email)) expect(await whoIs(browser)).not.toContain(ada.email)
    await browser.post('/connexion/code', { code: await codeNow(uri) })
  },
}
const personOf = async (email: string): Promise<string> => {
  const { id } = await world.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return id
}
async function turnOnCode(): Promise<string> {
  const own = newBrowser()
  await own.post('/connexion', ada)
  const page = await (await own.post('/compte/code', { password: PASSWORD })).text()
  const [uri = '', codes = ''] = ['uri', 'codes'].map((name) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1]?.replaceAll('&amp;', '&'),
  )
  const on = await own.post('/compte/code/verifier', { uri, codes, code: await codeNow(uri) })
  expect(on.headers.get('location')).toBe('/compte?fait=code')
  return uri
}
const whoIs = async (browser: Browser) => (await browser.get('/compte')).text()
const holding = (cookie: string) => browserOf(world.app, new Map([[SESSION_COOKIE, cookie]]))

describe('a session set in advance is not the one that the sign-in opens, and ends with it', () => {
  test.each(Object.keys(ways))('by %s', async (way) => {
    await openAccount()
    const mallory = await world.signIn({ name: 'Mallory', email: 'mallory@exemple.fr' })
    const planted = mallory.cookies.get(SESSION_COOKIE) ?? ''
    const victim = holding(planted)
    await ways[way]?.(victim)
    expect(victim.cookies.get(SESSION_COOKIE)).not.toBe(planted)
    expect(await whoIs(victim)).toContain(ada.email)
    // What was planted opens nothing any more, neither for who holds it nor for who comes back with it.
    expect((await mallory.get('/compte')).status).toBe(303)
    expect((await holding(planted).get('/compte')).status).toBe(303)
    const left = await world.db
      .selectFrom('person_session')
      .select('id')
      .where('person_id', '=', mallory.person)
      .execute()
    expect(left).toEqual([])
  })

  test.each(Object.keys(ways))('of no value, by %s', async (way) => {
    await openAccount()
    const chosen = 'choisi.par-un-autre'
    const victim = holding(chosen)
    await ways[way]?.(victim)
    expect(victim.cookies.get(SESSION_COOKIE)).not.toBe(chosen)
    expect(await whoIs(victim)).toContain(ada.email)
    expect((await holding(chosen).get('/compte')).status).toBe(303)
  })

  test.each(Object.keys(ways))('one’s own of before too, by %s', async (way) => {
    await openAccount()
    const browser = newBrowser()
    await browser.post('/connexion', ada)
    const before = browser.cookies.get(SESSION_COOKIE) ?? ''
    await ways[way]?.(browser)
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(before)
    expect([(await holding(before).get('/compte')).status, (await browser.get('/compte')).status]).toEqual([
      303, 200,
    ])
  })
})

test('a form of another site changes nothing here', async () => {
  const browser = await world.signIn({ name: 'Ada', email: ada.email })
  const forms = world.app.routes.filter(({ method, path }) => {
    return method === 'POST' && /^\/(compte|connexion|inscription|deconnexion|mot-de-passe)/.test(path)
  })
  expect(forms.length).toBeGreaterThan(15)
  for (const { path } of forms) {
    const elsewhere = { origin: 'https://ailleurs.exemple', 'sec-fetch-site': 'cross-site' }
    const answer = await browser.post(path.replaceAll(/:\w+/g, 'x'), { ...ada, geste: 'retirer' }, elsewhere)
    expect([path, answer.status]).toEqual([path, 403])
  }
  expect((await browser.get('/compte')).status).toBe(200)
})

test('a session that ended is over, even for who kept its cookie', async () => {
  const browser = await world.signIn({ name: 'Ada' })
  const kept = new Map(browser.cookies)
  await browser.post('/deconnexion', {})
  expect((await browserOf(world.app, kept).get('/compte')).status).toBe(303)
  expect(await world.db.selectFrom('person_session').selectAll().execute()).toEqual([])
})

test('a session remembers no network address', async () => {
  await openAccount()
  await world.post('/connexion', ada)
  const sessions = await world.db.selectFrom('person_session').select('ip_address').execute()
  expect(sessions).toEqual([{ ip_address: null }])
})

test('of the sign-in itself, a browser reaches what passkeys need, and nothing else', async () => {
  const browser = await world.signIn({ name: 'Ada' })
  const closed = [
    'get-session',
    'list-sessions',
    'ok',
    'error',
    'verify-email',
    'magic-link/verify',
    'reset-password/x',
  ]
  for (const path of [...closed, 'passkey/list-user-passkeys', 'callback/oidc'])
    expect([path, (await browser.get(`/compte/acces/${path}?token=x`)).status]).toEqual([path, 404])
  const posted = [
    'sign-up/email',
    'sign-in/email',
    'update-user',
    'change-email',
    'delete-user',
    'revoke-sessions',
  ]
  for (const path of [
    ...posted,
    'two-factor/enable',
    'two-factor/disable',
    'passkey/delete-passkey',
    'enter-as',
    'enterAs',
  ])
    for (const lang of ['', '/en'])
      expect([path, (await browser.post(`${lang}/compte/acces/${path}`, ada)).status]).toEqual([path, 404])
  const add = '/compte/acces/passkey/generate-register-options'
  expect([(await browser.get(add)).status, (await newBrowser().get(add)).status]).toEqual([200, 404])
})

test('an erased account does not come back, by any of its ways in', async () => {
  await openAccount()
  await world.post('/connexion', ada)
  const other = newBrowser()
  await other.post('/connexion', ada)
  await newBrowser().post('/connexion/lien', { email: ada.email })
  await newBrowser().post('/mot-de-passe-oublie', { email: ada.email })
  await world.post('/compte/adresse', { email: 'nouvelle@exemple.fr' })
  const [confirm = '', link = '', reset = '', move = ''] = (await lettersTo(ada.email)).slice(-4)
  expect((await world.post('/compte/effacer', { email: 'une.autre@exemple.fr' })).status).toBe(422)
  const erased = await world.post('/compte/effacer', { email: ' ADA@exemple.fr' })
  expect(erased.headers.get('location')).toBe('/connexion?dit=efface')

  const person = await world.db.selectFrom('person').selectAll().executeTakeFirstOrThrow()
  expect(person).toMatchObject({ name: 'Compte effacé', email: `efface-${person.id}@invalid` })
  for (const browser of [world, other]) expect((await browser.get('/compte')).status).toBe(303)
  expect((await newBrowser().post('/connexion', ada)).status).toBe(422)
  for (const path of [confirm, link])
    expect([path, (await newBrowser().post(path, {})).status]).toEqual([path, 422])
  expect((await newBrowser().post(reset, { password: PASSWORD })).status).toBe(422)
  expect(move).toMatch(/^\/compte\/adresse\//)
  await newBrowser().post('/mot-de-passe-oublie', { email: person.email })
  expect(await lettersTo(person.email)).toEqual([])

  // The address is free again: whoever opens an account with it is somebody else.
  await openAccount()
  await world.post('/connexion', ada)
  const again = await world.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', ada.email)
    .executeTakeFirst()
  expect(again?.id).not.toBe(person.id)
})

test('who alone administers a space stays until somebody else does', async () => {
  const browser = await world.signIn({ name: 'Ada', email: ada.email })
  const bob = await world.signIn({ name: 'Bob' })
  const { id } = await world.db
    .insertInto('organisation')
    .values({ siren: '732829320', kind: 'cooperative', source: 'saisie', ...named('Coopérative Exemple') })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db
    .insertInto('space')
    .values({ organisation_id: id, slug: 'exemple', opened_on: '2026-01-01' })
    .execute()
  const role = { organisation_id: id, role: 'administrator', from_on: '2026-01-01' } as const
  await world.db
    .insertInto('membership')
    .values({ ...role, person_id: browser.person })
    .execute()
  const refused = await browser.post('/compte/effacer', { email: ada.email })
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining('Coopérative Exemple'),
  ])
  await world.db
    .insertInto('membership')
    .values({ ...role, person_id: bob.person })
    .execute()
  expect((await browser.post('/compte/effacer', { email: ada.email })).status).toBe(303)
  const ended = await world.db
    .selectFrom('membership')
    .select(['until_on', 'ended_reason'])
    .where('person_id', '=', browser.person)
    .execute()
  expect(ended).toEqual([{ until_on: '2026-11-21', ended_reason: 'compte effacé' }])
})
const named = (name: string) => ({ name, search_name: name, search_key: name, search: name })
