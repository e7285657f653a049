import { beforeEach, expect, test } from 'vitest'
import { expectToFit } from '#test/api-schema.ts'
import { type TeamWorld, teamWorld } from '#test/team-world.ts'

let all: TeamWorld
beforeEach(async () => {
  all = await teamWorld()
})

type Who = { get: (path: string) => Promise<Response> }
const read = async (path: string, who: Who = all.world) => {
  const answer = await who.get(path.startsWith('/') ? `/api/v1${path}` : path)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const titles = async (query: string, who?: Who) =>
  ((await read(`/positions${query}`, who)).body.items as { title: string }[]).map(({ title }) => title)

test('a position says what is expected, with both labels of its skills, and names nobody', async () => {
  const id = await all.role({ places: 2, skills: { react: { level: 2 }, rgaa: { level: 1, must: false } } })
  for (const who of [all.world, all.people.lead]) {
    const { status, body } = await read(`/positions/${id}`, who)
    expect(status).toBe(200)
    expectToFit('getPosition', body)
    expect(body).toMatchObject({
      ...{ id: String(id), project: { slug: 'cantine' }, places: 2, placesLeft: 2, presence: null },
      skills: [{ id: 'react', label: { fr: 'React', en: 'React' }, level: 2, must: true }, { id: 'rgaa' }],
    })
    for (const kept of ['Alix', all.people.lead.person]) expect(JSON.stringify(body)).not.toContain(kept)
  }
})

test('the list has the filters of the page, and is read by cursor', async () => {
  await all.role({ title: 'Code', skills: { react: { level: 2 } }, half_days: 4 })
  const audit = await all.role({
    title: 'Audit',
    skills: { rgaa: { level: 1 } },
    half_days: 30,
    learner: true,
  })
  await all.role({ title: 'Brouillon', published: false })
  await all.world.db.updateTable('project').set({ territory: '53' }).execute()
  await all.world.db.updateTable('project_role').set({ remote: 'remote' }).where('id', '=', audit).execute()
  expect(await titles('')).toEqual(['Audit', 'Code'])
  for (const [query, found] of [
    ['?skill=react', ['Code']],
    ['?q=audit', ['Audit']],
    ['?learner=true', ['Audit']],
    ['?presence=remote', ['Audit']],
    ['?halfDaysMax=10', ['Code']],
    ['?region=53', ['Audit', 'Code']],
    ['?region=none', []],
    ['?from=2027-01-01', []],
    ['?until=2026-12-15', ['Audit', 'Code']],
  ] as const)
    expect(await titles(query), query).toEqual(found)
  const { body } = await read('/positions?limit=1')
  expectToFit('listPositions', body)
  const rest = await read(String(body.next).replace(/^.*\/api\/v1/, ''))
  expect(rest.body).toMatchObject({ items: [{ title: 'Code' }], next: null })
  for (const wrong of ['?skill=rien', '?presence=ailleurs', '?from=hier', '?cursor=rien', '?mots=code'])
    expect((await read(`/positions${wrong}`)).status, wrong).toBe(422)
})

test('a private chantier, a draft and a space without teams have no position there, whoever asks', async () => {
  const draft = await all.role({ published: false })
  const id = await all.role()
  const gone = async (role: bigint) => {
    for (const who of [all.world, all.people.lead, all.people.chair]) {
      expect((await read(`/positions/${role}`, who)).status).toBe(404)
      expect(await titles('', who)).not.toContain('Développement')
    }
  }
  expect((await read(`/positions/${draft}`)).status).toBe(404)
  const off = (modules_off: string[]) =>
    all.world.db.updateTable('space').set({ modules_off }).where('slug', '=', 'exemple').execute()
  for (const module of ['team', 'project']) {
    await off([module])
    await gone(id)
  }
  await off([])
  expect((await read(`/positions/${id}`)).status).toBe(200)
  await all.world.db.updateTable('project').set({ is_public: false }).execute()
  await gone(id)
})
