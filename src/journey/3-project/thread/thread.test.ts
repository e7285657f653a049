import { beforeEach, expect, test } from 'vitest'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { threadStates } from './thread-steps.ts'
import { mostPressing } from './waiting.ts'

let world: World
let cast: Cast
let id: bigint
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  id = await cast.project({ is_public: true })
})

const path = '/chantiers/carte'
const html = async (who: { get: World['get'] }, at = path) => (await who.get(at)).text()

test('a step is done by what is known, and to come by default', () => {
  const facts = {
    phase: 'investigation',
    hasOrigin: false,
    team: 0,
    milestones: { done: 0, total: 0 },
  } as const
  const states = (over: Partial<Parameters<typeof threadStates>[0]>) =>
    threadStates({ ...facts, phaseSince: undefined, ...over })
  expect(states({})).toMatchObject({ need: 'to-come', choice: 'done', team: 'here', delivery: 'to-come' })
  expect(states({ phase: 'construction', team: 2 })).toMatchObject({ team: 'done', delivery: 'here' })
  expect(states({ phase: 'construction', milestones: { done: 3, total: 3 } }).delivery).toBe('done')
  expect(states({ phase: 'handed-over' })).toMatchObject({ delivery: 'done', transmission: 'done' })
  expect(Object.values(states({ phase: 'stopped' }))).not.toContain('here')
})

test('what is late comes before what is missing', () => {
  const kinds = mostPressing([
    { kind: 'info', title: 'a' },
    { kind: 'err', title: 'b' },
    { kind: 'attn', title: 'c' },
  ])
  expect(kinds.map(({ title }) => title)).toEqual(['b', 'c', 'a'])
})

test('the thread has eight steps, each with its state, and a link when its page exists', async () => {
  const page = await html(world)
  for (const step of [
    'Besoin',
    'Choix',
    'Financement',
    'Équipe',
    'Réalisation',
    'Partage',
    'Transmission',
    'Plaidoyer',
  ])
    expect(page).toContain(step)
  expect(page.match(/à venir/g)?.length).toBeGreaterThanOrEqual(5)
  expect(page).toContain('aria-current="step"')
  expect(await html(world, `/en${path}`)).toContain('href="/en/chantiers/carte#equipe"')
})

test('each reader is told what waits for them', async () => {
  await world.db
    .insertInto('milestone')
    .values([
      { project_id: id, position: 1, title: 'Essai', due_on: '2026-11-02' },
      { project_id: id, position: 2, title: 'Ouverture', due_on: '2027-01-02' },
    ])
    .execute()
  const inside = await html(cast.member)
  for (const shown of ['1 jalon en retard', 'La charte est incomplète', 'Aucune partie'])
    expect(inside).toContain(shown)
  const learner = await html(await cast.join(cast.coop, 'Emma Roy', 'learner'))
  expect(learner).toContain('1 jalon en retard')
  expect(learner).not.toContain('La charte est incomplète')
  const outside = await html(world)
  expect(outside).toContain('Ouverture, attendu le 2 janvier 2027.')
  expect(outside).not.toContain('La charte est incomplète')
})

test('a public page shows what is public, and no name to who may not know it', async () => {
  await cast.member.post(`${path}/registre/risques`, { title: 'Un risque', likelihood: 'low', impact: 'low' })
  for (const who of [world, cast.stranger, cast.outsider]) {
    const page = await html(who)
    expect(page).toContain('La carte')
    for (const kept of ['Bao Le', 'Un risque', 'Changer la charte', '/registre', cast.member.person])
      expect(page).not.toContain(kept)
    expect(page).toContain('1 personne')
  }
  expect(await html(cast.steward)).toContain('Bao Le')
})

test('a private page is not there for who takes no part', async () => {
  await world.db.updateTable('project').set({ is_public: false }).execute()
  for (const who of [world, cast.stranger, cast.outsider])
    for (const at of [path, `/en${path}`]) expect((await who.get(at)).status).toBe(404)
  for (const who of [cast.member, cast.steward]) expect((await who.get(path)).status).toBe(200)
  const friend = await cast.join(cast.coop, 'Gil Ami', 'sympathiser')
  expect((await friend.get(path)).status).toBe(404)
})

test('a full page keeps within its budget', async () => {
  await world.db
    .insertInto('milestone')
    .values(
      Array.from({ length: 40 }, (_, i) => ({
        project_id: id,
        position: i + 1,
        title: `Jalon ${i}`,
        due_on: '2027-01-02',
      })),
    )
    .execute()
  const page = await html(cast.member)
  expect(page.length).toBeLessThan(60_000)
  expect(page.match(/<[a-z]/g)?.length ?? 0).toBeLessThan(800)
})
