import { expect } from 'vitest'
import type { Browsing } from '#test/browser/browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from '#test/browser/expectations.ts'
import { BUDGET } from '#test/browser/measure.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import { SESSION_COOKIE } from '#test/people.ts'

/** What a page cost, read by the page itself: its own bytes and those of what it asked for. */
const COST = `(() => {
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  return { bytes: all.reduce((sum, one) => sum + one.encodedBodySize, 0), requests: all.length,
    domNodes: document.querySelectorAll('*').length }
})()`

/** Nothing sticks out, the page keeps to its budget, and axe, which is a script, runs where scripts do. */
export async function looksRight({ page, way, path }: Somebody): Promise<void> {
  const cost: Record<'bytes' | 'requests' | 'domNodes', number> = await page.evaluate(COST)
  expect(cost.bytes, `bytes of ${path()}`).toBeLessThanOrEqual(BUDGET.cold)
  expect(cost.requests, `requests of ${path()}`).toBeLessThanOrEqual(BUDGET.requests)
  expect(cost.domNodes, `elements of ${path()}`).toBeLessThanOrEqual(BUDGET.domNodes)
  await expectNoSidewaysScroll(page)
  if (way.script) await expectNoAxeViolations(page)
}

/** A section of a page, found by what names it. */
export const section = (id: string): string => `section[aria-labelledby="${id}"]`

/** Somebody whose browser is signed in already. */
export async function signedIn(site: Browsing, way: Way, session: string): Promise<Somebody> {
  const somebody = await person(site, way)
  await somebody.context.addCookies([{ name: SESSION_COOKIE, value: session, url: site.origin() }])
  return somebody
}

/** How many half-days of the month that a page shows hold this letter. */
export const lettersIn = async ({ page }: Somebody, letter: string): Promise<number> =>
  page.locator(`input[name^="c-"][value="${letter}"]`).count()
