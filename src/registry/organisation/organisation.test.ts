import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'
import { filtersQuery, readFilters } from './organisation.form.ts'
import { searchOrganisations } from './organisation.queries.ts'
import { type Edition, readEdition } from './territories/edition.ts'
import { loadEdition } from './territories/territories.actions.ts'

const DINUM = '130025265'
let world: World
let edition: Edition
let answers: RequestListener
let directory: Server

/** A few real territories are enough for the pages; the whole of France is tried where it is loaded. */
beforeAll(async () => {
  const all = await readEdition()
  const kept = new Set('35360 35238 93066 97411 42218 75056 98735 35288 16018 57032 97601'.split(' '))
  edition = {
    ...all,
    communes: all.communes.filter(({ code }) => kept.has(code) || code.startsWith('3536')),
    epci: all.epci.filter(({ code }) => code === '200039022' || code === '243500139'),
  }
  directory = createServer((request, response) => answers(request, response))
  await new Promise<void>((ready) => directory.listen(0, '127.0.0.1', ready))
})
afterAll(() => new Promise((closed) => directory.close(closed)))

beforeEach(async () => {
  const { port } = directory.address() as AddressInfo
  world = await emptyWorld({ config: { COMPANY_DIRECTORY_URL: `http://127.0.0.1:${port}` } })
  answers = (_, response) => response.writeHead(503).end()
  await loadEdition(world.acting(), edition)
})
const page = async (path: string) => (await world.get(path)).text()
const names = async (q: string, more = {}) =>
  (await searchOrganisations(world.db, { q, ...more })).rows.map(({ name }) => name)
const service = {
  siren: DINUM,
  nom_complet: 'UN SERVICE',
  nature_juridique: '7120',
  etat_administratif: 'A',
  siege: {
    siret: '13002526500013',
    adresse: '1 RUE D’ICI 35500 VITRE',
    commune: '35360',
    code_postal: '35500',
  },
}
const knows =
  (...results: object[]): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }))

test('a name is found without accents, hyphens or capitals, and saint as st', async () => {
  expect((await names('saint-denis'))[0]).toBe('Saint-Denis')
  expect(await names('ST DENIS')).toEqual(await names('Saint-Denis'))
  expect((await names('mairie de vitre'))[0]).toBe('Vitré')
  expect((await names('st etienne'))[0]).toBe('Saint-Étienne')
})

test('exact names come first, then the most inhabited', async () => {
  expect(await names('rennes')).toEqual(['Rennes', 'Rennes Métropole'])
  expect((await names('ars')).slice(0, 2)).toEqual(['Ars', 'Ars-sur-Moselle'])
  expect((await names('département ille et vilaine'))[0]).toBe('Département d’Ille-et-Vilaine')
})

test('codes, postal codes and SIREN find their body', async () => {
  expect(await names('35238')).toEqual(['Rennes'])
  expect(await names('35000')).toEqual(['Rennes'])
  expect(await names('213 502 388')).toEqual(['Rennes'])
})

test('filters narrow the search, and stay in the address', async () => {
  expect(await names('', { epci: '200039022' })).toContain('Vitré')
  expect(await names('vitre', { kind: 'epci' })).toEqual(['Communauté d’agglomération Vitré Communauté'])
  const html = await page('/organismes?q=vitre&nature=epci&departement=35')
  expect(html).toMatch(/value="epci" selected/)
  expect(html).toContain('value="vitre"')
  expect(html).toContain('/organismes.csv?q=vitre&amp;nature=epci&amp;departement=35')
})

test('an address that cannot be read is an address without filters', () => {
  expect(readFilters({ nature: 'x', departement: "'", page: '-1', epci: '\0' })).toEqual({
    filters: { q: '' },
    page: 1,
  })
  expect(filtersQuery({ q: 'a&b', kind: 'commune' }, 2)).toBe('?q=a%26b&nature=commune&page=2')
})

test('searching never throws, whatever is typed', async () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom("%_\\'", '\0', '🎈', 'مدينة'),
  )
  const answersAlways = fc.asyncProperty(anything, fc.integer(), async (q, wanted) => {
    const { rows, total } = await searchOrganisations(world.db, { q }, wanted)
    expect(total).toBeGreaterThanOrEqual(rows.length)
    expect((await world.get(`/organismes?${new URLSearchParams({ q, page: String(wanted) })}`)).status).toBe(
      200,
    )
  })
  await fc.assert(answersAlways, { numRuns: 60 })
})

test('what is typed comes back as text, never as markup', async () => {
  const html = await page(`/organismes?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
  expect(html).not.toContain('<script>alert')
  expect(html).toContain('Aucun organisme')
})

test('a name with a mistake proposes near names', async () => {
  expect(await page('/organismes?q=renees')).toContain('>Rennes</a>')
})

test('the page of a commune says each fact with its source, and links its parents', async () => {
  const html = await page('/organismes/213503600')
  expect(html).toContain('Vitré')
  expect(html).toContain('213\u202f503\u202f600')
  expect(html).toContain('href="/organismes/200039022"')
  expect(html).toContain('Découpage administratif, édition 2026')
  const papeete = await page('/en/organismes/commune-98735')
  expect(papeete).toContain('Papeete')
  expect(papeete).toContain('href="/en/organismes/departement-987"')
  expect((await world.get('/organismes/999999999')).status).toBe(404)
  expect((await world.get('/organismes/commune-%00')).status).toBe(404)
})

test('facts say when they are older or less direct than the rest', async () => {
  expect(await page('/organismes/229850003')).toContain('recensement de 2017 à Mayotte')
  const departement = await page('/organismes/223500018')
  expect(departement).toContain('Répertoire Sirene, de seconde main')
  expect(departement).toContain('Département (7220)<small class="doux"> déduite de la nature')
})

test('a territory without a body of its own leads to the one that acts for it', async () => {
  expect(await page('/organismes/departement-67')).toContain('href="/organismes/200094332"')
  expect(await page('/organismes/200094332')).toContain('href="/organismes/departement-67"')
})

test('the export has every row of the search, and no formula', async () => {
  const row = { name: '=1+1', kind: 'autre', siren: DINUM, source: 'saisie' } as const
  const folded = { search_name: 'vitre', search_key: 'vitre', search: ' vitre ' }
  await world.db
    .insertInto('organisation')
    .values({ ...row, ...folded })
    .execute()
  const csv = await page('/organismes.csv?q=vitre')
  expect(csv.split('\n')[0]).toContain('siren,siret,name,kind')
  expect(csv).toContain('213503600,,Vitré,commune,35360,35,53,200039022,35500')
  expect(csv).toContain(`${DINUM},,'=1+1,autre`)
})

test('a wrong number is refused with its sum, in both languages, and kept', async () => {
  const answer = await world.get('/organismes/nouveau?numero=130025266')
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('1 + 6 + 0 + 0 + 2 + 1 + 2 + 3 + 6 = 21')
  expect(html).toContain('value="130025266"')
  expect(await page('/en/organismes/nouveau?numero=12')).toContain('This number has 2 digits')
  expect((await world.post('/organismes/nouveau', { numero: 'x', nom: 'Un' })).status).toBe(422)
})

test('a SIRET fills name, legal form and address; the confirmed body has its page', async () => {
  answers = knows(service)
  const html = await page('/organismes/nouveau?numero=130+025+265+00013')
  expect(html).toContain('UN SERVICE')
  expect(html).toContain('Service central d’un ministère (7120)')
  expect(html).toContain('1 RUE D’ICI 35500 VITRE')
  const added = await world.post('/organismes/nouveau', {
    ...{ numero: '13002526500013', source: 'annuaire', nature: 'operateur', nom: 'Autre chose' },
  })
  expect(added.headers.get('location')).toBe(`/organismes/${DINUM}`)
  const shown = await page(`/organismes/${DINUM}`)
  expect(shown).toContain('Annuaire des entreprises de l’État, lu le 21 novembre 2026')
  expect(shown).toContain('Opérateur public')
  expect(shown).not.toContain('Autre chose')
  expect(await names('un service')).toEqual(['UN SERVICE'])
  expect(await names('', { kind: 'operateur', departement: '35' })).toEqual(['UN SERVICE'])
})

test('without the directory, the page says so and takes what is typed, marked as such', async () => {
  const html = await page(`/organismes/nouveau?numero=${DINUM}`)
  expect(html).toContain('L’annuaire de l’État n’a pas pu répondre')
  expect(html).toContain('name="nom"')
  const refused = await world.post('/organismes/nouveau', {
    numero: DINUM,
    source: 'annuaire',
    nature: 'etat',
  })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('n’a pas pu répondre')
  const typed = {
    numero: DINUM,
    source: 'saisie',
    nom: '<b>Service</b>\0',
    nature: 'etat',
    code_postal: '35500',
  }
  expect((await world.post('/en/organismes/nouveau', typed)).headers.get('location')).toBe(
    `/en/organismes/${DINUM}`,
  )
  const shown = await page(`/organismes/${DINUM}`)
  expect(shown).toContain('&lt;b&gt;Service&lt;/b&gt;')
  expect(shown).toContain('non vérifié')
  expect(shown).toContain('href="/organismes/223500018"')
})

test('an incomplete form says what is missing, and keeps what was typed', async () => {
  const fields = {
    numero: DINUM,
    source: 'saisie',
    nom: 'x',
    nature: 'roi',
    adresse: 'Ici <i>',
    code_postal: '3',
  }
  const answer = await world.post('/organismes/nouveau', fields)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const said of ['Il manque le nom', 'Il manque la nature', 'cinq chiffres', 'value="Ici &lt;i&gt;"']) {
    expect(html).toContain(said)
  }
  expect(await names('', { kind: 'etat' })).toEqual([])
})

test('a body is added once, even by two people at the same moment', async () => {
  const typed = { numero: DINUM, source: 'saisie', nom: 'Service', nature: 'etat' }
  const both = await Promise.all([1, 2].map(() => world.post('/organismes/nouveau', typed)))
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
  expect(await page(`/organismes/nouveau?numero=${DINUM}`)).toContain('déjà dans Pluriel')
})

test('a body that the directory does not know, or knows closed, is said so', async () => {
  answers = knows()
  expect(await page(`/organismes/nouveau?numero=${DINUM}`)).toContain('ne connaît pas ce numéro')
  answers = knows({ ...service, etat_administratif: 'C' })
  expect(await page(`/en/organismes/nouveau?numero=${DINUM}`)).toContain('This body has ceased to exist')
  expect((await world.post('/organismes/nouveau', { numero: DINUM, source: 'annuaire' })).status).toBe(422)
})
