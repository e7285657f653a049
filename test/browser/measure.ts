import type { Browser, CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type EcoIndex, ecoIndex } from '#engines/ecoindex/ecoindex.ts'
import { openContext, type VisitOptions } from './browser.ts'

export type PageCost = {
  /** Bytes on the network, headers included, for somebody who comes for the first time. */
  cold: number
  /** The same for the same page, asked again. */
  warm: number
  requests: number
  domNodes: number
  ecoIndex: EcoIndex
  /** What the page says of itself in its footer, in bytes; undefined when it says nothing. */
  printed: number | undefined
}

export const BUDGET = { cold: 60_000, warm: 15_000, requests: 10, domNodes: 600, grade: 'A' } as const

type Meter = { bytes: number; urls: Set<string>; onTheWay: Set<string>; whenCounted: () => void }

async function meterOf(session: CDPSession): Promise<Meter> {
  const meter: Meter = { bytes: 0, urls: new Set(), onTheWay: new Set(), whenCounted: () => undefined }
  const over = (requestId: string) => {
    meter.onTheWay.delete(requestId)
    if (meter.onTheWay.size === 0) meter.whenCounted()
  }
  session.on('Network.requestWillBeSent', ({ request, requestId }) => {
    // Chromium draws the inside of some fields with pictures of its own: nothing goes on the network.
    if (!request.url.startsWith('http')) return
    meter.urls.add(request.url)
    meter.onTheWay.add(requestId)
  })
  session.on('Network.loadingFinished', ({ encodedDataLength, requestId }) => {
    meter.bytes += encodedDataLength
    over(requestId)
  })
  session.on('Network.loadingFailed', ({ requestId }) => over(requestId))
  await session.send('Network.enable')
  return meter
}

/** The page has all that it asked for, letters included, and all of it is counted. */
async function settled(page: Page, meter: Meter): Promise<void> {
  await page.waitForLoadState('load')
  await page.evaluate('document.fonts.ready.then(() => {})')
  if (meter.onTheWay.size === 0) return
  await new Promise<void>((counted) => {
    meter.whenCounted = counted
  })
}

/** A window asks for the icon, a browser without a window may not: it is asked for here, to be fair. */
async function askForIcon(page: Page, meter: Meter): Promise<void> {
  const icon: string | undefined = await page.evaluate(`document.querySelector('link[rel=icon]')?.href`)
  if (!icon) return
  if (!meter.urls.has(icon))
    await page.evaluate(`fetch(${JSON.stringify(icon)}).then((one) => one.arrayBuffer())`)
  await settled(page, meter)
}

async function printedWeight(page: Page): Promise<number | undefined> {
  const mark = page.locator('data.poids')
  return (await mark.count()) > 0 ? Number(await mark.getAttribute('value')) : undefined
}

/**
 * Loads a page with an empty cache, then again, and reads on the network what each visit cost. Who wants to `look` at
 * the page as well does it here, which spares one more visit.
 */
export async function measure(
  browser: Browser,
  address: string,
  options: VisitOptions & { look?: (page: Page) => Promise<void> } = {},
): Promise<PageCost> {
  const context = await openContext(browser, options)
  try {
    const page = await context.newPage()
    const meter = await meterOf(await context.newCDPSession(page))
    const answer = await page.goto(address)
    if (answer?.status() !== 200) throw new Error(`${address} answered ${answer?.status() ?? 'nothing'}`)
    await settled(page, meter)
    await askForIcon(page, meter)
    const cold = meter.bytes
    const requests = meter.urls.size
    const domNodes = await page.locator('*').count()
    const printed = await printedWeight(page)
    await page.goto('about:blank')
    meter.bytes = 0
    await page.goto(address)
    await settled(page, meter)
    const warm = meter.bytes
    await options.look?.(page)
    return {
      cold,
      warm,
      requests,
      domNodes,
      printed,
      ecoIndex: ecoIndex({ domNodes, requests, bytes: cold }),
    }
  } finally {
    await context.close()
  }
}

/** The budget of every page of the site. */
export function expectWithinBudget(cost: PageCost): void {
  expect(cost.cold, 'bytes of a first visit').toBeLessThanOrEqual(BUDGET.cold)
  expect(cost.warm, 'bytes of a second visit').toBeLessThanOrEqual(BUDGET.warm)
  expect(cost.requests, 'requests').toBeLessThanOrEqual(BUDGET.requests)
  expect(cost.domNodes, 'elements').toBeLessThanOrEqual(BUDGET.domNodes)
  expect(cost.ecoIndex.grade, `EcoIndex ${cost.ecoIndex.score}`).toBe(BUDGET.grade)
}
