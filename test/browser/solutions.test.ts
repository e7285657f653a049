import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { theHost } from '#platform/acting.ts'
import { declareUsage } from '#registry/evidence/index.ts'
import { addOrganisation } from '#registry/organisation/index.ts'
import { type SolutionRecord, saveSolutions } from '#registry/solution/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { emptyWorld } from '#test/world.ts'
import { browsing, NARROW, WIDE } from './browser.ts'
import { doubleText, expectNoAxeViolations, expectNoSidewaysScroll, openDetails } from './expectations.ts'
import { expectWithinBudget, measure } from './measure.ts'

const SIREN = '212900195'
// Each of these opens several pages in a real browser, on machines that may be busy.
const long = (words: string, signs: number) =>
  words
    .repeat(Math.ceil(signs / words.length))
    .slice(0, signs)
    .trim()
const kinds = ['Ville', 'Communauté de communes', 'Département', 'Région', 'Université', 'CHU', 'Association']
const taxonomy = [...readTaxonomy().functions.keys()]

/** The fullest passport that the forms allow to grow: every list is longer than what the page shows. */
const full: SolutionRecord = {
  slug: 'plein',
  dated: '2026-11-21',
  sourceUrl: 'https://plein.example/',
  fields: {
    name: 'Plein et trèslongnomdunseulmotsansaucuneespacepourvoircequilendvient',
    fr: long('Une phrase longue qui dit tout ce que fait la solution. ', 300),
    en: long('A long sentence that tells all that the solution does. ', 300),
    long: long('Le projet se présente longuement, avec ses propres mots. ', 4_000),
    licence: '(MIT OR Apache-2.0) AND CC-BY-4.0',
    website: 'https://plein.example/',
    repository: `https://forge.example/${'a'.repeat(80)}/${'b'.repeat(80)}`,
    documentation: 'https://doc.plein.example/',
    status: 'active',
    since: 2016,
    version: '3.2.1',
    releaseDate: '2026-10',
    sill: 93,
    sillSupported: true,
    functions: Object.fromEntries(
      taxonomy.slice(0, 30).map((id, i) => [
        id,
        i % 2
          ? { state: 'proven', proof: `https://plein.example/${id}` }
          : {
              state: 'partly',
              proof: 'https://plein.example/',
              fr: 'Par une extension',
              en: 'Through an add-on',
            },
      ]),
    ),
    audience: ['commune', 'epci', 'departement', 'region', 'etat', 'sante'],
    hosting: ['serveur', 'service', 'poste', 'mobile'],
    replaces: Array.from({ length: 12 }, (_, i) => `Produit propriétaire ${i + 1}`),
    alternatives: Array.from({ length: 20 }, (_, i) => `solution-${i + 1}`),
    languages: ['fr', 'en'],
    keywords: taxonomy.slice(0, 40),
  },
  users: Array.from({ length: 70 }, (_, i) => ({
    name: `${kinds[i % kinds.length]} ${i + 1}`,
    for: 'Comptes rendus du conseil',
    source: 'sill-services-2022',
    seen: i < 40 ? '2026-06' : '2022-02',
  })),
  providers: Array.from({ length: 30 }, (_, i) => ({
    name: `Prestataire ${i + 1}`,
    for: 'Hébergement, formation',
    region: '53',
    source: 'marche-support-2025',
    seen: '2025-09',
  })),
}
const others = Array.from(
  { length: 45 },
  (_, i): SolutionRecord => ({
    slug: `solution-${i + 1}`,
    fields: {
      name: `Solution ${i + 1}`,
      fr: long('Une solution de plus, décrite par une phrase de taille courante. ', 200),
      licence: i % 3 ? 'AGPL-3.0-or-later' : 'MIT',
      functions: { [taxonomy[i % taxonomy.length] ?? '']: { state: 'proven' } },
      replaces: [`Produit ${i}`, 'Autre produit'],
    },
  }),
)

const site = browsing(async () => {
  const world = await emptyWorld()
  const host = world.acting({ actor: theHost })
  expect(await saveSolutions(host, 'redaction', [full, ...others])).toMatchObject({ done: true })
  const nothing = { find: async () => ({ state: 'absent' as const }) }
  const body = { numero: SIREN, source: 'saisie', nom: 'Ville de Brest', nature: 'commune' }
  expect(await addOrganisation(world.acting(), body, nothing)).toMatchObject({ done: true })
  for (const i of [1, 2, 3])
    await declareUsage(world.acting(), `solution-${i}`, { organisme: 'Ville de Brest', siren: SIREN })
  const declared = await declareUsage(world.acting(), 'plein', { organisme: 'Ville de Brest', siren: SIREN })
  if (declared.done) heldPath = `/usages/${declared.value.key}`
  return world.app
})
let heldPath = ''

const paths: readonly (readonly [string, () => string])[] = [
  ['the list', () => '/solutions'],
  ['a search', () => `/solutions?q=produit&fonction=${taxonomy[1]}&licence=permissive&page=1`],
  ['an empty search', () => '/solutions?q=zzzz'],
  ['the functions', () => '/solutions/fonctions'],
  ['a full passport', () => '/solutions/plein'],
  ['a bare passport', () => '/solutions/solution-4'],
  ['its functions', () => '/solutions/plein/fonctions'],
  ['its proofs', () => '/solutions/plein/usages?page=2'],
  ['its providers', () => '/solutions/plein/prestataires'],
  ['its sources', () => '/solutions/plein/sources'],
  ['the declaration', () => '/solutions/plein/usages/nouveau'],
  ['the declared use', () => heldPath],
  ['the page of a body', () => `/organismes/${SIREN}`],
]

describe.concurrent.each(paths)('%s', (_, path) => {
  test('the page never scrolls sideways: 320 pixels, and text twice as large', async () => {
    const page = await site.visit(path(), { width: 320 })
    await openDetails(page)
    await expectNoSidewaysScroll(page)
    await page.setViewportSize({ width: WIDE, height: 900 })
    await doubleText(page)
    await expectNoSidewaysScroll(page)
    await page.context().close()
  })

  test('axe finds nothing, light at 1280 and dark at 390; it keeps to its budget, and prints its weight', async () => {
    const look = async (page: Page) => {
      await expectNoAxeViolations(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: NARROW, height: 900 })
      await expectNoAxeViolations(page)
    }
    const cost = await measure(site.browser(), `${site.origin()}${path()}`, { look })
    expectWithinBudget(cost)
    expect(cost.printed).toBeGreaterThan(0)
  })
})

test.each(['/solutions', '/solutions/plein', '/solutions/plein/usages/nouveau'])(
  'in English too, dark at 1280 and light at 390: %s',
  async (path) => {
    const page = await site.visit(`/en${path}`, { lang: 'en', scheme: 'dark', width: WIDE })
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await expectNoAxeViolations(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: NARROW, height: 900 })
    await expectNoAxeViolations(page)
    await page.context().close()
  },
)

test('without script: search, open a passport, declare a use, confirm it, withdraw it', async () => {
  const page = await site.visit('/solutions', { script: false })
  await page.getByLabel('Mots').fill('produit 7')
  await page.getByRole('main').getByRole('button', { name: 'Chercher' }).click()
  expect(new URL(page.url()).searchParams.get('q')).toBe('produit 7')
  await page.getByRole('link', { name: 'Solution 8', exact: true }).click()
  await page.getByRole('link', { name: 'Nous l’utilisons' }).first().click()
  await page.getByLabel('SIREN').fill('212 900 195')
  await page.getByRole('button', { name: 'Compléter d’après le SIREN' }).click()
  expect(await page.getByLabel('Nom de l’organisme').inputValue()).toBe('Ville de Brest')
  await page.getByLabel('Depuis').fill('hier')
  await page.getByRole('button', { name: 'Déclarer cet usage' }).click()
  await page.getByRole('link', { name: 'Écrivez une année' }).click()
  expect(new URL(page.url()).hash).toBe('#depuis')
  await page.getByLabel('Depuis').fill('2024-05')
  await page.getByRole('button', { name: 'Déclarer cet usage' }).click()
  expect(await page.getByText('Votre déclaration est enregistrée').isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Oui, nous l’utilisons encore' }).click()
  expect(await page.getByText('C’est confirmé').isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Retirer la déclaration' }).click()
  expect(await page.getByText('Retirée le 21 novembre 2026').isVisible()).toBe(true)
  await page.context().close()
})
