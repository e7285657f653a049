import type { Locator, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import type { Lang } from '#platform/lang.ts'
import { to } from '#platform/lang.ts'
import { type Browsing, NARROW, openContext, WIDE } from './browser.ts'

/** How somebody comes: their language, their screen, and whether scripts run. */
export type Way = { lang: Lang; width: number; script: boolean }

/** Four of the eight ways: any two answers to the three questions meet in one of them. */
export const ways: readonly Way[] = [
  { lang: 'fr', width: WIDE, script: true },
  { lang: 'en', width: NARROW, script: true },
  { lang: 'en', width: WIDE, script: false },
  { lang: 'fr', width: NARROW, script: false },
]
export const nameOf = ({ lang, width, script }: Way): string =>
  `in ${lang === 'fr' ? 'French' : 'English'}, at ${width} pixels, ${script ? 'with' : 'without'} script`

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const begins = (label: string) => new RegExp(`^\\s*${escaped(label)}`)
/** A label may be followed by « (facultatif) », and by nothing else. */
const labelled = (label: string) => new RegExp(`^\\s*${escaped(label)}(?:\\s*\\([^)]*\\))?\\s*$`)

/**
 * Somebody with a browser of their own, who reads labels, presses buttons and follows links. What they press leads
 * to a page that answered 200, or what is expected: an error met by mistake proves nothing.
 */
export async function person(site: Browsing, way: Way) {
  const context = await openContext(site.browser(), way)
  const page = await context.newPage()
  const path = () => decodeURI(page.url().slice(site.origin().length))

  async function lands(act: () => Promise<unknown>, status = 200): Promise<void> {
    let last: number | undefined
    const note = (answer: Response) => {
      if (answer.request().isNavigationRequest()) last = answer.status()
    }
    page.on('response', note)
    const loaded = page.waitForEvent('load')
    await act()
    await loaded
    page.off('response', note)
    expect(last, `what ${path()} answered`).toBe(status)
  }

  return {
    page,
    context,
    way,
    path,
    /** A path of the site in their language, or the whole address of a message. */
    goes: async (address: string, status?: number) => {
      const url = address.startsWith('http') ? address : `${site.origin()}${to(way.lang, address)}`
      await lands(() => page.goto(url), status)
    },
    /** The button that says this; `within` when several do. */
    presses: (name: string, { status, within = page }: { status?: number; within?: Page | Locator } = {}) =>
      lands(() => within.getByRole('button', { name }).first().click(), status),
    follows: (name: string, within: Page | Locator = page) =>
      lands(() => within.getByRole('link', { name }).first().click()),
    reloads: () => lands(() => page.reload()),
    comesBack: () => lands(() => page.goBack()),
    writes: (label: string, text: string) => page.getByLabel(labelled(label)).fill(text),
    /** A radio button or a box; its own words may be followed by a help. */
    ticks: (label: string) =>
      page
        .locator('input[type=radio], input[type=checkbox]')
        .and(page.getByLabel(begins(label)))
        .check(),
    picks: (label: string, value: string) => page.getByLabel(labelled(label)).selectOption(value),
    holds: (label: string) => page.getByLabel(labelled(label)).inputValue(),
    sees: async (text: string, selector = 'main') =>
      expect((await page.locator(selector).allInnerTexts()).join('\n')).toContain(text),
    leaves: () => context.close(),
  }
}
export type Somebody = Awaited<ReturnType<typeof person>>
