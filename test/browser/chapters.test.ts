// The pages of the chapters in the world of the demonstration: readable by all, at two sizes, within their budget.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { cookiesOf, demonstration, pagesOf } from '#test/demonstration.ts'
import { type StockedWorld, stockedWorld } from '#test/stocked-world.ts'
import type { Demonstration } from '../../seeds/demonstration/load-demo.ts'
import { browsing, NARROW, openContext, type VisitOptions, WIDE } from './browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './expectations.ts'

const TEST_MS = 300_000
/** A page of work may hold a month of half-days: it weighs what contracts of the chapters allow. */
const BUDGET = { bytes: 100_000, requests: 15, elements: 800 }

let world: StockedWorld
let demo: Demonstration
const site = browsing(async () => {
  world = await stockedWorld()
  demo = await demonstration(world)
  return world.app
})
afterAll(() => world?.close())

/** A browser in which somebody of the demonstration is signed in. */
async function signedIn(who: string, options: VisitOptions): Promise<BrowserContext> {
  const context = await openContext(site.browser(), options)
  if (who === 'nobody') return context
  const cookies = await cookiesOf(world, `${who}@exemple.fr`)
  await context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value, domain: 'localhost', path: '/', httpOnly: true })),
  )
  return context
}

const people = ['ambre', 'celeste', 'maud', 'nobody'] as const

/** What a page cost, read by the page itself: its own bytes and those of what it asked for. */
const COST = `(() => {
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  return { bytes: all.reduce((sum, one) => sum + one.encodedBodySize, 0), requests: all.length,
    elements: document.querySelectorAll('*').length }
})()`

async function faultsAt(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(`${site.origin()}${path}`, { waitUntil: 'load' })
  if (answer?.status() !== 200) return [`${path} answered ${answer?.status()}`]
  const found: string[] = []
  const check = (work: Promise<void>) =>
    work.catch((error: Error) => void found.push(`${path}: ${error.message}`))
  const { bytes, requests, elements }: typeof BUDGET = await page.evaluate(COST)
  if (bytes > BUDGET.bytes || requests > BUDGET.requests || elements > BUDGET.elements)
    found.push(`${path} costs ${bytes} bytes, ${requests} requests, ${elements} elements`)
  await check(expectNoAxeViolations(page))
  await page.setViewportSize({ width: NARROW, height: 900 })
  await check(expectNoSidewaysScroll(page))
  return found
}

/** Every page, wide then narrow: one load serves both. Two windows share the work. */
test.each(people)(
  'the pages of %s are readable by all and keep to their budget',
  async (who) => {
    const context = await signedIn(who, { width: WIDE })
    const paths = [...pagesOf(demo)[who]]
    const found: string[] = []
    const window = async () => {
      const page = await context.newPage()
      for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
        await page.setViewportSize({ width: WIDE, height: 900 })
        found.push(...(await faultsAt(page, path)))
      }
    }
    await Promise.all([window(), window()])
    await context.close()
    expect(found.join('\n')).toBe('')
  },
  TEST_MS,
)

const sample = (who: (typeof people)[number]) => pagesOf(demo)[who].filter((_, i) => i % 6 === 0)

test.each(['ambre', 'celeste'] as const)(
  'a sample of the pages of %s, in English and narrow, is readable by all',
  async (who) => {
    const context = await signedIn(who, { lang: 'en', width: NARROW })
    const page = await context.newPage()
    for (const path of sample(who)) {
      const answer = await page.goto(`${site.origin()}/en${path}`, { waitUntil: 'load' })
      expect(answer?.status(), path).toBe(200)
      await expectNoAxeViolations(page)
    }
    await context.close()
  },
  TEST_MS,
)

test.each(['ambre', 'celeste'] as const)(
  'a sample of the pages of %s, without script, shows its title and its gestures',
  async (who) => {
    const context = await signedIn(who, { script: false, width: NARROW })
    const page = await context.newPage()
    for (const path of sample(who)) {
      const answer = await page.goto(`${site.origin()}${path}`, { waitUntil: 'load' })
      expect(answer?.status(), path).toBe(200)
      expect(await page.locator('h1').isVisible(), path).toBe(true)
      for (const button of await page.locator('main form button:visible').all())
        expect(await button.isEnabled(), path).toBe(true)
    }
    await context.close()
  },
  TEST_MS,
)
