// Whole journeys, as people make them: each is told in test/stories/, and made in the ways that people come.
import { afterAll, beforeEach, describe, test } from 'vitest'
import { type StockedWorld, stockedWorld } from '#test/stocked-world.ts'
import { agentFindsAndCloses } from '#test/stories/agent.ts'
import { citizenReads } from '#test/stories/citizen.ts'
import { draftsSurvive } from '#test/stories/drafts.ts'
import { keyboardAlone } from '#test/stories/keyboard.ts'
import { neighboursGroup } from '#test/stories/neighbours.ts'
import { userDeclares } from '#test/stories/user.ts'
import { emptyTables } from '#test/world.ts'
import { browsing } from './browser.ts'
import { nameOf, ways } from './person.ts'

const TODAY = '2026-11-21'
const NOBODY_LISTENS = 'http://127.0.0.1:9/'

/** Needs, and the index of their words, which knows them by their numbers. */
const NEEDS = ['need', 'need_group', 'need_indexed', 'need_posting', 'need_term', 'need_word']

let world: StockedWorld
const site = browsing(async () => {
  world = await stockedWorld({ config: { COMPANY_DIRECTORY_URL: NOBODY_LISTENS } })
  return world.app
})
beforeEach(async () => {
  world.setNow(TODAY)
  await emptyTables(world.db, [...NEEDS, 'mail'])
})
afterAll(() => world?.close())

const journeys = {
  'an agent finds, corrects, compares, publishes, asks, and closes': agentFindsAndCloses,
  'two bodies find each other, group, announce, and one leaves': neighboursGroup,
  'a body declares a use, confirms it, is asked again, and withdraws': userDeclares,
  'a citizen filters, takes the lists away, and reads the API': citizenReads,
  'the keyboard alone leads from the home page to a correction': keyboardAlone,
  'words survive a reload': draftsSurvive,
}

describe.each(ways.map((way) => ({ way, name: nameOf(way) })))('$name', ({ way }) => {
  test.each(Object.entries(journeys))('%s', (_, journey) => journey(site, way, world.setNow))
})
