import { beforeEach, expect, test } from 'vitest'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  await cast.project()
})

const base = '/chantiers/carte'
const part = { kind: 'funder', from_on: '2026-11-01', note: '' }
const add = (over: Record<string, string> = {}, who = cast.member) =>
  who.post(`${base}/parties`, { organisation: String(cast.other), ...part, ...over })
const html = async (who: { get: World['get'] }, path: string) => (await who.get(path)).text()
const partyIds = async () =>
  (await world.db.selectFrom('project_party').select('id').orderBy('id').execute()).map(({ id }) => id)

test('an organisation is found by its name or its SIREN, and takes part', async () => {
  const search = ' autre cooperative 552100554'
  await world.db.updateTable('organisation').set({ search }).where('id', '=', cast.other).execute()
  for (const query of ['autre', '552100554'])
    expect(await html(cast.member, `${base}/parties?organisme=${query}`)).toContain('Autre coopérative')
  expect((await add({ note: 'Pour moitié' })).status).toBe(303)
  const page = await html(cast.member, `${base}/parties`)
  for (const shown of ['Autre coopérative', 'Financeur', 'Pour moitié']) expect(page).toContain(shown)
})

test('the same part twice, a part without a day: refused in words', async () => {
  await add()
  for (const [over, words] of [
    [{}, 'déjà cette part'],
    [{ kind: 'owner' }, 'Choisissez une organisation'],
    [{ from_on: 'hier' }, 'Choisissez une organisation'],
    [{ organisation: '99999999' }, 'Choisissez une organisation'],
  ] as const) {
    const answer = await add(over)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  }
  expect(await partyIds()).toHaveLength(1)
})

test('a party reads the inside of the chantier, changes nothing, and ends its own part', async () => {
  expect((await cast.stranger.get(base)).status).toBe(404)
  await add()
  const clerk = await cast.join(cast.other, 'Fanny Mel', 'member')
  const friend = await cast.join(cast.other, 'Gil Ami', 'sympathiser')
  expect((await friend.get(base)).status).toBe(404)
  for (const who of [cast.stranger, clerk]) {
    expect(await html(who, base)).toContain('Risques')
    expect((await who.get(`${base}/charte`)).status).toBe(404)
    expect((await add({ kind: 'user' }, who)).status).toBe(404)
  }
  const [id] = await partyIds()
  const end = { until_on: '2026-11-10', reason: 'Le budget est voté ailleurs.' }
  expect((await clerk.post(`${base}/parties/${id}/fin`, end)).status).toBe(404)
  const early = await cast.stranger.post(`${base}/parties/${id}/fin`, { until_on: '2026-10-01' })
  expect(early.status).toBe(422)
  expect((await cast.stranger.post(`${base}/parties/${id}/fin`, end)).status).toBe(303)
  expect((await cast.stranger.get(base)).status).toBe(404)
  expect(await html(cast.member, `${base}/parties`)).toContain('10 novembre 2026')
  const acts = await world.db.selectFrom('audit_entry').select(['act', 'reason']).orderBy('id').execute()
  expect(acts.at(-1)).toEqual({ act: 'project.party-end', reason: end.reason })
})

test('someone of the space leads too; the last lead stays; nobody else leads', async () => {
  const name = (person: string, who = cast.member) => who.post(`${base}/personnes`, { person })
  const ties = () =>
    world.db.selectFrom('project_person').select(['id', 'person_id', 'until_on']).orderBy('id').execute()
  const [first] = await ties()
  const last = await cast.member.post(`${base}/personnes/${first?.id}/fin`, {})
  expect(last.status).toBe(422)
  expect(await last.text()).toContain('Il faut quelqu’un pour mener')
  expect((await name(cast.stranger.person)).status).toBe(422)
  expect((await name(cast.stranger.person, cast.stranger)).status).toBe(404)
  expect((await name(cast.steward.person)).status).toBe(303)
  expect((await name(cast.steward.person)).status).toBe(422)
  expect((await cast.member.post(`${base}/personnes/${first?.id}/fin`, {})).status).toBe(303)
  expect(await ties()).toMatchObject([{ until_on: '2026-11-21' }, { until_on: null }])
})

test('nobody signs in first', async () => {
  expect((await world.get(`${base}/parties`)).headers.get('location')).toContain('/connexion')
  expect((await world.post(`${base}/parties`, part)).headers.get('location')).toContain('/connexion')
})
