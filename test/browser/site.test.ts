import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'
import { browsing, NARROW, type VisitOptions } from './browser.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './expectations.ts'
import { expectWithinBudget, measure } from './measure.ts'

const SITE_TIMEOUT_MS = 600_000

let world: World
const site = browsing(async () => {
  world = await emptyWorld()
  return world.app
})

/** Every page that needs nothing to be shown: the addresses without a parameter that answer with a page. */
async function pagesOf({ app, get }: World): Promise<string[]> {
  const paths = new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  const plain = [...paths].filter((path) => !/[:*]/.test(path) && !path.startsWith('/atelier'))
  const pages: string[] = []
  // One after the other: all of them at once would wait for each other's connections longer than the site allows.
  for (const path of plain) {
    const { status, headers } = await get(path)
    expect(status, path).toBeLessThan(500)
    if (status === 200 && headers.get('Content-Type')?.startsWith('text/html')) pages.push(path)
  }
  return pages
}

async function visiting(path: string, options: VisitOptions, check: (page: Page) => Promise<void>) {
  const page = await site.visit(path, options)
  await check(page)
  await page.context().close()
}

async function checkPage(path: string): Promise<void> {
  const english = path === '/' ? '/en' : `/en${path}`
  const narrow = visiting(english, { width: NARROW, scheme: 'dark', lang: 'en' }, async (page) => {
    await expectNoAxeViolations(page)
    await page.setViewportSize({ width: 320, height: 900 })
    await expectNoSidewaysScroll(page)
  })
  const measured = measure(site.browser(), `${site.origin()}${path}`, { look: expectNoAxeViolations })
  // Two visitors at once: none of them waits for the other.
  const [cost] = await Promise.all([measured, narrow])
  expectWithinBudget(cost)
  expect(Math.abs((cost.printed ?? 0) - cost.cold) / cost.cold, 'the weight it prints').toBeLessThanOrEqual(
    0.01,
  )
}

test(
  'every page of an empty site is readable by all, fits every screen, and keeps to its budget',
  async () => {
    const paths = await pagesOf(world)
    expect(paths).toContain('/')
    const failures: string[] = []
    for (const path of paths)
      await checkPage(path).catch((failure: Error) => void failures.push(`${path}: ${failure.message}`))
    expect(failures.join('\n\n')).toBe('')
  },
  SITE_TIMEOUT_MS,
)

test('a page that does not exist is a page like the others', async () => {
  await visiting('/cette-page-n-existe-pas', { status: 404 }, expectNoAxeViolations)
})

test('the text of a need survives a reload, and without script the page asks for nothing more', async () => {
  const page = await site.visit('/')
  const need = page.locator('form[data-draft] textarea')
  await need.fill('Une ville de 24 000 habitants')
  await page.reload()
  expect(await need.inputValue()).toBe('Une ville de 24 000 habitants')
  await page.context().close()
  await visiting('/', { script: false }, async (plain) => {
    expect(await plain.locator('form[data-draft] textarea').isEditable()).toBe(true)
  })
})
