// The account of a person, in a real browser: told in test/stories/accounts.ts.
import { beforeEach, describe, expect, test } from 'vitest'
import { factorWords, signInWords } from '#registry/person/index.ts'
import { SESSION_COOKIE } from '#test/people.ts'
import { opensAccount, usesPasskey } from '#test/stories/accounts.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { browsing } from './browser.ts'
import { nameOf, ways } from './person.ts'

let world: World
const site = browsing(async () => {
  world = await emptyWorld()
  return world.app
})
// Four ways in a minute from one address are more than the doors allow a stranger.
beforeEach(async () => void (await world.db.deleteFrom('sign_in_rate').execute()))

describe.each(ways.map((way) => ({ way, name: nameOf(way) })))('$name', ({ way }) => {
  test('an account is opened, confirmed, and kept by two steps', () => opensAccount(site, way))
})

test('a passkey is added, named, and opens the door', async () => {
  const ada = await world.signIn({ name: 'Ada', email: 'ada@exemple.fr' })
  const session = { name: SESSION_COOKIE, value: ada.cookies.get(SESSION_COOKIE) ?? '' }
  await usesPasskey(site, { lang: 'fr', width: 1280, script: true }, session)
})

test('without scripts, the buttons of passkeys are not there', async () => {
  const page = await site.visit('/connexion', { script: false })
  expect(await page.getByRole('button', { name: signInWords.fr.signIn.passkey }).count()).toBe(0)
  expect(factorWords.fr.keys.noneText).toContain('scripts')
})
