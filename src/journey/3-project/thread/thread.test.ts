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
    people: 0,
    firstRoleOn: undefined,
    lastMilestoneOn: undefined,
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

/** The links of the thread, in its order. */
function threadOf(page: string): { href: string; label: string; note: string }[] {
  const [, list = ''] = /<ol class="fil h">(.*?)<\/ol>/s.exec(page) ?? []
  const links = list.matchAll(/<a href="([^"]*)">([^<]*)<\/a>(?:<small>([^<]*)<\/small>)?/g)
  return [...links].map(([, href = '', label = '', note = '']) => ({ href, label, note }))
}
const names = 'Besoin,Choix,Financement,Équipe,Réalisation,Partage,Transmission,Plaidoyer'

/** Each link answers, and what it points at in a page is there. */
async function expectToLead(who: { get: World['get'] }, at = path): Promise<void> {
  const thread = threadOf(await html(who, at))
  expect(thread.map(({ label }) => label).join()).toBe(names)
  for (const { href, note } of thread) {
    const answer = await who.get(href)
    expect(answer.status, href).toBe(200)
    const [, anchor] = href.split('#')
    if (anchor) expect(await answer.text(), href).toContain(`id="${anchor}"`)
    expect(note, href).not.toBe('')
  }
}

test('the thread has eight steps, each a link that answers, with its day or that it has none', async () => {
  await expectToLead(world)
  await expectToLead(cast.member)
  expect(threadOf(await html(world)).filter(({ note }) => note === 'à venir, sans date')).toHaveLength(6)
  await world.db.updateTable('project').set({ starts_on: '2026-12-01', ends_on: '2027-06-30' }).execute()
  const role = { project_id: id, half_days: 4, published_on: '2026-11-01' }
  await world.db
    .insertInto('project_role')
    .values([
      { ...role, position: 1, title: 'Écrire', from_on: '2027-02-01' },
      { ...role, position: 2, title: 'Dessiner', from_on: '2027-01-05' },
    ])
    .execute()
  await world.db
    .insertInto('milestone')
    .values([
      { project_id: id, position: 1, title: 'Essai', due_on: '2027-05-15' },
      { project_id: id, position: 2, title: 'Maquette', due_on: '2027-03-01', done_on: '2026-11-20' },
    ])
    .execute()
  await expectToLead(world)
  expect(threadOf(await html(world)).map(({ note }) => note)).toMatchObject({
    2: 'à venir, prévu le 1er décembre 2026',
    3: 'à venir, prévu le 5 janvier 2027',
    4: '1 / 2 jalons · jusqu’au 15 mai 2027',
    6: 'à venir, prévu le 30 juin 2027',
  })
  expect(await html(world)).toContain('aria-current="step"')
  expect(await html(world, `/en${path}`)).toContain('href="/en/chantiers/carte#equipe"')
})

test('the choice leads to the solution that was chosen, and both lead back to the chantier', async () => {
  const described = await cast.member.post('/besoins', { text: 'Un agenda partagé pour quarante agents' })
  const need = described.headers.get('location') ?? ''
  await cast.member.post(`${need}/publier`, { visibility: 'public', email: '' })
  const { id: solution_id } = await world.db
    .insertInto('solution')
    .values({ slug: 'agenda', name: 'Agenda libre', created_on: '2026-01-01', changed_on: '2026-01-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: need_id } = await world.db.selectFrom('need').select('id').executeTakeFirstOrThrow()
  await world.db.updateTable('project').set({ solution_id, need_id }).execute()
  await expectToLead(world)
  expect(threadOf(await html(world))[1]?.href).toBe(`${need}/comparer?solution=agenda`)
  const owner = '/organismes/732829320'
  for (const at of [`${need}/comparer`, '/solutions/agenda', owner]) {
    expect(await html(world, at), at).toContain('href="/chantiers/carte"')
    await world.db.updateTable('project').set({ is_public: false }).execute()
    expect(await html(world, at), at).not.toContain('href="/chantiers/carte"')
    expect(await html(cast.member, at), at).toContain('href="/chantiers/carte"')
    await world.db.updateTable('project').set({ is_public: true }).execute()
  }
})

test('the page of a body shows its parts once it took them, and the commons that it keeps', async () => {
  const body = '/organismes/552100554'
  const part = { project_id: id, organisation_id: cast.other, from_on: '2026-01-01' }
  await world.db
    .insertInto('project_party')
    .values({ ...part, kind: 'funder' })
    .execute()
  for (const who of [world, cast.stranger]) expect(await html(who, body)).not.toContain('/chantiers/carte')
  await world.db.updateTable('project_party').set({ accepted_on: '2026-11-21' }).execute()
  await world.db
    .insertInto('common')
    .values({ slug: 'fond', name: 'Fond de carte', organisation_id: cast.other, declared_on: '2026-01-01' })
    .execute()
  const page = await html(world, body)
  expect(page).toContain('href="/chantiers/carte"')
  expect(page).toContain('href="/communs/fond"')
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
