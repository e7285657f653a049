import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type CommonWorld, commonWorld, DECLARATION as declaration } from '#test/common-world.ts'
import type { Cast } from '#test/two-spaces.ts'
import type { World } from '#test/world.ts'

let world: World
let cast: Cast
let commons: CommonWorld
beforeEach(async () => {
  commons = await commonWorld()
  world = commons.world
  cast = commons.cast
})

test('a member declares a common; everybody reads where it is, who keeps it, under which licence', async () => {
  const path = await commons.declared()
  const page = await commons.html(path)
  for (const shown of [
    'Publik',
    'forge.example/publik.git',
    'AGPL-3.0-or-later',
    'Les membres décident',
    'Coopérative Exemple',
  ])
    expect(page).toContain(shown)
  expect(await commons.html('/communs?q=PUBLIK')).toContain('/communs/publik')
  expect(await commons.html('/communs?q=rien')).toContain('Aucun commun')
  expect(await commons.html('/en/communs/publik')).toContain('Runway')
})

test('a form that is wrong says what to do, and a solution is kept once', async () => {
  const wrong = await cast.member.post('/communs/nouveau', {
    ...declaration,
    licence: 'libre !',
    repository: 'file:///etc',
  })
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  expect(page).toContain('SPDX')
  expect(page).toContain('sans mot de passe')
  await commons.declared()
  const again = await cast.stranger.post('/communs/nouveau', { ...declaration, owner: '2' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('déjà tenue')
})

test('maintainers are an organisation by its SIREN, or oneself under a chosen name', async () => {
  const path = await commons.declared()
  const add = (fields: Record<string, string>) =>
    cast.steward.post(`${path}/mainteneurs`, {
      siren: '',
      shown_as: '',
      part: 'Le cœur',
      from_on: '2026-01-01',
      ...fields,
    })
  expect((await add({})).status).toBe(422)
  expect((await add({ siren: '123456782' })).status).toBe(422)
  expect((await add({ siren: '552100554' })).status).toBe(303)
  expect((await add({ shown_as: 'Alix' })).status).toBe(303)
  const page = await commons.html(path)
  expect(page).toContain('Autre coopérative')
  expect(page).toContain('Alix')
  expect(page).not.toContain('Alix Rey')
  expect((await cast.steward.post(`${path}/mainteneurs/1/fin`, {})).status).toBe(303)
  world.setNow('2026-11-23')
  expect(await commons.html(path)).not.toContain('Autre coopérative')
})

const forms = [
  'tenir',
  'mainteneurs',
  'soutiens',
  'parole',
  'appels',
  'mainteneurs/1/fin',
  'appels/1/fin',
  'soutiens/1/fin',
]

test('each form of the page keeps what was typed when it is refused, and names what to mend', async () => {
  const path = await commons.declared()
  const support = { source: 'Ville', half_days: '40', from_on: '2026-01-01', until_on: '2026-12-31' }
  await cast.steward.post(`${path}/soutiens`, { ...support, source_url: '' })
  for (const [at, sent, words] of [
    [
      'mainteneurs',
      { siren: '111111111', part: 'Le code', from_on: '2025-05-04' },
      'n’est pas dans le registre',
    ],
    ['soutiens', { ...support, source: 'Région', half_days: 'peu' }, 'nombre entier'],
    ['soutiens/1/fin', { on: '2027-05-04' }, 'entre le début et la fin'],
    ['parole', { kind: 'stable', reason: 'Rien à changer', until_on: '2020-01-01' }, 'Choisissez un jour'],
    ['appels', { code: 'rien', note: 'Un mot' }, 'Choisissez un critère'],
  ] as const) {
    const answer = await cast.steward.post(`${path}/${at}`, sent)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(words)
    for (const [name, typed] of Object.entries(sent))
      if (name !== 'code' && name !== 'kind') expect(page).toMatch(new RegExp(`(value="|>)${typed}["<]`))
  }
})

test('only the space that keeps it writes: nobody signs in first, the others find nothing', async () => {
  const path = await commons.declared()
  for (const form of forms) {
    const sent = { ...declaration, reason: 'x', code: 'runway' }
    expect((await world.post(`${path}/${form}`, sent)).status).toBe(303)
    for (const who of [cast.stranger, cast.outsider])
      expect((await who.post(`${path}/${form}`, sent)).status, form).toBe(404)
  }
  expect((await world.get(`${path}/tenir`)).headers.get('location')).toContain('/connexion?suite=')
  expect((await cast.stranger.get(`${path}/tenir`)).status).toBe(404)
  expect((await cast.member.get(`${path}/tenir`)).status).toBe(404)
  expect((await cast.steward.get(`${path}/tenir`)).status).toBe(200)
  expect(await commons.calls()).toEqual([])
  const acts = await world.db.selectFrom('audit_entry').select('act').execute()
  expect(acts).toEqual([{ act: 'common.declare' }])
})

test('behind the first wall, the database lets no other space write', async () => {
  await commons.declared()
  const db = await behindWall(world.db, {
    ...nobody,
    person: { id: cast.stranger.person, name: '', email: '', session: '' },
    memberships: new Map([[cast.other, new Set(['administrator'])]]),
  })
  const changed = await db.updateTable('common').set({ name: 'Volé' }).executeTakeFirst()
  expect(changed.numUpdatedRows).toBe(0n)
  const support = { common_id: 1n, source: 'x', half_days: 1, from_on: '2026-01-01', until_on: '2026-01-01' }
  await expect(
    db
      .insertInto('common_support')
      .values({ ...support, recorded_on: '2026-01-01' })
      .execute(),
  ).rejects.toThrow('row-level security')
  await expect(
    db
      .insertInto('common_reading')
      .values({ common_id: 1n, repository: 'https://x', tried_on: '2026-01-01' })
      .execute(),
  ).rejects.toThrow('permission denied')
})

test('a module switched off takes its commons away, and brings them back', async () => {
  const path = await commons.declared()
  await world.db
    .updateTable('space')
    .set({ modules_off: ['common'] })
    .where('organisation_id', '=', cast.coop)
    .execute()
  expect((await world.get(path)).status).toBe(404)
  expect(await commons.html('/communs')).not.toContain('/communs/publik')
  await world.db.updateTable('space').set({ modules_off: [] }).execute()
  expect((await world.get(path)).status).toBe(200)
})

test('one comes to the commons by the header, by the home of a space and by the page of a solution', async () => {
  expect(await commons.html('/')).toContain('href="/communs"')
  expect(await commons.html('/en/communs')).toMatch(/href="\/en\/communs" aria-current="true"/)
  const door = '/communs/nouveau?solution=publik'
  expect(await commons.html('/solutions/publik', cast.member)).toContain(`href="${door}"`)
  for (const who of [world, cast.outsider])
    expect(await commons.html('/solutions/publik', who)).not.toContain('/communs/nouveau')
  const space = await commons.html('/espaces/espace-732829320', cast.member)
  expect(space).toContain('href="/communs?espace=espace-732829320"')
  expect(space).toContain('href="/communs/nouveau"')
  expect(await commons.html(door, cast.member)).toMatch(/name="solution"[^>]* value="publik"/)
  await commons.declared({ solution: 'publik' })
  const page = await commons.html('/solutions/publik', cast.member)
  expect(page).toContain('href="/communs/publik"')
  expect(page).not.toContain('/communs/nouveau')
})

test('chantiers that touch it are shown to who may see them', async () => {
  const path = await commons.declared()
  await cast.project({ slug: 'ouvert', title: 'Chantier ouvert', is_public: true, solution_id: 1n })
  await cast.project({ slug: 'ferme', title: 'Chantier fermé', solution_id: 1n })
  const page = await commons.html(path)
  expect(page).toContain('Chantier ouvert')
  expect(page).not.toContain('Chantier fermé')
  expect(await commons.html(path, cast.member)).toContain('Chantier fermé')
  expect(await commons.html(path, cast.stranger)).not.toContain('Chantier fermé')
})
