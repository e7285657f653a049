// Whole journeys, as people make them: what each is told in test/stories/, in the ways that people come.
import { afterAll, describe, test } from 'vitest'
import { type StockedWorld, stockedWorld } from '#test/stocked-world.ts'
import { agentFindsAndCloses } from '#test/stories/agent.ts'
import { browsing } from './browser.ts'
import { nameOf, ways } from './person.ts'

const JOURNEY_MS = 120_000

let world: StockedWorld
const site = browsing(async () => {
  world = await stockedWorld({ config: { COMPANY_DIRECTORY_URL: 'http://127.0.0.1:9/' } })
  return world.app
})
afterAll(() => world.close())

describe.each(ways.map((way) => ({ way, name: nameOf(way) })))('$name', ({ way }) => {
  test(
    'an agent finds, corrects, compares, publishes, asks, and closes',
    async () => {
      await agentFindsAndCloses(site, way)
    },
    JOURNEY_MS,
  )
})
