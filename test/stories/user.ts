import { expect } from 'vitest'
import { words as stateWords } from '#registry/evidence/usage.words.ts'
import { words as usageWords } from '#registry/evidence/usage-pages.words.ts'
import { words as passportWords } from '#registry/solution/passport.words.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Way } from '#test/browser/person.ts'
import { linkFrom } from './letters.ts'

const SOLUTION = '/solutions/noethysweb'
const BREST = { siren: '212 900 195', page: '/organismes/212900195', name: 'Brest' }
const DESK = 'famille@ville.example'
const PURPOSE = 'Inscriptions à la cantine'

/** A body says what it uses, confirms by its mail, is asked again eighteen months later, and withdraws. */
export async function userDeclares(site: Browsing, way: Way, setNow: (day: string) => void): Promise<void> {
  const said = usageWords[way.lang]
  const desk = await person(site, way)
  await desk.goes(SOLUTION)
  await desk.follows(passportWords[way.lang].useIt)
  await desk.writes(said.siren, '212 900 196')
  await desk.presses(said.fill, { status: 422 })
  await desk.writes(said.siren, BREST.siren)
  await desk.presses(said.fill)
  expect(await desk.holds(said.body)).toContain(BREST.name)
  await desk.writes(said.purpose, PURPOSE)
  await desk.writes(said.email, DESK)
  await desk.presses(said.declare)
  await desk.sees(said.savedWithMail)
  await desk.leaves()

  const colleague = await person(site, way)
  const letter = await linkFrom(colleague, DESK, '/usages/')
  await colleague.goes(letter)
  await colleague.presses(said.confirm)
  await colleague.sees(said.confirmedNow)
  for (const page of [SOLUTION, BREST.page]) {
    await colleague.goes(page)
    await colleague.sees(PURPOSE)
  }
  setNow('2028-06-22')
  await colleague.goes(letter)
  await colleague.sees(stateWords[way.lang].states['to-confirm'])
  await colleague.presses(said.withdraw)
  await colleague.sees(said.withdrawnNote)
  for (const page of [SOLUTION, BREST.page]) {
    await colleague.goes(page)
    expect(await colleague.page.locator('main').textContent()).not.toContain(PURPOSE)
  }
  await colleague.leaves()
}
