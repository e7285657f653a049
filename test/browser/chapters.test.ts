// The pages of the chapters in the world of the demonstration: found by following links, readable by all, at two
// sizes and in two languages, within the budget of every page; and what they answer to a form sent empty.
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { browserFor, demonstration, pagesOf, sessionOf } from '#test/demonstration.ts'
import { pagesFound } from '#test/pages-found.ts'
import { type StockedWorld, stockedWorld } from '#test/stocked-world.ts'
import { browsing, NARROW, openContext, type VisitOptions, WIDE } from './browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './expectations.ts'
import { expectWithinBudget, measure } from './measure.ts'
import { refusalsOf } from './refusals.ts'

const TEST_MS = 300_000
const people = ['ambre', 'celeste', 'maud', 'nobody'] as const
type Who = (typeof people)[number]

let world: StockedWorld
const paths = new Map<Who, readonly string[]>()
const sessions = new Map<Who, string>()
const site = browsing(async () => {
  world = await stockedWorld()
  const named = pagesOf(await demonstration(world))
  for (const who of people) {
    if (who === 'nobody') paths.set(who, await pagesFound(world, world, named.nobody))
    else {
      sessions.set(who, await sessionOf(world, who))
      paths.set(who, await pagesFound(world, await browserFor(world, who), named[who]))
    }
  }
  return world.app
})
afterAll(() => world?.close())

const visiting = async (path: string, options: VisitOptions, check: (page: Page) => Promise<void>) => {
  const page = await site.visit(path, options)
  await check(page)
  await page.context().close()
}

async function checkPage(path: string, session: string | undefined): Promise<void> {
  const measured = measure(site.browser(), `${site.origin()}${path}`, {
    session,
    look: expectNoAxeViolations,
  })
  const english = { lang: 'en', width: NARROW, scheme: 'dark', session } as const
  const narrow = visiting(`/en${path}`, english, async (page) => {
    await expectNoAxeViolations(page)
    await page.setViewportSize({ width: 320, height: 900 })
    await expectNoSidewaysScroll(page)
  })
  // Two visitors at once: none of them waits for the other.
  const [cost] = await Promise.all([measured, narrow])
  expectWithinBudget(cost)
}

describe.each(people)('the pages of %s', (who) => {
  test(
    'are readable by all, fit every screen, and keep to their budget',
    async () => {
      const own = paths.get(who) ?? []
      expect(own.length).toBeGreaterThan(5)
      const found: string[] = []
      for (const path of own)
        await checkPage(path, sessions.get(who)).catch(
          (failure: Error) => void found.push(`${path}: ${failure.message}`),
        )
      expect(found.join('\n\n')).toBe('')
    },
    TEST_MS,
  )
})

/** By who fills the most of them in. */
test.each(['ambre', 'celeste', 'maud'] as const)(
  'a form that %s sends empty is answered by words that lead to the field',
  async (who) => {
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
  },
  TEST_MS,
)
