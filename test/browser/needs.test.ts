// The pages of a need, a group and an answer, at their fullest and at their emptiest: readable by all, on every
// screen and on paper, within the budget of a page.
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { type StockedWorld, stockedWorld } from '#test/stocked-world.ts'
import { type FullNeeds, fullNeeds } from '#test/stories/full-needs.ts'
import { browsing, NARROW, type VisitOptions } from './browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll, expectPrints, openDetails } from './expectations.ts'
import { expectWithinBudget, measure } from './measure.ts'

const WEIGHT_TOLERANCE = 0.01

let world: StockedWorld
let needs: FullNeeds
const site = browsing(async () => {
  world = await stockedWorld()
  needs = await fullNeeds(world)
  return world.app
})
afterAll(() => world?.close())

/** `[what it is, where it is, whether its author looks]`. */
const pages: readonly (readonly [string, () => string, 'own' | 'public'])[] = [
  ['the home page with needs', () => '/', 'public'],
  ['the results of a plain need', () => needs.plain, 'own'],
  ['the results of a full need', () => needs.full, 'own'],
  ['their second page', () => `${needs.full}?page=2`, 'own'],
  ['a need as all see it', () => needs.full, 'public'],
  ['what was understood', () => `${needs.full}/compris`, 'own'],
  ['precisions, with the questions of a subject', () => `${needs.full}/preciser`, 'own'],
  ['the choice of who sees', () => `${needs.full}/publier`, 'own'],
  ['the follow-up of a draft', () => `${needs.plain}/suivi`, 'own'],
  ['the follow-up with answers', () => `${needs.full}/suivi`, 'own'],
  ['the comparison', () => `${needs.full}/comparer`, 'own'],
  ['the comparison that all see', () => `${needs.full}/comparer`, 'public'],
  ['forming a group', () => `${needs.full}/grouper`, 'own'],
  ['a group, for a member', () => needs.group, 'own'],
  ['a group, for all', () => needs.group, 'public'],
  ['the page of who is asked', () => needs.answer, 'public'],
  ['the list of needs', () => '/besoins', 'public'],
  ['one’s own needs', () => '/mes-besoins', 'own'],
  ['what can be pooled', () => '/mutualiser', 'public'],
]

describe.each(pages)('%s', (_, path, reader) => {
  const keys = () => (reader === 'own' ? needs.keys : undefined)
  const visiting = async (options: VisitOptions, check: (page: Page) => Promise<void>) => {
    const page = await site.visit(`${options.lang === 'en' ? '/en' : ''}${path()}`, {
      ...options,
      keys: keys(),
    })
    await check(page)
    await page.context().close()
  }

  test('is readable by all, fits every screen and the paper, and keeps to its budget', async () => {
    const look = async (page: Page) => {
      await expectPrints(page)
      await expectNoAxeViolations(page)
    }
    const narrow = visiting({ width: NARROW, scheme: 'dark', lang: 'en' }, async (page) => {
      await expectNoAxeViolations(page)
      await openDetails(page)
      await page.setViewportSize({ width: 320, height: 900 })
      await expectNoSidewaysScroll(page)
    })
    // Two visitors at once: none of them waits for the other.
    const measured = measure(site.browser(), `${site.origin()}${path()}`, { keys: keys(), look })
    const [cost] = await Promise.all([measured, narrow])
    expectWithinBudget(cost)
    const printed = cost.printed ?? 0
    expect(Math.abs(printed - cost.cold) / cost.cold, 'what it prints').toBeLessThanOrEqual(WEIGHT_TOLERANCE)
  })
})
