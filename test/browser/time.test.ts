// One's own time and profile in a real browser: by keyboard with the optional script, and all the same without it.
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Cast, twoSpaces } from '../two-spaces.ts'
import { emptyWorld, type World } from '../world.ts'
import { browsing, NARROW, openContext, type VisitOptions, WIDE } from './browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './expectations.ts'

const MONTH = '/mon/temps?mois=2026-12'
let world: World
let cast: Cast
const site = browsing(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  await cast.project()
  await cast.member.post('/mon/profil', {
    name: 'Bao Le',
    headline: 'Je relie les logiciels des mairies entre eux',
    'seen-headline': 'public',
    'seen-availability': 'coop',
    aspirations: 'Des projets d’enfance\nApprendre l’audit d’accessibilité',
    'seen-aspirations': 'network',
    rate: '450',
    'seen-rate': 'coop',
  })
  const skill = { level: '2', visibility: 'public', proof: 'https://exemple.fr/preuve' }
  for (const id of ['python', 'rgaa', 'publik'])
    await cast.member.post('/mon/profil/savoir-faire', { ...skill, skill: id })
  return world.app
})
beforeEach(() => world.db.deleteFrom('half_day').execute())

/** A page as somebody of the cast sees it, in a browser of its own. */
async function visiting(
  path: string,
  options: VisitOptions,
  check: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await openContext(site.browser(), options)
  const url = site.origin()
  await context.addCookies([...cast.member.cookies].map(([name, value]) => ({ name, value, url })))
  const page = await context.newPage()
  expect((await page.goto(`${url}${path}`))?.status()).toBe(200)
  await check(page)
  await context.close()
}
const kept = async () => {
  const rows = await world.db
    .selectFrom('half_day')
    .select(['day', 'half', 'kind'])
    .orderBy('day')
    .orderBy('half')
    .execute()
  return rows.map(({ day, half, kind }) => `${day}${half} ${kind}`)
}

test('by keyboard: a letter moves on, space takes the next one, an arrow goes past a holiday, Shift carries', async () => {
  await visiting(MONTH, {}, async (page) => {
    await page.locator('[name="c-2026-12-24pm"]').focus()
    await page.keyboard.press('k')
    // Friday 25 is a holiday: the next box is that of Monday.
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    expect(await page.locator('[name="c-2026-12-28pm"]').inputValue()).toBe('D')
    await page.locator('form:has(#c-2026-12-24pm) button.fort').click()
    expect(await page.getByRole('status').textContent()).toContain('3 demi-journées changées')
  })
  expect(await kept()).toEqual(['2026-12-24pm leave', '2026-12-28am available', '2026-12-28pm available'])
})

test('without script: typed, saved, and what another page changed meanwhile is shown with both sides', async () => {
  await visiting(MONTH, { script: false }, async (page) => {
    await page.locator('#c-2026-12-01am').fill('A')
    await cast.member.post(MONTH, { 'c-2026-12-01am': 'K', 'b-2026-12-01am': '' })
    await page.locator('form:has(#c-2026-12-01am) button.fort').click()
    expect(await page.locator('main').textContent()).toContain('Changée ailleurs depuis')
    await page.locator('[name=par-dessus]').check()
    await page.locator('form:has(#c-2026-12-01am) button.fort').click()
  })
  expect(await kept()).toEqual(['2026-12-01am commitment'])
})

const pages = [
  MONTH,
  '/mon/temps?semaine=2026-W50&jours=7',
  '/mon/temps/reprendre',
  '/mon/profil',
  '/mon/profil/savoir-faire?mots=carte',
  '/mon/profil/apercu?comme=coop',
  '/vivier',
  '/vivier/bao-le',
  '/espaces/espace-732829320/savoir-faire',
] as const

describe.each(pages)('%s', (path) => {
  test.each([
    ['fr', WIDE, 'light'],
    ['en', NARROW, 'dark'],
  ] as const)('reads well in %s, %i pixels wide, %s', async (lang, width, scheme) => {
    await visiting(`${lang === 'en' ? '/en' : ''}${path}`, { width, scheme, lang }, async (page) => {
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
      expect(await page.locator('*').count()).toBeLessThan(800)
    })
  })
})
