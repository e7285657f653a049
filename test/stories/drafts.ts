import { expect } from 'vitest'
import { needWords } from '#journey/1-need/index.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Way } from '#test/browser/person.ts'

/** Words half-written survive a reload where scripts run; words sent are a draft on the server everywhere. */
export async function draftsSurvive(site: Browsing, way: Way): Promise<void> {
  const said = needWords[way.lang]
  const text =
    way.lang === 'fr' ? 'Réserver les salles de la mairie en ligne' : 'Book the rooms of the town hall'
  const writer = await person(site, way)
  await writer.goes('/')
  await writer.writes(said.describe, text)
  await writer.reloads()
  if (way.script) expect(await writer.holds(said.describe)).toBe(text)
  else await writer.writes(said.describe, text)
  await writer.presses(said.find)
  const title = (await writer.page.locator('h1').textContent()) ?? ''
  await writer.goes('/')
  expect(await writer.holds(said.describe), 'what was sent is no longer a draft').toBe('')
  await writer.goes('/mes-besoins')
  await writer.sees(said.stages.draft)
  await writer.follows(title)
  await writer.sees(text)
  await writer.leaves()
}
