// What somebody hostile writes in the forms of the sign-in, and what they hope to read in the answers.
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { accountsIn, ada, PASSWORD } from '#test/accounts.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { localPath } from './local-path.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld()
})
const { newBrowser, lettersTo, linkTo, openAccount } = accountsIn(() => world)

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
