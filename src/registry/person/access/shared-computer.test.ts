// Two people, one computer: what the first leaves behind is not the second's.
import { beforeEach, expect, test } from 'vitest'
import { hashKey } from '#platform/keys.ts'
import { SESSION_COOKIE, signedIn } from '#test/people.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

const KEY = 'aaaaaaaaaaaaaaaaaaaaaa'

/** Somebody signs in on the computer that `world` stands for. */
async function comes(name: string, email: string): Promise<string> {
  const { id, cookie } = await signedIn(world.platform, { name, email })
  world.cookies.set(SESSION_COOKIE, cookie)
  return id
}
const keysOf = async (person: string) =>
  (await world.db.selectFrom('person_key').select('hash').where('person_id', '=', person).execute()).map(
    ({ hash }) => hash,
  )

test.each([
  ['signing out', '/deconnexion', {}],
  ['erasing the account', '/compte/effacer', { email: 'ada@exemple.fr' }],
])('the keys of a person leave the browser with them, by %s', async (_, path, fields) => {
  world.cookies.set('cles', KEY)
  const ada = await comes('Ada', 'ada@exemple.fr')
  await world.get('/compte')
  expect(await keysOf(ada)).toEqual([hashKey(KEY)])
  expect((await world.post(path, fields)).status).toBe(303)
  expect(world.cookies.get('cles')).toBe('')
  const bob = await comes('Bob', 'bob@exemple.fr')
  await world.get('/compte')
  expect(await keysOf(bob)).toEqual([])
})

test('signing out without being signed in keeps the keys: no account has them', async () => {
  world.cookies.set('cles', KEY)
  await world.post('/deconnexion', {})
  expect(world.cookies.get('cles')).toBe(KEY)
})

test('a sign-in link names the account that it opens, half hidden, until it is used', async () => {
  await signedIn(world.platform, { name: 'Ada', email: 'ada.lovelace@exemple.fr' })
  await world.post('/connexion/lien', { email: 'ada.lovelace@exemple.fr' })
  const mail = await world.db.selectFrom('mail').select('body').executeTakeFirstOrThrow()
  const link = new URL(/https?:\S+/.exec(mail.body)?.[0] ?? '').pathname
  const page = await (await world.get(link)).text()
  expect([page.includes('le compte de a…@exemple.fr'), page.includes('lovelace')]).toEqual([true, false])
  expect(await (await world.get(`/en${link}`)).text()).toContain('the account of a…@exemple.fr')
  expect((await world.post(link, {})).status).toBe(303)
  await world.post('/deconnexion', {})
  expect(await (await world.get(link)).text()).not.toContain('exemple.fr')
})

test('what cannot be undone asks for a recent sign-in, and leads to it and back', async () => {
  const ada = await comes('Ada', 'ada@exemple.fr')
  const { id } = await world.db
    .insertInto('person_passkey')
    .values({
      person_id: ada,
      public_key: 'a',
      credential_id: 'b',
      counter: 0,
      device_type: 'singleDevice',
      backed_up: false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db.updateTable('person').set({ two_factor_enabled: true }).execute()
  await world.db
    .updateTable('person_session')
    .set({ created_at: new Date(Date.now() - 11 * 60_000) })
    .execute()
  const tries: [path: string, fields: Record<string, string>, back: string][] = [
    ['/compte/effacer', { email: 'ada@exemple.fr' }, '/compte/effacer'],
    [`/compte/cles/${id}`, { geste: 'retirer' }, '/compte/cles'],
    ['/compte/code/arret', {}, '/compte/code'],
    ['/compte/code/secours', {}, '/compte/code'],
  ]
  for (const [path, fields, back] of tries) {
    const answer = await world.post(path, fields)
    const page = await answer.text()
    const way = `/connexion?encore=oui&amp;suite=${back}`
    expect([path, answer.status, page.includes(way)]).toEqual([path, 422, true])
  }
  expect((await world.get('/connexion?encore=oui&suite=/compte/effacer')).status).toBe(200)
  expect(await world.db.selectFrom('person_passkey').select('id').execute()).toHaveLength(1)
  expect(await world.db.selectFrom('person').select(['email', 'two_factor_enabled']).execute()).toEqual([
    { email: 'ada@exemple.fr', two_factor_enabled: true },
  ])
})
