import { beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})

const PASSWORD = 'trois mots sans lien'
const ada = { name: 'Ada', email: 'ada@exemple.fr', password: PASSWORD }

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

async function confirmed() {
  await world.post('/inscription', ada)
  await world.post(await linkTo(ada.email), {})
}

test('somebody opens an account, confirms their address, comes in, and leaves', async () => {
  const asked = await world.post('/inscription', ada)
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/connexion?envoi=oui'])
  const refused = await world.post('/connexion', ada)
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining('pas encore confirmée'),
  ])

  const link = await linkTo(ada.email)
  // What reads mail before its reader opens links: nothing is confirmed by a visit.
  expect((await world.get(link)).status).toBe(200)
  expect((await world.post('/connexion', ada)).status).toBe(422)
  const confirmed = await world.post(link, {})
  expect(confirmed.headers.get('location')).toBe('/connexion?dit=confirmee')

  const entered = await world.post('/connexion', { ...ada, suite: '/solutions?q=agenda' })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/solutions?q=agenda'])
  expect((await world.get('/connexion')).headers.get('location')).toBe('/mon')
  const left = await world.post('/deconnexion', {})
  expect(left.headers.get('location')).toBe('/connexion?dit=deconnexion')
  expect((await world.get('/connexion')).status).toBe(200)
})

test('a form with nothing right is refused once, and says what is wrong with each field', async () => {
  const answer = await world.post('/inscription', {
    name: ' ',
    email: 'ada',
    password: 'court',
    suite: '/besoins',
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const [field, said] of [
    ['name', 'Donnez un nom'],
    ['email', 'Donnez une adresse électronique'],
    ['password', 'Il faut douze caractères au moins'],
  ]) {
    expect(page).toMatch(new RegExp(`<a href="#${field}">${said}`))
    expect(page).toMatch(new RegExp(`id="${field}-e">.*?<span>${said}`))
  }
  expect(page).toMatch(/name="email"[^>]* value="ada"/)
  expect(page).not.toContain('court')
  expect(await world.db.selectFrom('person').select('id').execute()).toEqual([])
})

test('a link comes by mail, waits for a press, and serves once', async () => {
  await confirmed()
  await world.post('/connexion/lien', { email: ada.email, suite: '/besoins' })
  const link = await linkTo(ada.email)
  expect((await world.get(link)).status).toBe(200)
  const entered = await world.post(link, {})
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/besoins'])
  await world.post('/deconnexion', {})
  const again = await world.post(link, {})
  expect([again.status, await again.text()]).toEqual([422, expect.stringContaining('déjà servi')])
})

test('a forgotten password is replaced, and the sessions of before are over', async () => {
  await confirmed()
  await world.post('/connexion', ada)
  await world.post('/mot-de-passe-oublie', { email: ada.email })
  const link = await linkTo(ada.email)
  const short = await world.post(link, { password: 'court' })
  expect([short.status, await short.text()]).toEqual([
    422,
    expect.stringContaining('douze caractères au moins'),
  ])
  const done = await world.post(link, { password: 'quatre mots sans aucun lien' })
  expect(done.headers.get('location')).toBe('/connexion?dit=mot-de-passe')
  expect((await world.get('/connexion')).status).toBe(200)
  expect((await world.post('/connexion', ada)).status).toBe(422)
  const entered = await world.post('/connexion', { ...ada, password: 'quatre mots sans aucun lien' })
  expect(entered.status).toBe(303)
})
