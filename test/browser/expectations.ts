import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// What runs in the page is text: the types of the tests are those of a server, where `document` does not exist.

/** Everything that a press unfolds, unfolded: what is hidden is checked too. */
export const openDetails = (page: Page): Promise<void> =>
  page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`)

const require = createRequire(import.meta.url)
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** What axe found, each with its rule, its element and its remedy; and how many rules it applied. */
type AxeReport = { found: readonly string[]; applied: number }

const AXE = `axe.run({ resultTypes: ['violations'] }).then(({ violations, passes }) => ({
  applied: passes.length,
  found: violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
    id + ': ' + help + '\\n  ' + target.join(' ') + '\\n  ' + failureSummary)),
}))`

/** axe finds nothing, with every detail open. It is given to a page once, however often that page is looked at. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await openDetails(page)
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axeSource)
  const { found, applied }: AxeReport = await page.evaluate(AXE)
  expect(found.join('\n')).toBe('')
  expect(applied, 'rules that axe applied').toBeGreaterThan(10)
}

/** Elements that stick out on the right, but those in what is allowed to scroll by itself. */
const STICKING_OUT = `[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((one) => !one.closest('.defile, .onglets, .cache, svg'))
  .map((one) => one.tagName + '.' + (one.getAttribute('class') ?? ''))
  .slice(0, 5).join(', ')`

/** The page never scrolls sideways; only tables and views may, within themselves. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide: number = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  const culprits: string = await page.evaluate(STICKING_OUT)
  expect(tooWide, `pixels beyond the screen; ${culprits}`).toBeLessThanOrEqual(0)
}

/** Text twice as large, as a reader may set it. */
export const doubleText = (page: Page): Promise<void> =>
  page.evaluate(`document.documentElement.style.fontSize = '200%'`)

/** A4 between its margins, in pixels of paper. */
const SHEET = { width: 718, height: 1_047 }

/** On paper: no navigation and no button, dark ink, and nothing wider than the sheet. */
export async function expectPrints(page: Page): Promise<void> {
  const screen = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(SHEET)
  const left: string = await page.evaluate(`[...document.querySelectorAll('nav, button, .bouton, .evitement')]
    .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80)).join(', ')`)
  expect(left, 'what has no use on paper').toBe('')
  expect(await page.evaluate(`getComputedStyle(document.querySelector('h1')).color`)).toBe('rgb(0, 0, 0)')
  await expectNoSidewaysScroll(page)
  await page.emulateMedia({ media: 'screen' })
  if (screen) await page.setViewportSize(screen)
}
