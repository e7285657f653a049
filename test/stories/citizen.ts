import { expect } from 'vitest'
import { words as apiWords } from '#app/api/api.words.ts'
import { organisationWords } from '#registry/organisation/index.ts'
import { words as listWords } from '#registry/solution/solution-list.words.ts'
import type { Browsing } from '#test/browser/browser.ts'
import { person, type Somebody, type Way } from '#test/browser/person.ts'

/** Somebody curious: filters the lists, takes them away, and reads how a program would. */
export async function citizenReads(site: Browsing, way: Way): Promise<void> {
  const citizen = await person(site, way)
  await filtersSolutions(citizen)
  await findsABody(citizen)
  const said = apiWords[way.lang]
  await citizen.goes('/api')
  await citizen.sees('/api/v1/solutions')
  const described = await citizen.context.request.get(await hrefOf(citizen, said.document))
  expect(await described.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) })
  await citizen.leaves()
}

async function filtersSolutions(citizen: Somebody): Promise<void> {
  const said = listWords[citizen.way.lang]
  await citizen.goes('/solutions')
  await citizen.writes(said.query, 'cantine')
  await citizen.presses(said.apply)
  expect(citizen.path()).toContain('q=cantine')
  const wide = await countIn(citizen)
  await citizen.picks(said.hosting, 'serveur')
  await citizen.presses(said.apply)
  expect(citizen.path()).toContain('hebergement=serveur')
  const count = await countIn(citizen)
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThanOrEqual(wide)
  const lines = await taken(citizen, said.export)
  expect(lines[0]).toContain('slug,name')
  expect(lines.length - 1).toBe(count)
  await citizen.comesBack()
  expect(await countIn(citizen)).toBe(wide)
}

async function findsABody(citizen: Somebody): Promise<void> {
  const said = organisationWords[citizen.way.lang]
  await citizen.goes('/organismes')
  await citizen.writes(said.query, 'saint etienne')
  await citizen.presses(said.find)
  await citizen.sees('Saint-Étienne')
  const lines = await taken(citizen, said.exportCsv)
  expect(lines.some((line) => line.includes('Saint-Étienne'))).toBe(true)
}

const countIn = async ({ page }: Somebody) =>
  Number(((await page.locator('#resultats').textContent()) ?? '').replace(/\D/g, ''))

async function hrefOf({ page }: Somebody, name: string): Promise<string> {
  const href = await page.getByRole('link', { name }).first().getAttribute('href')
  return new URL(href ?? '', page.url()).href
}

/** The lines of a list taken away as CSV. */
async function taken(citizen: Somebody, name: string): Promise<string[]> {
  const answer = await citizen.context.request.get(await hrefOf(citizen, name))
  expect(answer.headers()['content-type']).toContain('text/csv')
  return (await answer.text()).trim().split('\n')
}
