import { beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'
import { type Edition, readEdition } from './edition.ts'
import { loadEdition } from './territories.actions.ts'

const NEW_EPCI = '200000008'
let world: World
let edition: Edition

/** One département, as an edition of its own. */
beforeAll(async () => {
  const all = await readEdition()
  const communes = all.communes.filter(({ departement }) => departement === '01')
  edition = {
    ...all,
    communes,
    epci: all.epci.filter(({ membres }) => membres[0]?.code.startsWith('01')),
    departements: all.departements.filter(({ code }) => code === '01'),
    regions: all.regions.filter(({ code }) => code === '84'),
  }
})
beforeEach(async () => {
  world = await emptyWorld()
  await loadEdition(world.acting(), edition)
})

const everyone = () => world.db.selectFrom('organisation').selectAll().orderBy('id').execute()
const find = (code: string) =>
  world.db.selectFrom('organisation').selectAll().where('insee_code', '=', code).executeTakeFirstOrThrow()
const next = (): Edition => ({
  ...edition,
  ...{ version: '7.0.0', sha256: 'next', day: '2027-01-01' },
  communes: edition.communes.filter(({ code }) => code !== '01001'),
  epci: [
    ...edition.epci.map((one) => ({ ...one, membres: one.membres.filter(({ code }) => code !== '01002') })),
    {
      code: NEW_EPCI,
      nom: 'CC des Essais',
      type: 'CC',
      populationMunicipale: 1,
      membres: [{ code: '01002' }],
    },
  ],
})

test('loading the same edition again writes nothing anew', async () => {
  const before = await everyone()
  await loadEdition(world.acting({ today: '2030-01-01' }), edition)
  expect(await everyone()).toEqual(before)
})

test('the next edition changes, adds and retires; coming back restores', async () => {
  const before = await find('01002')
  await loadEdition(world.acting({ today: '2027-02-03' }), next())
  expect(await find('01001')).toMatchObject({ retired_on: '2027-02-03' })
  expect(await find(NEW_EPCI)).toMatchObject({ name: 'Communauté de communes des Essais', departement: '01' })
  expect(await find('01002')).toMatchObject({
    id: before.id,
    epci_siren: NEW_EPCI,
    source_date: '2027-01-01',
  })

  await loadEdition(world.acting(), edition)
  expect(await find('01001')).toMatchObject({ retired_on: null, source_date: '2026-01-01' })
  expect(await find('01002')).toEqual(before)
  expect((await find(NEW_EPCI)).retired_on).toBe('2026-11-21')
})

test('a body added by hand becomes its territory, and keeps its place in what refers to it', async () => {
  const byHand = { name: 'Communauté des Essais', kind: 'autre', siren: NEW_EPCI, source: 'saisie' } as const
  const folded = {
    search_name: 'communaute des essais',
    search_key: 'essais',
    search: ' communaute des essais ',
  }
  const added = await world.db
    .insertInto('organisation')
    .values({ ...byHand, ...folded })
    .returning('id')
    .executeTakeFirstOrThrow()
  await loadEdition(world.acting(), next())
  expect(await find(NEW_EPCI)).toMatchObject({
    id: added.id,
    kind: 'epci',
    source: 'decoupage-administratif',
  })
})
