// The pages of the chapters in the world of the demonstration: found by following links, readable by all, at two
// sizes and in two languages, within the budget of every page; and what they answer to a form sent empty.
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { ecoIndex } from '#engines/ecoindex/ecoindex.ts'
import { browserFor, demonstration, pagesOf, sessionOf } from '#test/demonstration.ts'
import { pagesFound } from '#test/pages-found.ts'
import { type StockedWorld, stockedWorld } from '#test/stocked-world.ts'
import { browsing, NARROW, openContext, type VisitOptions, WIDE } from './browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './expectations.ts'
import { BUDGET } from './measure.ts'
import { refusalsOf } from './refusals.ts'

const people = ['ambre', 'celeste', 'maud', 'nobody'] as const
type Who = (typeof people)[number]

let world: StockedWorld
const paths = new Map<Who, readonly string[]>()
const sessions = new Map<Who, string>()
const site = browsing(async () => {
  world = await stockedWorld()
  const named = pagesOf(await demonstration(world))
  const found = new Set<string>()
  for (const who of people) {
    const reader = who === 'nobody' ? world : await browserFor(world, who)
    if (who !== 'nobody') sessions.set(who, await sessionOf(world, who))
    paths.set(who, await pagesFound(world, reader, named[who], found))
  }
  return world.app
})
afterAll(() => world?.close())

/** A page of work may hold a month of half-days: its grade may be the next one, never its weight. */
const WORK = { cold: BUDGET.cold, requests: BUDGET.requests, domNodes: BUDGET.domNodes, ecoIndex: 75 }

/** What a page cost, read by the page itself: headers and all, its own bytes and those of what it asked for. */
const COST = `(() => {
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  return { bytes: all.reduce((sum, one) => sum + one.encodedBodySize + 300, 0), requests: all.length,
    domNodes: document.querySelectorAll('*').length }
})()`

async function expectWithin(page: Page): Promise<void> {
  const cost: { bytes: number; requests: number; domNodes: number } = await page.evaluate(COST)
  expect(cost.bytes, 'bytes of a first visit').toBeLessThanOrEqual(WORK.cold)
  expect(cost.requests, 'requests').toBeLessThanOrEqual(WORK.requests)
  expect(cost.domNodes, 'elements').toBeLessThanOrEqual(WORK.domNodes)
  expect(ecoIndex(cost).score, 'EcoIndex').toBeGreaterThanOrEqual(WORK.ecoIndex)
}

const looks: readonly { options: VisitOptions; prefix: string; check: (page: Page) => Promise<void> }[] = [
  {
    options: { width: WIDE },
    prefix: '',
    check: async (page) => {
      await expectWithin(page)
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
    },
  },
  {
    options: { width: NARROW, scheme: 'dark', lang: 'en' },
    prefix: '/en',
    check: async (page) => {
      await expectNoAxeViolations(page)
      await page.setViewportSize({ width: 320, height: 900 })
      await expectNoSidewaysScroll(page)
      await page.setViewportSize({ width: NARROW, height: 900 })
    },
  },
]

test.each(people)(
  'the pages of %s are readable by all, fit every screen, and keep to their budget',
  async (who) => {
    const found: string[] = []
    // Two windows at once, in two languages: none of them waits for the other.
    const windows = looks.map(async ({ options, prefix, check }) => {
      const context = await openContext(site.browser(), { ...options, session: sessions.get(who) })
      const page = await context.newPage()
      for (const path of paths.get(who) ?? []) {
        const answer = await page.goto(`${site.origin()}${prefix}${path}`, { waitUntil: 'load' })
        if (answer?.status() !== 200) found.push(`${prefix}${path} answered ${answer?.status()}`)
        await check(page).catch((error: Error) => void found.push(`${prefix}${path}: ${error.message}`))
      }
      await context.close()
    })
    await Promise.all(windows)
    expect(paths.get(who)?.length).toBeGreaterThan(5)
    expect(found.join('\n\n')).toBe('')
  },
)

/** By who finds the most of them: a lead, who administers a space. */
test('a form that is sent empty is answered by words that lead to the field', async () => {
  const who = 'ambre'
  const context = await openContext(site.browser(), { width: WIDE, session: sessions.get(who) })
  const page = await context.newPage()
  const found: string[] = []
  let refused = 0
  for (const path of paths.get(who) ?? []) {
    const { faults, seen } = await refusalsOf(page, `${site.origin()}${path}`)
    found.push(...faults.map((fault) => `${path}: ${fault}`))
    refused += seen
  }
  expect(found.join('\n')).toBe('')
  expect(refused).toBeGreaterThan(10)
  await context.close()
})
