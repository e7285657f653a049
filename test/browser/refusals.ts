import type { Page } from 'playwright-core'
import { expectNoAxeViolations } from './expectations.ts'

// What runs in the page is text: the types of the tests are those of a server, where `document` does not exist.

/** The forms of the page that somebody writes in, and that change something: their place and where they go. */
const WRITTEN_IN = `[...document.forms].map((form, place) => ({ form, place }))
  .filter(({ form }) => form.method === 'post' && form.closest('main') &&
    form.querySelector('textarea, input:not([type=hidden]):not([type=checkbox]):not([type=radio])'))
  .map(({ form, place }) => ({ place, action: form.getAttribute('action') ?? '' }))`

const sendEmpty = (place: number) => `(() => {
  const form = document.forms[${place}]
  for (const field of form.querySelectorAll('textarea, select, input:not([type=hidden])')) {
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = false
    else field.value = ''
  }
  form.submit()
})()`

/** What a refused page lacks: a summary, whose links lead to a field of the page that is not folded away. */
const LACKS = `(() => {
  const summary = document.querySelector('#erreurs')
  if (!summary) return document.querySelector('[role=alert], .erreur') ? '' : 'no word says what is refused'
  const lost = [...summary.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href').slice(1))
    .filter((id) => !document.getElementById(id)?.checkVisibility())
  return lost.length > 0 ? 'its summary leads to what is not shown: ' + lost.join(', ') : ''
})()`

/**
 * Sends each form of a page empty, and looks at every refusal. What has nothing that must be filled in is taken, as it
 * should be; no answer is a fault of the server.
 */
export async function refusalsOf(page: Page, address: string): Promise<{ faults: string[]; seen: number }> {
  const faults: string[] = []
  let seen = 0
  await page.goto(address)
  const forms: { place: number; action: string }[] = await page.evaluate(WRITTEN_IN)
  for (const { place, action } of forms) {
    await page.goto(address)
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
    const loaded = page.waitForEvent('load')
    await page.evaluate(sendEmpty(place))
    const status = (await answered).status()
    await loaded
    if (status >= 500) faults.push(`${action} answered ${status}`)
    if (status !== 422) continue
    seen += 1
    const lacks: string = await page.evaluate(LACKS)
    if (lacks) faults.push(`${action}: ${lacks}`)
    // The forms of a page are made of the same parts: one refusal tells whether they read well.
    if (seen === 1)
      await expectNoAxeViolations(page).catch(
        (error: Error) => void faults.push(`${action}: ${error.message}`),
      )
  }
  return { faults, seen }
}
