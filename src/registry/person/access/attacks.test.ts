// What somebody hostile tries at the sign-in, each with what must come of it.
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { SESSION_COOKIE } from '#test/people.ts'
import { browserOf, emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { localPath } from './local-path.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

const PASSWORD = 'trois mots sans lien'
const ada = { name: 'Ada', email: 'ada@exemple.fr', password: PASSWORD }
const newBrowser = () => browserOf(world.app, new Map())

async function lettersTo(email: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('mail')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('id')
    .execute()
  return rows.map(({ body }) => new URL(/https?:\S+/.exec(body)?.[0] ?? '').pathname)
}
const linkTo = async (email: string) => (await lettersTo(email)).at(-1) ?? ''

async function openAccount(): Promise<void> {
  await newBrowser().post('/inscription', ada)
  await newBrowser().post(await linkTo(ada.email), {})
}

test('a session set in advance is not the one that the sign-in opens, and ends with it', async () => {
  await openAccount()
  const mallory = await world.signIn({ name: 'Mallory' })
  const planted = mallory.cookies.get(SESSION_COOKIE) ?? ''
  const victim = browserOf(world.app, new Map([[SESSION_COOKIE, planted]]))
  expect((await victim.post('/connexion', ada)).status).toBe(303)
  expect(victim.cookies.get(SESSION_COOKIE)).not.toBe(planted)
  expect(await (await victim.get('/compte')).text()).toContain(ada.email)
  expect((await mallory.get('/compte')).status).toBe(303)
  // One of no value is replaced as well.
  const other = browserOf(world.app, new Map([[SESSION_COOKIE, 'choisi.par-un-autre']]))
  await other.post('/connexion', ada)
  expect(other.cookies.get(SESSION_COOKIE)).not.toBe('choisi.par-un-autre')
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

describe('the sign-in leads to a page of this site, whatever it is told', () => {
  const hostile = [
    '//ailleurs.exemple',
    '/\\ailleurs.exemple',
    '\\\\ailleurs.exemple',
    'https://ailleurs.exemple',
    'javascript:alert(1)',
    '/\t/ailleurs.exemple',
    '/\n/ailleurs.exemple',
    '/./\\ailleurs.exemple',
    '/..//ailleurs.exemple',
    ' //ailleurs.exemple',
    'x',
    `/${'a'.repeat(600)}`,
  ]
  test('after the password', async () => {
    const before = await world.signIn({ name: 'Ada', email: ada.email })
    for (const suite of hostile) {
      const again = await before.get(`/connexion?suite=${encodeURIComponent(suite)}`)
      expect([suite, again.headers.get('location')]).toEqual([suite, '/mon'])
    }
    await openAccountOf(ada.email)
    const answer = await newBrowser().post('/connexion', { ...ada, suite: '//ailleurs.exemple' })
    expect(answer.headers.get('location')).toBe('/mon')
  })
  test('property: what is kept stays on the site, and is read the same by a browser', () => {
    const near = fc.oneof(
      fc.string(),
      fc.webUrl({ withQueryParameters: true }),
      fc
        .array(fc.constantFrom('/', '\\', '.', '..', '?', '#', '@', ':', '%2f', 'a', '\t', ' '))
        .map((parts) => parts.join('')),
    )
    const stays = fc.property(near, (text) => {
      const kept = localPath(text) ?? localPath(`/${text}`)
      if (kept !== undefined) expect(new URL(kept, ORIGIN).origin).toBe(ORIGIN)
    })
    fc.assert(stays, { numRuns: 2_000 })
    expect(localPath('/besoins?q=a&page=2')).toBe('/besoins?q=a&page=2')
  })
})

/** A password for somebody who is signed in without one. */
async function openAccountOf(email: string): Promise<void> {
  await newBrowser().post('/mot-de-passe-oublie', { email })
  await newBrowser().post(await linkTo(email), { password: PASSWORD })
}

/** What the collection of garbage may add to an answer of a few milliseconds. */
const SLACK_US = 15_000

/** How many more requests to the database one answer takes than the other: each is a fraction of a millisecond. */
const gaps: Readonly<Record<string, number>> = {
  // Writing a row or finding it there already.
  '/inscription': 2,
  // The scrypt of a password comes after, for both.
  '/connexion': 1,
  '/connexion/lien': 0,
  // A letter goes to both.
  '/mot-de-passe-oublie': 2,
}

describe('nobody learns who has an account', () => {
  const forms: Record<string, (email: string) => Record<string, string>> = {
    '/inscription': (email) => ({ ...ada, email }),
    '/connexion': (email) => ({ email, password: 'un mauvais mot de passe' }),
    '/connexion/lien': (email) => ({ email }),
    '/mot-de-passe-oublie': (email) => ({ email }),
  }
  const answerTo = async (path: string, email: string) => {
    const browser = newBrowser()
    const answer = await browser.post(path, forms[path]?.(email) ?? {})
    const text = (await answer.text()).replaceAll(email, 'x').replace(/<data class="poids".*?<\/data>/, '')
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      text,
      cookies: [...browser.cookies],
    }
  }

  test.each(Object.keys(forms))('from the answer: %s', async (path) => {
    await openAccount()
    expect(await answerTo(path, ada.email)).toEqual(await answerTo(path, 'inconnu@exemple.fr'))
  })

  test.each(Object.keys(forms))('from the work: %s', async (path) => {
    await openAccount()
    let asked = 0
    const count = () => void asked++
    world.pool.on('acquire', count)
    const workFor = async (email: string) => {
      const [queries, cpu] = [asked, process.cpuUsage()]
      await answerTo(path, email)
      const { user, system } = process.cpuUsage(cpu)
      return { queries: asked - queries, cpu: user + system }
    }
    // The first of each kind opens what the next ones find open.
    await workFor('premier@exemple.fr')
    const known = [await workFor(ada.email), await workFor(ada.email)]
    const unknown = [await workFor('un@exemple.fr'), await workFor('deux@exemple.fr')]
    world.pool.off('acquire', count)
    const least = (works: typeof known, of: 'queries' | 'cpu') => Math.min(...works.map((work) => work[of]))
    expect(Math.abs(least(known, 'queries') - least(unknown, 'queries'))).toBe(gaps[path])
    expect(least(known, 'queries')).toBeGreaterThan(2)
    // A password is worth a hundred milliseconds: an answer that skips it would cost a tenth of the other.
    const close = (one: number, other: number) => expect(one + SLACK_US).toBeGreaterThan(other / 3)
    close(least(unknown, 'cpu'), least(known, 'cpu'))
    close(least(known, 'cpu'), least(unknown, 'cpu'))
  })
})

test('changing one’s address does not tell whether another has an account', async () => {
  await world.signIn({ name: 'Bob', email: 'bob@exemple.fr' })
  const seen = async (email: string) => {
    const asker = await world.signIn({ name: 'Ada', email: ada.email })
    await world.db.deleteFrom('mail').execute()
    const asked = await asker.post('/compte/adresse', { email })
    const link = await linkTo(ada.email)
    const agreed = await asker.post(link, {})
    const letters = await world.db.selectFrom('mail').select('recipient').orderBy('id').execute()
    return {
      asked: [asked.status, asked.headers.get('location')],
      agreed: [agreed.status, agreed.headers.get('location')],
      link: link.replace(/\/[^/]+$/, ''),
      parts: link.split('.').length,
      to: letters.map(({ recipient }) => recipient.replace(email, 'the other')),
    }
  }
  const [free, taken] = [await seen('libre@exemple.fr'), await seen('bob@exemple.fr')]
  expect(taken).toEqual(free)
  expect(taken.to).toEqual([ada.email, 'the other'])
  const people = await world.db.selectFrom('person').select('email').orderBy('email').execute()
  expect(people.map(({ email }) => email)).toEqual([ada.email, 'bob@exemple.fr'])
})

test('a token of one’s own making writes to nobody', async () => {
  const asker = await world.signIn({ name: 'Ada', email: ada.email })
  await world.signIn({ name: 'Bob', email: 'bob@exemple.fr' })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { email: ada.email, updateTo: 'bob@exemple.fr', requestType: 'change-email-confirmation' }
  for (const alg of ['none', 'HS256'])
    expect((await asker.post(`/compte/adresse/${part({ alg })}.${part(claims)}.x`, {})).status).toBe(422)
  expect(await lettersTo('bob@exemple.fr')).toEqual([])
})

test('fields that no form has are not read', async () => {
  const more = {
    id: '00000000-0000-4000-8000-000000000001',
    emailVerified: 'true',
    email_verified: 'true',
    twoFactorEnabled: 'true',
    role: 'host',
    image: 'https://ailleurs.exemple/x.png',
    createdAt: '2001-01-01',
    callbackURL: 'https://ailleurs.exemple',
  }
  await world.post('/inscription', { ...ada, ...more })
  const made = await world.db.selectFrom('person').selectAll().executeTakeFirstOrThrow()
  expect(made).toMatchObject({ email_verified: false, image: null })
  expect(made.id).not.toBe(more.id)
  expect(made.created_at.getFullYear()).toBeGreaterThan(2020)
  expect(await linkTo(ada.email)).toMatch(/^\/inscription\/confirmer\//)
  const bob = await world.signIn({ name: 'Bob', email: 'bob@exemple.fr' })
  await bob.post('/compte', { ...more, name: 'Robert', lang: 'en', email: 'autre@exemple.fr' })
  const changed = await world.db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', bob.person)
    .executeTakeFirst()
  expect(changed).toMatchObject({ name: 'Robert', email: 'bob@exemple.fr', image: null })
  expect(await world.db.selectFrom('host').selectAll().execute()).toEqual([])
})

test('what is typed opens no line of a message', async () => {
  const injected = [
    'ada@exemple.fr\r\nBcc: autre@exemple.fr',
    'ada@exemple.fr,autre@exemple.fr',
    'a b@exemple.fr',
  ]
  for (const email of injected)
    for (const path of ['/inscription', '/connexion/lien', '/mot-de-passe-oublie', '/connexion'])
      expect([path, (await world.post(path, { ...ada, email })).status]).toEqual([path, 422])
  await world.post('/inscription', { ...ada, name: 'Ada\r\nBcc: autre@exemple.fr\r\n\r\nCliquez ici' })
  const mails = await world.db.selectFrom('mail').select(['recipient', 'subject', 'body']).execute()
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    [ada.email, 'Confirmez votre adresse'],
  ])
  expect(mails[0]?.body).toMatch(/^Bonjour Ada Bcc: autre@exemple\.fr Cliquez ici,\n/)
})

describe('each door tires', () => {
  const token = 'x'.repeat(24)
  const doors: Record<string, Record<string, string>> = {
    '/inscription': { ...ada },
    '/connexion': { ...ada },
    '/connexion/lien': { email: ada.email },
    '/connexion/code': { code: '123456' },
    '/mot-de-passe-oublie': { email: ada.email },
    [`/mot-de-passe-oublie/${token}`]: { password: PASSWORD },
    [`/connexion/lien/${token}`]: {},
    [`/inscription/confirmer/${token}`]: {},
  }
  test.each(Object.entries(doors))('%s', async (path, fields) => {
    const statuses: number[] = []
    let last: Response | undefined
    for (let turn = 0; turn < 25 && last?.status !== 429; turn++) {
      // Neither a new browser nor an address of one's own making starts the count again.
      last = await newBrowser().post(path, fields, { 'x-pluriel-address': `10.0.0.${turn}` })
      statuses.push(last.status)
    }
    expect(statuses.length).toBeGreaterThan(4)
    expect(last?.status).toBe(429)
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last?.text()).toContain('Attendez une minute')
  })

  const own: Record<string, Record<string, string>> = {
    '/compte/adresse': { email: 'autre@exemple.fr' },
    '/compte/mot-de-passe': { current: 'un mauvais mot de passe', password: PASSWORD },
    '/compte/code': { password: 'un mauvais mot de passe' },
    '/compte/code/verifier': {
      code: '123456',
      uri: 'otpauth://totp/Pluriel:a?secret=ABCDEFGH',
      codes: 'aaaaa-bbbbb',
    },
    '/compte/code/secours': { password: 'un mauvais mot de passe' },
    '/compte/code/arret': { password: 'un mauvais mot de passe' },
  }
  test.each(Object.entries(own))('for who is signed in: %s', async (path, fields) => {
    const browser = await world.signIn({ name: 'Ada', email: ada.email })
    let last: Response | undefined
    let turns = 0
    for (; turns < 15 && last?.status !== 429; turns++) last = await browser.post(path, fields)
    expect([last?.status, turns > 4]).toEqual([429, true])
  })

  test('for a passkey', async () => {
    const ways = ['generate-register-options', 'generate-authenticate-options']
    const browser = await world.signIn({ name: 'Ada', email: ada.email })
    for (const way of ways) {
      const statuses: number[] = []
      for (let turn = 0; turn < 35; turn++)
        statuses.push((await browser.get(`/compte/acces/passkey/${way}`)).status)
      expect([way, statuses[0], statuses.at(-1)]).toEqual([way, 200, 429])
    }
  })

  test('a list of passwords tried from many networks tires the account, not its other ways in', async () => {
    world = await emptyWorld({ config: { TRUST_PROXY: true } })
    await openAccount()
    const guess = async (email: string, turn: number) =>
      await newBrowser().post(
        '/connexion',
        { email, password: turn < 0 ? PASSWORD : `mauvais mot de passe ${turn}` },
        { 'x-forwarded-for': `192.0.2.${turn + 2}` },
      )
    for (const email of [ada.email]) {
      // All at once: none is tried before the others are counted.
      const answers = await Promise.all(Array.from({ length: 32 }, (_, turn) => guess(email, turn)))
      const statuses = answers.map(({ status }) => status)
      expect([422, 429].map((one) => statuses.filter((status) => status === one).length)).toEqual([30, 2])
      const last = await guess(email, 99)
      expect([last.status, (await last.text()).includes('pour cette adresse')]).toEqual([429, true])
    }
    expect((await guess(ada.email, -1)).status).toBe(429)
    expect((await newBrowser().post('/connexion/lien', { email: ada.email })).status).toBe(303)
  }, 60_000)

  test('all the addresses of one IPv6 network count for one, however they are written', async () => {
    world = await emptyWorld({ config: { TRUST_PROXY: true, WRITES_PER_MINUTE: 8 } })
    const from = (address: string, path = '/connexion/lien') =>
      newBrowser().post(path, { email: ada.email }, { 'x-forwarded-for': address })
    const near = ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:DB8::a:b:c:d', '2001:db8:0::9', '2001:0db8::5']
    for (const address of near) expect((await from(address)).status).toBe(303)
    expect((await from('2001:db8::dead:beef')).status).toBe(429)
    expect((await from('2001:db8:0:1::1')).status).toBe(303)
    // The count of all forms, of the same network.
    await from('2001:db8::6', '/mot-de-passe-oublie')
    await from('2001:db8::7', '/mot-de-passe-oublie')
    expect(await (await from('2001:db8::8', '/besoins')).text()).toContain('Trop de demandes')
  })

  test('behind a trusted proxy, each network has its own count; no address is written', async () => {
    world = await emptyWorld({ config: { TRUST_PROXY: true } })
    const from = (address: string) =>
      newBrowser().post('/connexion/lien', { email: ada.email }, { 'x-forwarded-for': address })
    for (let turn = 0; turn < 6; turn++) await from('192.0.2.7')
    expect((await from('192.0.2.7')).status).toBe(429)
    expect((await from('192.0.2.8')).status).toBe(303)
    const rows = await world.db.selectFrom('sign_in_rate').select('key').execute()
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.map(({ key }) => key).join()).not.toContain('192.0.2')
  })
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

describe('whoever asks for a page does not choose the name of the site in the letters of others', () => {
  const askAs = (host: string, fields: Record<string, string>, path = '/mot-de-passe-oublie') =>
    world.app.request(`http://${host}${path}`, {
      method: 'POST',
      headers: { origin: `http://${host}`, 'x-forwarded-host': host, 'x-forwarded-proto': 'https' },
      body: new URLSearchParams(fields),
    })
  const bodies = async () =>
    (await world.db.selectFrom('mail').select('body').execute()).map(({ body }) => body)
  const pages = ['/mot-de-passe-oublie', '/connexion/lien', '/inscription']

  test('without BASE_URL, a name that is not this machine is answered nothing', async () => {
    await openAccount()
    const before = (await bodies()).length
    for (const host of ['mechant.exemple', 'localhost.mechant.exemple', '192.0.2.1', '0.0.0.0']) {
      for (const path of pages) expect([host, (await askAs(host, ada, path)).status]).toEqual([host, 421])
      const page = await world.app.request(`http://${host}/en/connexion`)
      expect([page.status, (await page.text()).includes('BASE_URL')]).toEqual([421, true])
    }
    expect(await bodies()).toHaveLength(before)
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect((await world.app.request(`http://${host}/connexion`)).status).toBe(200)
  })

  test('with it, letters carry it alone', async () => {
    world = await emptyWorld({ config: { BASE_URL: 'https://notre.exemple', TRUST_PROXY: true } })
    for (const path of pages) {
      const answer = await world.app.request(`http://mechant.exemple${path}`, {
        method: 'POST',
        headers: { origin: 'https://notre.exemple', 'x-forwarded-host': 'mechant.exemple' },
        body: new URLSearchParams(ada),
      })
      expect([path, answer.status]).toEqual([path, 303])
    }
    const all = (await bodies()).join('\n')
    expect([all.includes('https://notre.exemple/'), all.includes('mechant')]).toEqual([true, false])
  })
})
