import { beforeEach, expect, test } from 'vitest'
import { nobody } from '#platform/acting.ts'
import { behindWall } from '#platform/wall.ts'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { sendProposals } from './proposal.actions.ts'

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
const yes = (who = cast.stranger, id = 1) => who.post(`/mon/parties/${id}`, { reponse: 'oui' })
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

test('a refusal keeps what was typed, in the form that was sent', async () => {
  const search = ' autre cooperative 552100554'
  await world.db.updateTable('organisation').set({ search }).where('id', '=', cast.other).execute()
  const sent = { organisme: 'autre', kind: 'user', from_on: 'hier', note: 'Pour moitié' }
  const page = await (await add(sent)).text()
  for (const kept of [
    'name="organisme" value="autre"',
    '<option value="user" selected',
    'value="Pour moitié"',
  ])
    expect(page).toContain(kept)
  expect(page).toMatch(/name="organisation"[^>]* checked/)
  expect(page).toContain('href="#organisation"')
  await add()
  const ending = { until_on: '2026-10-01', reason: 'Fin de la convention' }
  const ended = await (await cast.member.post(`${base}/parties/1/fin`, ending)).text()
  expect(ended).toContain('href="#fin-1"')
  expect(ended).toMatch(/<details open[\s\S]*value="2026-10-01"[\s\S]*value="Fin de la convention"/)
})

test('a party reads the inside of the chantier, changes nothing, and ends its own part', async () => {
  expect((await cast.stranger.get(base)).status).toBe(404)
  await add()
  expect((await yes()).headers.get('location')).toBe(base)
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

test('a body that works here takes part when it says so: nothing is shown nor opened before', async () => {
  await world.db.updateTable('project').set({ is_public: true }).execute()
  await add({ note: 'Pour moitié' })
  const clerk = await cast.join(cast.other, 'Fanny Mel', 'member')
  expect(await html(cast.member, base)).toContain('proposée, sans réponse')
  for (const who of [world, cast.stranger, clerk, cast.outsider]) {
    const page = await html(who, base)
    expect(page).not.toContain('Financeur')
    expect(page).not.toContain('Risques')
  }
  expect(await html(world, '/api/v1/projects/carte')).not.toContain('funder')
  const seen = await behindWall(world.db, { ...nobody, memberships: new Map([[cast.other, new Set()]]) })
  expect(await seen.selectFrom('project_party').selectAll().execute()).toEqual([])
  expect(await seen.selectFrom('project_risk').selectAll().execute()).toEqual([])

  await sendProposals(world.acting(), ORIGIN)
  await sendProposals(world.acting(), ORIGIN)
  const mails = await world.db.selectFrom('mail').select(['recipient', 'body']).execute()
  expect(mails).toHaveLength(1)
  expect(mails[0]?.body).toContain('Coopérative Exemple propose à Autre coopérative')
  expect(mails[0]?.body).toContain(`${ORIGIN}/mon/parties`)

  expect(await html(cast.stranger, '/mon')).toContain('Une part vous est proposée')
  for (const who of [clerk, cast.steward, cast.outsider]) {
    expect(await html(who, '/mon')).not.toContain('Une part vous est proposée')
    expect((await yes(who)).status).toBe(422)
  }
  expect(await html(cast.stranger, '/mon/parties')).toContain('Pour moitié')
  expect((await yes()).status).toBe(303)
  expect(await html(world, base)).toContain('Financeur')
  expect(await html(clerk, base)).toContain('Risques')
  expect((await yes()).status).toBe(422)
  const acts = await world.db
    .selectFrom('audit_entry')
    .select(['organisation_id', 'act'])
    .orderBy('id')
    .execute()
  expect(acts.slice(-2)).toEqual([
    { organisation_id: cast.other, act: 'project.party-accept' },
    { organisation_id: cast.coop, act: 'project.party-accept' },
  ])
})

test('a part that is refused is no part; one may propose it again', async () => {
  await add()
  expect(await (await cast.stranger.post('/mon/parties/1', {})).text()).toContain('Dites oui ou non')
  expect((await cast.stranger.post('/mon/parties/1', { reponse: 'non' })).status).toBe(303)
  expect(await partyIds()).toEqual([])
  expect((await add()).status).toBe(303)
})

test('the owner’s own space takes part at once; a body without a space here is declared, and said so', async () => {
  await world.db.updateTable('project').set({ is_public: true }).execute()
  await add({ organisation: String(cast.coop), kind: 'producer' })
  const search = { search_name: 'Ville', search_key: 'Ville', search: 'Ville' }
  const { id } = await world.db
    .insertInto('organisation')
    .values({ siren: '212900195', name: 'Ville d’à côté', kind: 'commune', source: 'saisie', ...search })
    .returning('id')
    .executeTakeFirstOrThrow()
  await add({ organisation: String(id) })
  const page = await html(world, base)
  expect(page).toContain('Réalisateur')
  expect(page).toContain('Financeur · déclarée par Coopérative Exemple')
  expect(page).not.toContain('Réalisateur · ')
})

test('no query of a visitor says yes for a body in which they have no role', async () => {
  await add()
  const person = { id: cast.member.person, name: '', email: '', session: '' }
  const actor = { ...nobody, person, memberships: new Map([[cast.coop, new Set<string>(['member'])]]) }
  const seen = await behindWall(world.db, actor)
  const part = { project_id: 1n, organisation_id: cast.other, from_on: '2026-11-01' } as const
  await expect(
    seen.updateTable('project_party').set({ accepted_on: '2026-11-21' }).execute(),
  ).rejects.toThrow('says so itself')
  await expect(
    seen
      .insertInto('project_party')
      .values({ ...part, kind: 'user', accepted_on: '2026-11-21' })
      .execute(),
  ).rejects.toThrow('says so itself')
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
