import { beforeAll, expect, test } from 'vitest'
import { checkSiren } from '#engines/siren/siren.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { installedEdition } from './edition.ts'
import { loadTerritories } from './territories.actions.ts'

let world: World

beforeAll(async () => {
  world = await emptyWorld()
  const steps: number[] = []
  const outcome = await loadTerritories(world.acting(), (rowsDone) => steps.push(rowsDone))
  expect(outcome.value).toEqual({ version: (await installedEdition()).version, loaded: true, rows: 36_352 })
  expect(steps.at(-1)).toBe(36_352)
})

const find = (kind: 'commune' | 'epci' | 'departement' | 'region', code: string) =>
  world.db
    .selectFrom('organisation')
    .selectAll()
    .where('kind', '=', kind)
    .where('insee_code', '=', code)
    .executeTakeFirstOrThrow()
const everyone = () => world.db.selectFrom('organisation').selectAll().orderBy('id').execute()

test('every commune, EPCI, département and région is there, overseas included', async () => {
  const counts = await world.db
    .selectFrom('organisation')
    .select(({ fn }) => ['kind', fn.countAll<bigint>().as('count')])
    .groupBy('kind')
    .orderBy('kind')
    .execute()
  expect(counts).toEqual([
    { kind: 'commune', count: 34_969n },
    { kind: 'departement', count: 110n },
    { kind: 'epci', count: 1_255n },
    { kind: 'region', count: 18n },
  ])
  expect(await find('commune', '97411')).toMatchObject({
    name: 'Saint-Denis',
    departement: '974',
    region: '04',
  })
  expect(await find('commune', '98735')).toMatchObject({ name: 'Papeete', siren: null })
})

test('a commune has its SIREN, its population and its parents', async () => {
  expect(await find('commune', '35360')).toMatchObject({
    name: 'Vitré',
    siren: '213503600',
    departement: '35',
    region: '53',
    epci_siren: '200039022',
    legal_category: '7210',
    source: 'decoupage-administratif',
    source_date: '2026-01-01',
  })
  expect(await find('epci', '200039022')).toMatchObject({
    name: 'Communauté d’agglomération Vitré Communauté',
  })
})

test('a territory without a body of its own says who acts for it', async () => {
  expect(await find('departement', '35')).toMatchObject({
    name: 'Département d’Ille-et-Vilaine',
    siren: '223500018',
  })
  expect(await find('departement', '67')).toMatchObject({ siren: null, acts_through_siren: '200094332' })
  expect(await find('departement', '75')).toMatchObject({ acts_through_siren: '217500016' })
  expect(await find('region', '94')).toMatchObject({ name: 'Collectivité de Corse', siren: '200076958' })
  expect(await find('region', '06')).toMatchObject({ acts_through_siren: '229850003' })
})

test('every SIREN has a right key; only overseas territories may have neither one nor another body', async () => {
  const rows = await everyone()
  expect(rows.filter(({ siren }) => siren && !checkSiren(siren).valid)).toEqual([])
  const nobody = rows.filter(({ siren, acts_through_siren }) => !siren && !acts_through_siren)
  expect(nobody.filter(({ insee_code }) => !insee_code?.startsWith('9'))).toEqual([])
})

test('the populations of communes add up to those of départements and régions', async () => {
  const rows = await everyone()
  const total = (kind: string) =>
    rows.filter((row) => row.kind === kind).reduce((sum, { population }) => sum + (population ?? 0), 0)
  const overseas = rows.filter((row) => row.kind === 'commune' && /^9[78][5-9]/.test(row.departement ?? ''))
  const alsace = (await find('departement', '6AE')).population ?? 0
  expect(total('departement') - alsace).toBe(total('commune'))
  const outside = overseas.filter(({ departement }) => departement !== '976')
  expect(total('region')).toBe(
    total('commune') - outside.reduce((sum, { population }) => sum + (population ?? 0), 0),
  )
})

test('a second load of the same edition knows it, and does nothing', async () => {
  expect((await loadTerritories(world.acting())).value).toMatchObject({ loaded: false, rows: 0 })
})

test('the installed edition has a known day: a new major version needs a line in edition.ts', async () => {
  expect((await installedEdition()).day).toMatch(/^\d{4}-01-01$/)
})
