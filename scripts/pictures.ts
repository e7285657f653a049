// The pictures of the README, taken on a running site: node scripts/pictures.ts http://localhost:3000
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../test/browser/chromium.ts'

const NEED =
  'Une ville de 24 000 habitants cherche un outil pour prendre rendez-vous en ligne à l’état civil, ' +
  'avec rappel par SMS, hébergé en France, avant mars 2027.'
const FOLDER = 'docs/pictures'

const VIEW = { width: 1100, height: 640 }

const [origin = 'http://localhost:3000'] = process.argv.slice(2)
const { path, args } = await findChromium()
const browser = await chromium.launch({ executablePath: path, args: [...args] })
const page = await browser.newPage({ viewport: VIEW, locale: 'fr-FR', colorScheme: 'light' })

/** What is seen from an element down, or from the top. */
async function take(page: Page, name: string, from = 'body'): Promise<void> {
  await page.evaluate(`document.querySelector('${from}').scrollIntoView()`)
  await page.screenshot({ path: `${FOLDER}/${name}.png` })
}

await page.goto(origin)
await page.locator('form[data-draft] textarea').fill(NEED)
await take(page, 'accueil')
await page.locator('form[data-draft] button').click()
await page.waitForURL('**/besoins/*')
await take(page, 'besoin', 'section[aria-labelledby=solutions]')
await browser.close()
