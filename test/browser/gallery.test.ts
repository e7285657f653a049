import { describe, expect, test } from 'vitest'
import { galleryRoutes } from '#app/gallery/gallery.routes.tsx'
import { emptyWorld } from '#test/world.ts'
import { browsing, NARROW, WIDE } from './browser.ts'
import { doubleText, expectNoAxeViolations, expectNoSidewaysScroll, openDetails } from './expectations.ts'
import { expectWithinBudget, measure } from './measure.ts'

const site = browsing(async () => (await emptyWorld()).app)
const paths = galleryRoutes.routes.map(({ path }) => path)

describe.concurrent.each(paths)('%s', (path) => {
  test.each([
    { lang: 'fr', wide: 'light', narrow: 'dark' },
    { lang: 'en', wide: 'dark', narrow: 'light' },
  ] as const)('axe finds nothing: $lang, $wide at 1280, $narrow at 390', async ({ lang, wide, narrow }) => {
    const page = await site.visit(lang === 'en' ? `/en${path}` : path, { lang, scheme: wide, width: WIDE })
    expect(await page.locator('html').getAttribute('lang')).toBe(lang)
    await expectNoAxeViolations(page)
    await page.emulateMedia({ colorScheme: narrow })
    await page.setViewportSize({ width: NARROW, height: 900 })
    await expectNoAxeViolations(page)
    await page.context().close()
  })

  test('the page never scrolls sideways: 320 pixels, and text twice as large', async () => {
    const page = await site.visit(path, { width: 320 })
    await openDetails(page)
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: WIDE, height: 900 })
    await doubleText(page)
    await expectNoSidewaysScroll(page)
    await page.context().close()
  })

  test('it keeps to its budget, and says what it weighs within 1 %', async () => {
    const cost = await measure(site.browser(), `${site.origin()}${path}`)
    expectWithinBudget(cost)
    expect(Math.abs((cost.printed ?? 0) - cost.cold) / cost.cold).toBeLessThanOrEqual(0.01)
  })
})

test('what they look for, they find: a picture without a word, a label taken away, an element too wide', async () => {
  const page = await site.visit('/atelier/formulaires')
  await expectNoAxeViolations(page)
  await page.evaluate(`document.querySelector('main').append(document.createElement('img'))`)
  await expect(expectNoAxeViolations(page)).rejects.toThrow('image-alt')
  await page.evaluate(`document.querySelector('main img').remove()`)
  await page.evaluate(`document.querySelector('main label[for]').remove()`)
  await expect(expectNoAxeViolations(page)).rejects.toThrow('label')
  await page.evaluate(`document.querySelector('h1').style.width = '3000px'`)
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow('H1')
  await page.context().close()
})

test('with the keyboard: the skip link comes first and leads to the content', async () => {
  const page = await site.visit('/atelier')
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').getAttribute('class')).toBe('evitement')
  expect(await page.locator(':focus').isVisible()).toBe(true)
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#contenu')
  await page.keyboard.press('Tab')
  expect(await page.locator('main :focus').count()).toBe(1)
  await page.context().close()
})

test('without script the menu opens, and details unfold', async () => {
  const page = await site.visit('/atelier/reperes', { script: false, width: NARROW })
  expect(await page.locator('#menu').isVisible()).toBe(false)
  await page.locator('.menu').click()
  expect(await page.locator('#menu').isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  const folded = page.locator('details:not([open])').first()
  const answer = folded.locator('p')
  expect(await answer.isVisible()).toBe(false)
  await folded.locator('summary').click()
  expect(await page.locator('details:not([open])').count()).toBe(0)
  await page.context().close()
})

test('colours chosen by the system are kept readable', async () => {
  const page = await site.visit('/atelier/fiches', { forcedColors: true })
  await expectNoAxeViolations(page)
  await page.context().close()
})

test('on paper: no navigation, no button, dark ink whatever the screen', async () => {
  const page = await site.visit('/atelier/fiches', { media: 'print', scheme: 'dark' })
  for (const hidden of ['.entete nav', '.fiche .bouton', '.pied nav'])
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
  const ink = await page.evaluate(`getComputedStyle(document.querySelector('h1')).color`)
  expect(ink).toBe('rgb(0, 0, 0)')
  await page.context().close()
})

test('a strict policy is kept: nothing inline, nothing from elsewhere', async () => {
  const page = await site.visit('/atelier/formulaires')
  expect(await page.locator('[style], style, script:not([src])').count()).toBe(0)
  const others: string[] = await page.evaluate(
    `performance.getEntriesByType('resource').map((one) => new URL(one.name).origin)`,
  )
  expect([...new Set(others)]).toEqual([site.origin()])
  await page.context().close()
})
