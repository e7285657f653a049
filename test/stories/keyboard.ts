import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { needWords, understandingWords } from '#journey/1-need/index.ts'
import { words as resultWords } from '#journey/2-match/results/result.words.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { expectNoAxeViolations } from '#test/browser/expectations.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'
import { canteen } from './agent.ts'

/** From the home page to a correction without a mouse; axe looks at each step. */
export async function keyboardAlone(site: Browsing, way: Way): Promise<void> {
  const { lang } = way
  const said = understandingWords[lang]
  const someone = await person(site, way)
  const { page } = someone
  // axe is a script of its own: where none may run, the same pages were looked at the other ways.
  const looks = () => (way.script ? expectNoAxeViolations(page) : undefined)
  await someone.goes('/')
  await looks()
  await skipsToTheContent(page)
  await tabsTo(page, needWords[lang].describe)
  await page.keyboard.insertText(canteen[lang])
  await tabsTo(page, needWords[lang].find)
  await enters(someone)
  await expectReadingOrder(page)
  await looks()
  await someone.reloads()
  await tabsTo(page, resultWords[lang].correct)
  await enters(someone)
  await looks()
  await tabsTo(page, said.addFunction)
  await page.keyboard.insertText(lang === 'fr' ? 'prendre rendez-vous' : 'book an appointment')
  await enters(someone)
  await tabsTo(page, 'radio')
  await page.keyboard.press('Space')
  await enters(someone)
  await someone.sees(said.byYou)
  await expectReadingOrder(page)
  await someone.leaves()
}

/** Enter sends the form from any of its fields, and opens a link. */
const enters = async ({ page }: Somebody) => {
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await loaded
}

async function skipsToTheContent(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').getAttribute('class')).toBe('evitement')
  expect((await focused(page)).isSeen).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.locator('main :focus').count()).toBe(1)
}

type Focused = {
  name: string
  isSeen: boolean
  order: number
  box: { x: number; y: number; r: number; b: number }
}

/** What has the focus: its words, whether the eye finds it, its place in the document and on the page. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(`(() => {
    const one = document.activeElement
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const { left, top, right, bottom } = one.getBoundingClientRect()
    const label = one.labels?.[0]?.innerText ?? one.innerText ?? ''
    return {
      name: one === document.body ? '' : one.type === 'radio' ? 'radio' : label,
      isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && right > left && bottom > top
        && top < innerHeight && bottom > 0,
      order: [...document.querySelectorAll('*')].indexOf(one),
      box: { x: left, y: top + scrollY, r: right, b: bottom + scrollY },
    }
  })()`)

const TABS_MAX = 150

/** Presses Tab until the thing that begins with these words has the focus; each stop on the way must be seen. */
async function tabsTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    const stop = await focused(page)
    if (stop.name.startsWith(name)) return expect(stop.isSeen, `the focus on « ${name} » is seen`).toBe(true)
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to « ${name} »`)
}

/** From the top of the page to its end: every stop is seen, and never higher up in its column than the one before. */
async function expectReadingOrder(page: Page): Promise<void> {
  await page.evaluate('document.activeElement.blur(), scrollTo(0, 0)')
  const stops = await stopsOf(page)
  expect(stops.length).toBeGreaterThan(10)
  const unseen = stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name)
  expect(unseen, 'stops where the focus is not seen').toEqual([])
  const backwards = stops.filter((stop, i) => isAbove(stop, stops[i - 1])).map(({ name }) => name)
  expect(backwards, 'stops that stand above the one before').toEqual([])
}

const isAbove = (stop: Focused, before: Focused | undefined): boolean =>
  before !== undefined && stop.box.b <= before.box.y && stop.box.x < before.box.r

/** Every stop of Tab, once: a date has several within itself, that the browser draws. */
async function stopsOf(page: Page): Promise<Focused[]> {
  const stops: Focused[] = []
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    const last = stops.at(-1)?.order ?? -1
    if (stop.name === '' || stop.order < last) break
    if (stop.order > last) stops.push(stop)
  }
  return stops
}
