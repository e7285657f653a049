import { beforeEach, expect, test } from 'vitest'
import { codeNow, PASSWORD } from '#test/accounts.ts'
import { type Browser, emptyWorld, type World } from '#test/world.ts'
import { deviceOf } from './device.ts'
import { asCsv } from './export.ts'

let world: World
let ada: Browser & { person: string }
beforeEach(async () => {
  world = await emptyWorld()
  ada = await world.signIn({ name: 'Ada', email: 'ada@exemple.fr' })
})

/** The path of the link in the last letter to somebody. */
async function linkTo(email: string): Promise<string> {
  const mail = await world.db
    .selectFrom('mail')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return new URL(/https?:\S+/.exec(mail.body)?.[0] ?? '').pathname
}

async function choosePassword(): Promise<void> {
  await ada.post('/mot-de-passe-oublie', { email: 'ada@exemple.fr' })
  await ada.post(await linkTo('ada@exemple.fr'), { password: PASSWORD })
  const entered = await ada.post('/connexion', { email: 'ada@exemple.fr', password: PASSWORD })
  expect(entered.headers.get('location')).toBe('/mon')
}

const textOf = async (answer: Response | Promise<Response>) => (await answer).text()

test('every page of the account sends a stranger to the sign-in, and back', async () => {
  for (const path of ['', '/adresse', '/mot-de-passe', '/code', '/cles', '/effacer', '/donnees.json']) {
    const answer = await world.get(`/compte${path}`)
    const suite = encodeURIComponent(`/compte${path}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/connexion?suite=${suite}`])
    expect((await ada.get(`/en/compte${path}`)).status).toBe(200)
  }
})

test('the name and the language change; a bad name is refused', async () => {
  expect((await ada.post('/compte', { name: ' Ada  L. ', lang: 'en' })).status).toBe(303)
  const person = await world.db.selectFrom('person').select(['name', 'lang']).executeTakeFirstOrThrow()
  expect(person).toEqual({ name: 'Ada L.', lang: 'en' })
  expect((await ada.post('/compte', { name: ' ', lang: 'fr' })).status).toBe(422)
  expect(await textOf(ada.get('/compte'))).toContain('value="Ada L."')
})

test('an address changes when both mailboxes agree, and not before', async () => {
  await ada.post('/compte/adresse', { email: 'Nouvelle@exemple.fr' })
  const first = await linkTo('ada@exemple.fr')
  const stranger = await world.post(first, {})
  expect(stranger.headers.get('location')).toContain('/connexion?suite=')
  await ada.post(first, {})
  const second = await linkTo('nouvelle@exemple.fr')
  // Whoever reads the new mailbox does not come in by it.
  const intruder = await world.post(second.replace('/compte/adresse', '/inscription/confirmer'), {})
  expect(intruder.status).toBe(422)
  expect(intruder.headers.getSetCookie().join()).not.toContain('session_token')
  expect((await ada.post(second, {})).headers.get('location')).toBe('/compte?fait=adresse')
  const person = await world.db.selectFrom('person').select('email').executeTakeFirstOrThrow()
  expect(person.email).toBe('nouvelle@exemple.fr')
  expect((await ada.post(second, {})).status).toBe(422)
})

test('sessions are listed by browser, and end one by one or all at once', async () => {
  const other = await world.signIn({ name: 'Ada', email: 'ada@exemple.fr' })
  const third = await world.signIn({ name: 'Ada', email: 'ada@exemple.fr' })
  const shown = await textOf(ada.get('/compte'))
  const ids = [...shown.matchAll(/name="session" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
  expect(ids).toHaveLength(2)
  const bob = await world.signIn({ name: 'Bob' })
  expect((await bob.post('/compte/sessions', { session: ids[0] ?? '' })).status).toBe(404)
  expect((await ada.post('/compte/sessions', { session: ids[0] ?? '' })).status).toBe(303)
  const statuses = async () => [(await other.get('/compte')).status, (await third.get('/compte')).status]
  expect((await statuses()).toSorted()).toEqual([200, 303])
  await ada.post('/compte/sessions', { session: 'autres' })
  expect(await statuses()).toEqual([303, 303])
  expect((await ada.get('/compte')).status).toBe(200)
  expect((await ada.post('/compte/sessions', { session: 'x' })).status).toBe(404)
})

test('the second step: turned on, asked at the sign-in, replaced by a recovery code once, turned off', async () => {
  await choosePassword()
  expect((await ada.post('/compte/code', { password: 'un autre mot de passe' })).status).toBe(422)
  const page = await textOf(ada.post('/compte/code', { password: PASSWORD }))
  const uri = (/name="uri" value="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
  const codes = /name="codes" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(page).toContain('<svg width="240"')
  expect(codes.split(' ')).toHaveLength(10)
  const file = await ada.post('/compte/code/secours.txt', { codes })
  expect(file.headers.get('content-disposition')).toContain('pluriel-codes.txt')
  expect(await file.text()).toContain(codes.split(' ')[9])

  const wrong = await ada.post('/compte/code/verifier', { uri, codes, code: '000000' })
  expect(wrong.status).toBe(422)
  const code = () => codeNow(uri)
  const on = await ada.post('/compte/code/verifier', { uri, codes, code: await code() })
  expect(on.headers.get('location')).toBe('/compte?fait=code')

  await ada.post('/deconnexion', {})
  const first = await ada.post('/connexion', {
    email: 'ada@exemple.fr',
    password: PASSWORD,
    suite: '/besoins',
  })
  expect(first.headers.get('location')).toBe('/connexion/code')
  expect((await ada.get('/compte')).status).toBe(303)
  expect((await ada.post('/connexion/code', { code: '123456' })).status).toBe(422)
  const second = await ada.post('/connexion/code', { code: await code(), suite: '/besoins' })
  expect(second.headers.get('location')).toBe('/besoins')

  await ada.post('/deconnexion', {})
  // A link by mail is one factor too.
  await ada.post('/connexion/lien', { email: 'ada@exemple.fr' })
  const link = await ada.post(await linkTo('ada@exemple.fr'), {})
  expect(link.headers.get('location')).toBe('/connexion/code')
  const recovery = codes.split(' ')[0] ?? ''
  expect((await ada.post('/connexion/code', { code: recovery })).headers.get('location')).toBe('/mon')
  await ada.post('/deconnexion', {})
  await ada.post('/connexion', { email: 'ada@exemple.fr', password: PASSWORD })
  expect((await ada.post('/connexion/code', { code: recovery })).status).toBe(422)
  await ada.post('/connexion/code', { code: codes.split(' ')[1] ?? '' })
  const renewed = await textOf(ada.post('/compte/code/secours', { password: PASSWORD }))
  expect(renewed).not.toContain(codes.split(' ')[2])
  const off = await ada.post('/compte/code/arret', { password: PASSWORD })
  expect(off.headers.get('location')).toBe('/compte?fait=code-arrete')
})

test('a password changes with the one before, and ends the other sessions', async () => {
  await choosePassword()
  const other = await world.signIn({ name: 'Ada', email: 'ada@exemple.fr' })
  const next = 'quatre mots sans aucun lien'
  const wrong = await ada.post('/compte/mot-de-passe', { current: 'pas celui-là du tout', password: next })
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('mot de passe actuel')])
  for (const [sent, field] of [
    [{ current: '', password: next }, 'current'],
    [{ current: PASSWORD, password: '' }, 'password'],
  ] as const)
    expect(await (await ada.post('/compte/mot-de-passe', sent)).text()).toContain(`href="#${field}"`)
  const done = await ada.post('/compte/mot-de-passe', { current: PASSWORD, password: next })
  expect(done.headers.get('location')).toBe('/compte?fait=mot-de-passe')
  expect((await ada.get('/compte')).status).toBe(200)
  expect((await other.get('/compte')).status).toBe(303)
  const letter = await world.db.selectFrom('mail').select('subject').orderBy('id', 'desc').executeTakeFirst()
  expect(letter?.subject).toBe('Votre mot de passe a changé')
})

test('a passkey is named and removed by its holder alone', async () => {
  const { id } = await world.db
    .insertInto('person_passkey')
    .values({ ...key, person_id: ada.person })
    .returning('id')
    .executeTakeFirstOrThrow()
  const bob = await world.signIn({ name: 'Bob' })
  expect((await bob.post(`/compte/cles/${id}`, { geste: 'retirer' })).status).toBe(404)
  await ada.post(`/compte/cles/${id}`, { name: 'Téléphone' })
  expect(await textOf(ada.get('/compte/cles'))).toContain('Téléphone')
  await ada.post(`/compte/cles/${id}`, { geste: 'retirer' })
  expect(await textOf(ada.get('/compte/cles'))).toContain('Aucune clé')
})
const key = {
  public_key: 'x',
  credential_id: 'y',
  counter: 0,
  device_type: 'singleDevice',
  backed_up: false,
}

test('everything leaves as JSON and CSV, but the secrets', async () => {
  await choosePassword()
  const json = await ada.get('/compte/donnees.json')
  const data = (await json.json()) as Record<string, unknown>
  expect(data.account).toMatchObject([{ name: 'Ada', email: 'ada@exemple.fr' }])
  expect(Object.keys(data)).toEqual(
    expect.arrayContaining(['account', 'sessions', 'ways-in', 'passkeys', 'keys', 'roles', 'acts']),
  )
  const { password } = await world.db
    .selectFrom('person_credential')
    .select('password')
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(data)).not.toContain(password)
  expect(await textOf(ada.get('/compte/donnees.csv'))).toContain('account,1,email,ada@exemple.fr')
  expect(asCsv([{ section: 's', rows: [{ f: '=1+1', n: 2n, d: null }] }])).toContain(
    "s,1,f,'=1+1\ns,1,n,2\ns,1,d,\n",
  )
})

test('a browser is said in two words', () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  expect(deviceOf(agent)).toEqual({ browser: 'Firefox', system: 'Linux' })
  expect(deviceOf('curl/8')).toEqual({ browser: undefined, system: undefined })
})
