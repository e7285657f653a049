// What somebody hostile tries again and again, or under another name: every door tires, and letters bear our own.
import { beforeEach, describe, expect, test } from 'vitest'
import { accountsIn, ada, PASSWORD } from '#test/accounts.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})
const { newBrowser, openAccount } = accountsIn(() => world)

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
  })

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
