import { beforeEach, expect, test } from 'vitest'
import { dayOf } from '#platform/clock.ts'
import { countFor, profile, type VivierWorld, vivierWorld } from '#test/vivier-world.ts'
import type { World } from '#test/world.ts'

let world: VivierWorld['world']
let ada: VivierWorld['ada']
let peer: VivierWorld['peer']
let sympathiser: VivierWorld['sympathiser']
let neighbour: VivierWorld['neighbour']
let coop: VivierWorld['coop']
let addSkill: VivierWorld['addSkill']
beforeEach(async () => {
  ;({ world, ada, peer, sympathiser, neighbour, coop, addSkill } = await vivierWorld())
})

test('the list filters by skill, level, wish, region and words without accents, over what may be read', async () => {
  await ada.post(
    '/mon/profil',
    profile({ region: '84', 'seen-region': 'public', headline: 'Été à Brégnier', 'seen-headline': 'public' }),
  )
  await addSkill({ skill: 'rgaa', level: '1', learn: 'oui' })
  await addSkill({ skill: 'python', level: '3', visibility: 'coop' })
  const count = (query: string, reader: { get: World['get'] } = world) => countFor(reader, query)
  expect(await count('savoir=rgaa&envie=apprendre')).toBe(1)
  expect(await count('savoir=rgaa&niveau=2')).toBe(0)
  expect(await count('savoir=python&niveau=3')).toBe(0)
  expect(await count('savoir=python&niveau=3', peer)).toBe(1)
  expect(await count('region=84&mots=ete')).toBe(1)
  expect(await count('region=11')).toBe(0)
  expect(await count('mots=accessibilit%C3%A9')).toBe(1)
  expect(await count('mots=%25')).toBe(0)
  const list = await world.get('/vivier?savoir=rgaa')
  expect([list.status, (await list.text()).includes('Ada Lumière')]).toEqual([200, true])
  expect((await world.get('/vivier.xlsx')).headers.get('content-type')).toContain('spreadsheetml')
  expect((await world.get('/vivier?page=7')).status).toBe(302)
})

test('free half-days of a window are counted for those who may know them', async () => {
  await ada.post(
    '/mon/profil',
    profile({ headline: 'x', 'seen-headline': 'public', 'seen-availability': 'coop' }),
  )
  const day = dayOf(new Date('2026-12-01T11:00:00Z'))
  await world.db
    .insertInto('half_day')
    .values(
      (['am', 'pm'] as const).map((half) => ({
        person_id: ada.person,
        day,
        half,
        kind: 'available' as const,
        project_id: null,
        note: null,
        changed_at: new Date(0),
      })),
    )
    .execute()
  const found = (reader: { get: World['get'] }) => countFor(reader, 'du=2026-12-01&au=2026-12-31&libres=2')
  expect([await found(peer), await found(neighbour), await found(world)]).toEqual([1, 0, 0])
  expect(await (await peer.get('/vivier/ada-lumiere')).text()).toContain('Demi-journées libres par mois')
  expect(await (await neighbour.get('/vivier/ada-lumiere')).text()).not.toContain(
    'Demi-journées libres par mois',
  )
})

test('the map of a co-op names what hangs on one person, for its insiders only', async () => {
  await ada.post('/mon/profil', profile())
  await addSkill({ skill: 'paie', level: '2', visibility: 'coop' })
  const page = await (await peer.get('/espaces/exemple/savoir-faire')).text()
  for (const said of ['Paie', 'Ada Lumière', 'Une seule personne']) expect(page).toContain(said)
  expect((await neighbour.get('/espaces/exemple/savoir-faire')).status).toBe(404)
  expect((await sympathiser.get('/espaces/exemple/savoir-faire')).status).toBe(404)
  expect((await world.get('/espaces/exemple/savoir-faire')).status).toBe(303)
})

test('skills that an open role asks for and nobody holds are named', async () => {
  const { id } = await world.db
    .insertInto('project')
    .values({ slug: 'carte', organisation_id: coop, choice: 'adopt', title: 'La carte' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const role = await world.db
    .insertInto('project_role')
    .values({
      project_id: id,
      position: 1,
      title: 'Cartographe',
      half_days: 10,
      is_learner_place: false,
      is_senior: false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await world.db
    .insertInto('project_role_skill')
    .values({ role_id: role.id, skill_id: 'qgis', level: 2, is_must: true })
    .execute()
  const page = await (await ada.get('/espaces/exemple/savoir-faire')).text()
  expect(page).toMatch(/savoir=qgis">QGIS<[\s\S]*1 rôle/)
})

test('a space that switched the vivier off: its map and its people leave, and come back', async () => {
  await ada.post('/mon/profil', profile({ headline: 'phrase-qzx', 'seen-headline': 'public' }))
  const switched = (modules_off: string[]) =>
    world.db.updateTable('space').set({ modules_off }).where('organisation_id', '=', coop).execute()
  await switched(['vivier'])
  for (const path of ['/mon/profil', '/vivier', '/espaces/exemple/savoir-faire'])
    expect((await ada.get(path)).status).toBe(404)
  expect((await world.get('/vivier/ada-lumiere')).status).toBe(404)
  expect(await (await world.get('/vivier.json')).json()).toEqual({ people: [] })
  await switched([])
  expect((await world.get('/vivier/ada-lumiere')).status).toBe(200)
})
