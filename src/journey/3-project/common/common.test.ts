import { beforeEach, expect, test } from 'vitest'
import type { History } from '#engines/git-history/index.ts'
import { nobody } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { readRepositories, watchCommons } from './watch.actions.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  const day = '2026-11-21'
  await world.db
    .insertInto('solution')
    .values({ slug: 'publik', name: 'Publik', fr: 'Des démarches.', created_on: day, changed_on: day })
    .execute()
})

const declaration = {
  owner: '1',
  solution: 'Publik',
  name: 'Publik',
  repository: 'https://forge.example/publik.git',
  licence: 'AGPL-3.0-or-later',
  governance: 'Les membres décident.',
  upkeep_half_days: '10',
  alert_months: '12',
}
const declared = async (over: Record<string, string> = {}) => {
  const answer = await cast.member.post('/communs/nouveau', { ...declaration, ...over })
  expect(answer.status).toBe(303)
  return '/communs/publik'
}
const html = async (path: string, who: { get: World['get'] } = world) => (await who.get(path)).text()
const silent: History = {
  commits: [{ name: 'Ana Ruiz', email: 'ana@exemple.fr', day: '2024-01-10', isMerge: false }],
  tags: [{ name: 'v1.0.0', day: '2024-01-10' }],
  isComplete: true,
}
const read = () => readRepositories(world.acting(), async () => done(silent))
const calls = () => world.db.selectFrom('common_call').selectAll().orderBy('id').execute()

test('a member declares a common; everybody reads where it is, who keeps it, under which licence', async () => {
  const path = await declared()
  const page = await html(path)
  for (const shown of [
    'Publik',
    'forge.example/publik.git',
    'AGPL-3.0-or-later',
    'Les membres décident',
    'Coopérative Exemple',
  ])
    expect(page).toContain(shown)
  expect(await html('/communs?q=PUBLIK')).toContain('/communs/publik')
  expect(await html('/communs?q=rien')).toContain('Aucun commun')
  expect(await html('/en/communs/publik')).toContain('Runway')
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
  await declared()
  const again = await cast.stranger.post('/communs/nouveau', { ...declaration, owner: '2' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('déjà tenue')
})

test('the page shows no sum of its criteria, and each red one leads to an action', async () => {
  const path = await declared({ licence: '', governance: '' })
  await read()
  const page = await html(path)
  expect(page).not.toMatch(/\d+\s*(\/|sur)\s*\d+ (points|critères)|note globale/i)
  const reds = page.match(/class="etat err"/g) ?? []
  expect(reds.length).toBeGreaterThan(4)
  expect(page).not.toContain('href="#appels"')
  // The button of the page, and one link a red line.
  const offer = '/chantiers/nouveau?commun=publik'
  expect(page.match(/href="\/chantiers\/nouveau\?commun=publik"/g)).toHaveLength(reds.length + 1)
  expect(page).toContain('seule la forge le sait')
  const form = await html(offer, cast.member)
  for (const [name, value] of [
    ['common', 'Publik'],
    ['solution', 'Publik'],
    ['licence', ''],
  ])
    expect(form).toMatch(new RegExp(`name="${name}"[^>]* value="${value}"`))
  expect(form).toMatch(/value="adapt"[^>]*(checked|selected)/)
  expect(form).toContain('href="/communs/publik"')
})

test('who keeps a common opens what a red line calls for, in two clicks; a second criterion joins it', async () => {
  const path = await declared({ licence: '' })
  await read()
  const ways = (await html(path, cast.steward)).match(/\/communs\/publik\/tenir\?code=[a-z-]+#appels/g) ?? []
  expect(ways).toContain('/communs/publik/tenir?code=recent-commits#appels')
  const form = await html(`${path}/tenir?code=last-commit`, cast.steward)
  expect(form).toMatch(/value="last-commit"[^>]* selected/)
  const open = (code: string, note = '') => cast.steward.post(`${path}/appels`, { code, note })
  expect((await open('last-commit', 'Venez.')).status).toBe(303)
  expect((await open('bus-factor', 'À deux.')).status).toBe(303)
  expect((await open('licence')).status).toBe(303)
  expect((await open('bus-factor')).status).toBe(422)
  expect(await calls()).toMatchObject([
    {
      kind: 'maintainers',
      codes: ['last-commit', 'bus-factor'],
      note: 'Venez.\nÀ deux.',
      is_automatic: false,
    },
    { kind: 'vote', codes: ['licence'], note: null },
  ])
  const waits = await html('/mon', cast.steward)
  expect(waits).toContain('Appel à mainteneurs : Publik')
  expect(waits).toContain('href="/communs/publik/tenir#appels"')
  for (const who of [cast.member, cast.stranger]) expect(await html('/mon', who)).not.toContain(': Publik')
  await cast.project({ slug: 'entretien', solution_id: 1n })
  expect(await html('/mon', cast.member)).toContain(': Publik')
})

test('« stable, not dead » hides the silence until its date, says so, and keeps what is not silence', async () => {
  const path = await declared()
  await read()
  const red = async () => ((await html(path)).match(/class="etat err"/g) ?? []).length
  const before = await red()
  const say = (until_on: string, reason = 'Il fait ce qu’on lui demande.') =>
    cast.steward.post(`${path}/parole`, { kind: 'stable', reason, until_on })
  expect((await say('2028-06-01')).status).toBe(422)
  expect((await say('2027-05-21', '')).status).toBe(422)
  expect((await say('2027-05-21')).status).toBe(303)
  const page = await html(path)
  expect(page).toContain('Stable, pas mort, jusqu’au 21 mai 2027')
  expect(page).toContain('Il fait ce qu’on lui demande.')
  expect(page).not.toContain('Alix Rey')
  expect(await html(path, cast.member)).toContain('Alix Rey')
  expect(before - (await red())).toBe(4)
  world.setNow('2027-05-22')
  await read()
  expect(await red()).toBe(before)
  await cast.steward.post(`${path}/parole`, { kind: 'stable', reason: 'Encore.', until_on: '2027-12-01' })
  await cast.steward.post(`${path}/parole`, { kind: 'withdrawn', reason: 'Je me trompais.' })
  expect(await red()).toBe(before)
})

test('ending a contract turns the common orange months ahead', async () => {
  const path = await declared()
  const support = {
    source: 'Ville de Clairlieu',
    half_days: '720',
    from_on: '2026-11-21',
    until_on: '2029-11-20',
  }
  expect((await cast.steward.post(`${path}/soutiens`, support)).status).toBe(303)
  expect(await html(path)).toContain('36 mois')
  expect(await html('/communs?montrer=watch')).not.toContain('/communs/publik')
  const ended = await cast.steward.post(`${path}/soutiens/1/fin`, { on: '2027-06-20' })
  expect(ended.status).toBe(303)
  expect(await html(path)).toContain('À l’orange depuis le 20 juin 2026')
  expect(await html('/communs?montrer=watch')).toContain('/communs/publik')
  expect((await cast.steward.post(`${path}/soutiens/1/fin`, { on: '2020-01-01' })).status).toBe(422)
})

test('red for sixty days opens one proposal by itself, once, whoever rings the clock', async () => {
  const path = await declared()
  await read()
  await watchCommons(world.acting())
  world.setNow('2027-01-19')
  expect(await watchCommons(world.acting())).toBe(0)
  world.setNow('2027-01-20')
  await Promise.all([watchCommons(world.acting()), watchCommons(world.acting())])
  await watchCommons(world.acting())
  const silence = ['last-commit', 'last-release', 'maintainers', 'people-active', 'recent-commits']
  const opened = (await calls()).toSorted((one, other) => (one.kind > other.kind ? -1 : 1))
  expect(opened).toMatchObject([
    { kind: 'maintainers', codes: silence, is_automatic: true },
    { kind: 'funding', codes: ['runway'], is_automatic: true },
  ])
  const acts = await world.db
    .selectFrom('audit_entry')
    .select(['target', 'person_id'])
    .where('act', '=', 'common.call')
    .orderBy('target')
    .execute()
  expect(acts).toEqual([
    { target: `publik: ${silence.join(', ')}`, person_id: null },
    { target: 'publik: runway', person_id: null },
  ])
  expect(await html('/mon', cast.steward)).toContain('Ligne de financement')
  expect(await html(path)).toContain('Ouvert de lui-même')
  expect((await cast.steward.post(`${path}/appels/1/fin`, {})).status).toBe(303)
  world.setNow('2027-03-30')
  expect(await watchCommons(world.acting())).toBe(0)
})

test('a statement stops the count: the silence that follows is counted afresh', async () => {
  const path = await declared()
  await read()
  await watchCommons(world.acting())
  await cast.steward.post(`${path}/parole`, { kind: 'stable', reason: 'Stable.', until_on: '2027-01-31' })
  world.setNow('2027-01-25')
  await read()
  await watchCommons(world.acting())
  expect((await calls()).map(({ codes }) => codes.join()).sort()).toEqual(['maintainers', 'runway'])
  world.setNow('2027-02-01')
  await read()
  await watchCommons(world.acting())
  world.setNow('2027-04-02')
  await read()
  expect(await watchCommons(world.acting())).toBe(1)
  const [joined] = await calls()
  expect(joined?.codes).toHaveLength(5)
})

test('a reading that fails says why and keeps what was known; an old one is not known any more', async () => {
  const path = await declared()
  await read()
  expect(await html(path)).toContain('Dépôt lu le 21 novembre 2026')
  world.setNow('2026-12-01')
  await readRepositories(world.acting(), async () => refused('unreachable'))
  const page = await html(path)
  expect(page).toContain('la forge n’a pas répondu')
  expect(page).toContain('Version 1.0.0')
  world.setNow('2027-03-01')
  expect(await html(path)).not.toContain('<a href="#appels">Appel à mainteneurs</a></td><td>2024')
  const known = (await html(path)).match(/class="etat avenir doux"/g) ?? []
  expect(known.length).toBe(7)
  const kept = await world.db.selectFrom('common_reading').select('facts').executeTakeFirstOrThrow()
  expect(JSON.stringify(kept.facts)).not.toContain('Ana')
})

test('maintainers are an organisation by its SIREN, or oneself under a chosen name', async () => {
  const path = await declared()
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
  const page = await html(path)
  expect(page).toContain('Autre coopérative')
  expect(page).toContain('Alix')
  expect(page).not.toContain('Alix Rey')
  expect((await cast.steward.post(`${path}/mainteneurs/1/fin`, {})).status).toBe(303)
  world.setNow('2026-11-23')
  expect(await html(path)).not.toContain('Autre coopérative')
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
  const path = await declared()
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
  const path = await declared()
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
  expect(await calls()).toEqual([])
  const acts = await world.db.selectFrom('audit_entry').select('act').execute()
  expect(acts).toEqual([{ act: 'common.declare' }])
})

test('behind the first wall, the database lets no other space write', async () => {
  await declared()
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
  const path = await declared()
  await world.db
    .updateTable('space')
    .set({ modules_off: ['common'] })
    .where('organisation_id', '=', cast.coop)
    .execute()
  expect((await world.get(path)).status).toBe(404)
  expect(await html('/communs')).not.toContain('/communs/publik')
  await world.db.updateTable('space').set({ modules_off: [] }).execute()
  expect((await world.get(path)).status).toBe(200)
})

test('one comes to the commons by the header, by the home of a space and by the page of a solution', async () => {
  expect(await html('/')).toContain('href="/communs"')
  expect(await html('/en/communs')).toMatch(/href="\/en\/communs" aria-current="true"/)
  const door = '/communs/nouveau?solution=publik'
  expect(await html('/solutions/publik', cast.member)).toContain(`href="${door}"`)
  for (const who of [world, cast.outsider])
    expect(await html('/solutions/publik', who)).not.toContain('/communs/nouveau')
  const space = await html('/espaces/espace-732829320', cast.member)
  expect(space).toContain('href="/communs?espace=espace-732829320"')
  expect(space).toContain('href="/communs/nouveau"')
  expect(await html(door, cast.member)).toMatch(/name="solution"[^>]* value="publik"/)
  await declared({ solution: 'publik' })
  const page = await html('/solutions/publik', cast.member)
  expect(page).toContain('href="/communs/publik"')
  expect(page).not.toContain('/communs/nouveau')
})

test('chantiers that touch it are shown to who may see them', async () => {
  const path = await declared()
  await cast.project({ slug: 'ouvert', title: 'Chantier ouvert', is_public: true, solution_id: 1n })
  await cast.project({ slug: 'ferme', title: 'Chantier fermé', solution_id: 1n })
  const page = await html(path)
  expect(page).toContain('Chantier ouvert')
  expect(page).not.toContain('Chantier fermé')
  expect(await html(path, cast.member)).toContain('Chantier fermé')
  expect(await html(path, cast.stranger)).not.toContain('Chantier fermé')
})
