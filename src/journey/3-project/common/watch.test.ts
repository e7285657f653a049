import { beforeEach, expect, test } from 'vitest'
import { refused } from '#platform/outcome.ts'
import { type CommonWorld, commonWorld } from '#test/common-world.ts'
import type { Cast } from '#test/two-spaces.ts'
import type { World } from '#test/world.ts'
import { readRepositories, watchCommons } from './watch.actions.ts'

let world: World
let cast: Cast
let commons: CommonWorld
beforeEach(async () => {
  commons = await commonWorld()
  world = commons.world
  cast = commons.cast
})

test('the page shows no sum of its criteria, and each red one leads to an action', async () => {
  const path = await commons.declared({ licence: '', governance: '' })
  await commons.read()
  const page = await commons.html(path)
  expect(page).not.toMatch(/\d+\s*(\/|sur)\s*\d+ (points|critères)|note globale/i)
  const reds = page.match(/class="etat err"/g) ?? []
  expect(reds.length).toBeGreaterThan(4)
  expect(page).not.toContain('href="#appels"')
  // The button of the page, and one link a red line.
  const offer = '/chantiers/nouveau?commun=publik'
  expect(page.match(/href="\/chantiers\/nouveau\?commun=publik"/g)).toHaveLength(reds.length + 1)
  expect(page).toContain('seule la forge le sait')
  const form = await commons.html(offer, cast.member)
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
  const path = await commons.declared({ licence: '' })
  await commons.read()
  const ways =
    (await commons.html(path, cast.steward)).match(/\/communs\/publik\/tenir\?code=[a-z-]+#appels/g) ?? []
  expect(ways).toContain('/communs/publik/tenir?code=recent-commits#appels')
  const form = await commons.html(`${path}/tenir?code=last-commit`, cast.steward)
  expect(form).toMatch(/value="last-commit"[^>]* selected/)
  const open = (code: string, note = '') => cast.steward.post(`${path}/appels`, { code, note })
  expect((await open('last-commit', 'Venez.')).status).toBe(303)
  expect((await open('bus-factor', 'À deux.')).status).toBe(303)
  expect((await open('licence')).status).toBe(303)
  expect((await open('bus-factor')).status).toBe(422)
  expect(await commons.calls()).toMatchObject([
    {
      kind: 'maintainers',
      codes: ['last-commit', 'bus-factor'],
      note: 'Venez.\nÀ deux.',
      is_automatic: false,
    },
    { kind: 'vote', codes: ['licence'], note: null },
  ])
  const waits = await commons.html('/mon', cast.steward)
  expect(waits).toContain('Appel à mainteneurs : Publik')
  expect(waits).toContain('href="/communs/publik/tenir#appels"')
  for (const who of [cast.member, cast.stranger])
    expect(await commons.html('/mon', who)).not.toContain(': Publik')
  await cast.project({ slug: 'entretien', solution_id: 1n })
  expect(await commons.html('/mon', cast.member)).toContain(': Publik')
})

test('« stable, not dead » hides the silence until its date, says so, and keeps what is not silence', async () => {
  const path = await commons.declared()
  await commons.read()
  const red = async () => ((await commons.html(path)).match(/class="etat err"/g) ?? []).length
  const before = await red()
  const say = (until_on: string, reason = 'Il fait ce qu’on lui demande.') =>
    cast.steward.post(`${path}/parole`, { kind: 'stable', reason, until_on })
  expect((await say('2028-06-01')).status).toBe(422)
  expect((await say('2027-05-21', '')).status).toBe(422)
  expect((await say('2027-05-21')).status).toBe(303)
  const page = await commons.html(path)
  expect(page).toContain('Stable, pas mort, jusqu’au 21 mai 2027')
  expect(page).toContain('Il fait ce qu’on lui demande.')
  expect(page).not.toContain('Alix Rey')
  expect(await commons.html(path, cast.member)).toContain('Alix Rey')
  expect(before - (await red())).toBe(4)
  world.setNow('2027-05-22')
  await commons.read()
  expect(await red()).toBe(before)
  await cast.steward.post(`${path}/parole`, { kind: 'stable', reason: 'Encore.', until_on: '2027-12-01' })
  await cast.steward.post(`${path}/parole`, { kind: 'withdrawn', reason: 'Je me trompais.' })
  expect(await red()).toBe(before)
})

test('ending a contract turns the common orange months ahead', async () => {
  const path = await commons.declared()
  const support = {
    source: 'Ville de Clairlieu',
    half_days: '720',
    from_on: '2026-11-21',
    until_on: '2029-11-20',
  }
  expect((await cast.steward.post(`${path}/soutiens`, support)).status).toBe(303)
  expect(await commons.html(path)).toContain('36 mois')
  expect(await commons.html('/communs?montrer=watch')).not.toContain('/communs/publik')
  const ended = await cast.steward.post(`${path}/soutiens/1/fin`, { on: '2027-06-20' })
  expect(ended.status).toBe(303)
  expect(await commons.html(path)).toContain('À l’orange depuis le 20 juin 2026')
  expect(await commons.html('/communs?montrer=watch')).toContain('/communs/publik')
  expect((await cast.steward.post(`${path}/soutiens/1/fin`, { on: '2020-01-01' })).status).toBe(422)
})

test('red for sixty days opens one proposal by itself, once, whoever rings the clock', async () => {
  const path = await commons.declared()
  await commons.read()
  await watchCommons(world.acting())
  world.setNow('2027-01-19')
  expect(await watchCommons(world.acting())).toBe(0)
  world.setNow('2027-01-20')
  await Promise.all([watchCommons(world.acting()), watchCommons(world.acting())])
  await watchCommons(world.acting())
  const silence = ['last-commit', 'last-release', 'maintainers', 'people-active', 'recent-commits']
  const opened = (await commons.calls()).toSorted((one, other) => (one.kind > other.kind ? -1 : 1))
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
  expect(await commons.html('/mon', cast.steward)).toContain('Ligne de financement')
  expect(await commons.html(path)).toContain('Ouvert de lui-même')
  expect((await cast.steward.post(`${path}/appels/1/fin`, {})).status).toBe(303)
  world.setNow('2027-03-30')
  expect(await watchCommons(world.acting())).toBe(0)
})

test('a statement stops the count: the silence that follows is counted afresh', async () => {
  const path = await commons.declared()
  await commons.read()
  await watchCommons(world.acting())
  await cast.steward.post(`${path}/parole`, { kind: 'stable', reason: 'Stable.', until_on: '2027-01-31' })
  world.setNow('2027-01-25')
  await commons.read()
  await watchCommons(world.acting())
  expect((await commons.calls()).map(({ codes }) => codes.join()).sort()).toEqual(['maintainers', 'runway'])
  world.setNow('2027-02-01')
  await commons.read()
  await watchCommons(world.acting())
  world.setNow('2027-04-02')
  await commons.read()
  expect(await watchCommons(world.acting())).toBe(1)
  const [joined] = await commons.calls()
  expect(joined?.codes).toHaveLength(5)
})

test('a reading that fails says why and keeps what was known; an old one is not known any more', async () => {
  const path = await commons.declared()
  await commons.read()
  expect(await commons.html(path)).toContain('Dépôt lu le 21 novembre 2026')
  world.setNow('2026-12-01')
  await readRepositories(world.acting(), async () => refused('unreachable'))
  const page = await commons.html(path)
  expect(page).toContain('la forge n’a pas répondu')
  expect(page).toContain('Version 1.0.0')
  world.setNow('2027-03-01')
  expect(await commons.html(path)).not.toContain('<a href="#appels">Appel à mainteneurs</a></td><td>2024')
  const known = (await commons.html(path)).match(/class="etat avenir doux"/g) ?? []
  expect(known.length).toBe(7)
  const kept = await world.db.selectFrom('common_reading').select('facts').executeTakeFirstOrThrow()
  expect(JSON.stringify(kept.facts)).not.toContain('Ana')
})
