import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { jobs } from '#app/start/jobs.ts'
import { type Someone, type TeamWorld, teamWorld } from '#test/team-world.ts'

let cast: TeamWorld
let world: TeamWorld['world']
let lead: Someone
let chair: Someone
let member: Someone
beforeEach(async () => {
  cast = await teamWorld()
  world = cast.world
  ;({ lead, chair, member } = cast.people)
  await sql`update project set is_public = false`.execute(world.db)
})

const roleOf = async ({ person }: Someone): Promise<bigint> =>
  (
    await world.db
      .selectFrom('membership')
      .select('id')
      .where('person_id', '=', person)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  ).id
const dismiss = async (someone: Someone, jusqu: string) =>
  chair.post(`/espaces/exemple/membres/${await roleOf(someone)}/fin`, { jusqu, motif: 'Faute' })
const ties = () =>
  world.db.selectFrom('project_person').select(['person_id', 'tie', 'until_on']).orderBy('id').execute()
const night = async (day: string) => {
  world.setNow(day)
  await jobs.find(({ name }) => name === 'space-departures')?.run(world.acting(), world.platform)
}

test('whoever is put out of the space is out of the chantier that they opened in it', async () => {
  expect((await lead.get('/chantiers/cantine')).status).toBe(200)
  expect((await dismiss(lead, '2026-11-20')).status).toBe(303)
  for (const path of ['/chantiers/cantine', '/chantiers/cantine/candidatures', '/chantiers/cantine/equipes'])
    expect([path, (await lead.get(path)).status]).toEqual([path, 404])
  expect(await ties()).toEqual([{ person_id: lead.person, tie: 'lead', until_on: '2026-11-20' }])
  const register = await (await chair.get('/espaces/exemple/registre.csv')).text()
  expect(register).toMatch(/Bao Chair,project\.leave,cantine: lead,Alix Lead,/)
  expect(register).not.toContain('Faute')
})

test('an end said in advance does it when it comes, and not before', async () => {
  await dismiss(lead, '2026-11-30')
  await night('2026-11-30')
  expect((await lead.get('/chantiers/cantine')).status).toBe(200)
  await night('2026-12-01')
  expect((await lead.get('/chantiers/cantine')).status).toBe(404)
  const register = async () =>
    (await world.db.selectFrom('audit_entry').select('act').where('act', '=', 'project.leave').execute())
      .length
  expect(await register()).toBe(1)
  await night('2026-12-02')
  expect(await register()).toBe(1)
})

test('who keeps a role stays; a tie from outside the space is not the space’s to end', async () => {
  await cast.join(cast.coop, lead, 'mentor')
  await dismiss(lead, '2026-11-20')
  expect((await lead.get('/chantiers/cantine')).status).toBe(200)
  const outside = cast.people.stranger
  await world.db
    .insertInto('project_person')
    .values({ project_id: cast.project, person_id: outside.person, tie: 'team', from_on: '2025-06-01' })
    .execute()
  await cast.join(cast.coop, outside, 'member')
  await dismiss(outside, '2026-11-20')
  expect((await outside.get('/chantiers/cantine')).status).toBe(200)
})

test('an engagement ends with the role: its half-days come back, what waited is taken back', async () => {
  const role = await cast.role({ places: 2 })
  const position = `/postes/${role}`
  await cast.free(member, ['2026-12-01', '2026-12-02', '2026-12-03'])
  const applied = await member.post(`${position}/candidature`, { message: 'Moi' })
  expect(applied.status).toBe(303)
  const { id } = await world.db.selectFrom('candidacy').select('id').executeTakeFirstOrThrow()
  expect(
    (await lead.post(`/chantiers/cantine/candidatures/${id}/reponse`, { reponse: 'accept' })).status,
  ).toBe(303)
  const held = () => world.db.selectFrom('half_day').select('day').where('kind', '=', 'commitment').execute()
  const engagement = await world.db.selectFrom('engagement').select('id').executeTakeFirstOrThrow()
  await member.post(`/mon/engagements/${engagement.id}/grille`, {})
  expect(await held()).toHaveLength(4)
  const second = await cast.role({ title: 'Recette' })
  await member.post(`/postes/${second}/candidature`, { message: 'Aussi' })
  expect((await dismiss(member, '2026-11-21')).status).toBe(303)
  expect(await held()).toEqual([])
  const states = sql`select state from engagement union all select state from candidacy where role_id = ${second}`
  expect((await states.execute(world.db)).rows).toEqual([{ state: 'ended' }, { state: 'withdrawn' }])
})

test('a chantier that nobody leads is answered for by the stewards of its space, who are told', async () => {
  await world.db
    .insertInto('milestone')
    .values({ project_id: cast.project, position: 1, title: 'Recette', due_on: '2026-11-01' })
    .execute()
  expect(await (await chair.get('/mon')).text()).not.toContain('Recette')
  const left = await lead.post('/compte/effacer', { email: 'alix@exemple.fr' })
  expect(left.status, await left.text()).toBe(303)
  expect(await (await chair.get('/mon')).text()).toContain('Recette')
  expect(await (await chair.get('/chantiers/cantine')).text()).toContain('Sans responsable')
  const register = await (await chair.get('/espaces/exemple/registre.csv')).text()
  expect(register).toMatch(/Compte effacé,project\.leave,cantine: lead,Compte effacé,/)
  await cast.role()
  const { id } = await world.db.selectFrom('project_role').select('id').executeTakeFirstOrThrow()
  await member.post(`/postes/${id}/candidature`, { message: 'Moi' })
  await jobs.find(({ name }) => name === 'team-letters')?.run(world.acting(), world.platform)
  const letters = await world.db.selectFrom('mail').select('recipient').execute()
  expect(letters.map(({ recipient }) => recipient).toSorted()).toEqual(['bao@exemple.fr', 'chloe@exemple.fr'])
  expect(await (await chair.get('/mon')).text()).toContain('/chantiers/cantine/candidatures')
})

test('an account stays while nobody else would answer for a running chantier', async () => {
  await sql`delete from membership where person_id = ${chair.person}`.execute(world.db)
  const held = await lead.post('/compte/effacer', { email: 'alix@exemple.fr' })
  expect([held.status, await held.text()]).toEqual([422, expect.stringContaining('Cantine en ligne')])
  await sql`update project set phase = 'stopped'`.execute(world.db)
  expect((await lead.post('/compte/effacer', { email: 'alix@exemple.fr' })).status).toBe(303)
})
