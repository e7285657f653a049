// The figures that /ecoconception prints are those of today, or the page says something false.
import { expect, test } from 'vitest'
import { measuredPaths, measures, BUDGET as PRINTED_BUDGET } from '#app/legal/ecodesign.figures.ts'
import { ecoIndex } from '#engines/ecoindex/ecoindex.ts'
import { stockedWorld } from '#test/stocked-world.ts'
import { browsing } from './browser.ts'
import { BUDGET, expectWithinBudget, measure } from './measure.ts'

const AGED = 0.1
/** As after a first start: pages of an empty site would flatter us. */
const site = browsing(async () => (await stockedWorld()).app)

test.each(measuredPaths)('%s still weighs what the site says it weighs', async (path) => {
  const cost = await measure(site.browser(), `${site.origin()}${path}`)
  const printed = measures[path]
  const today = `write instead: { bytes: ${cost.cold}, warm: ${cost.warm}, requests: ${cost.requests}, domNodes: ${cost.domNodes} }`
  expect(Math.abs(cost.cold - printed.bytes) / cost.cold, today).toBeLessThanOrEqual(AGED)
  expect(Math.abs(cost.domNodes - printed.domNodes) / cost.domNodes, today).toBeLessThanOrEqual(AGED)
  expect(printed.requests, today).toBe(cost.requests)
  expect(ecoIndex(printed).grade, today).toBe(cost.ecoIndex.grade)
  expectWithinBudget(cost)
})

test('the budget that the site prints is the one that tests hold', () => {
  const { grade, ...allowed } = BUDGET
  expect(PRINTED_BUDGET).toEqual(allowed)
  expect(grade).toBe('A')
})
