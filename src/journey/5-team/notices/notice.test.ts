import { beforeEach, expect, test } from 'vitest'
import { december, type Someone, type TeamWorld, teamWorld } from '#test/team-world.ts'
import { sendNotices } from './notice.actions.ts'

let all: TeamWorld
beforeEach(async () => {
  all = await teamWorld()
})
const run = () => sendNotices(all.world.acting(), 'http://localhost:3000')
const recipients = async () =>
  (await all.world.db.selectFrom('mail').select('recipient').orderBy('id').execute()).map(
    ({ recipient }) => recipient,
  )
const letterKey = async (recipient: string) => {
  const { body } = await all.world.db
    .selectFrom('mail')
    .select('body')
    .where('recipient', '=', recipient)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /lettres\/([A-Za-z0-9_-]{22})/.exec(body)?.[1] ?? ''
}
const someone = async (name: string): Promise<Someone> => {
  const person = await all.world.signIn({ name, email: `${name}@exemple.fr` })
  await all.profile(person, name, { skills: { react: { level: 2, visibility: 'me' } } })
  await all.free(person, december(1, 10))
  await all.accepts(person, 'me')
  return person
}

test('only those with the must-skills, enough free half-days and a yes to letters are told', async () => {
  await all.role({ skills: { react: { level: 2 }, rgaa: { level: 1, must: false } } })
  await someone('ada')
  const { people } = all
  await all.profile(people.alone, 'elio', { skills: { react: { level: 1 } } })
  await all.free(people.alone, december())
  await all.accepts(people.alone, 'network')
  await all.profile(people.member, 'chloe', { skills: { react: { level: 3 } } })
  await all.free(people.member, december(1, 1))
  await all.accepts(people.member, 'network')
  await all.profile(people.stranger, 'dana', { skills: { react: { level: 3 } } })
  await all.free(people.stranger, december())
  await all.accepts(people.stranger, 'network', false)
  expect(await run()).toBe(1)
  expect(await recipients()).toEqual(['ada@exemple.fr'])
  expect(await run()).toBe(0)
})

test('batch 5, cap 3: the sixth is told only when fewer than three asked for the position', async () => {
  const role = await all.role({ skills: { react: { level: 2 } }, places: 9 })
  const told: Someone[] = []
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']) told.push(await someone(name))
  expect(await run()).toBe(5)
  expect(await run()).toBe(0)
  const first = new Set(await recipients())
  const asked = told.filter((_, i) => first.has(`a${i + 1}@exemple.fr`))
  for (const person of asked.slice(0, 3)) await person.post(`/postes/${role}/candidature`, { message: '' })
  all.world.setNow('2026-11-24')
  expect(await run()).toBe(0)
  await all.world.db
    .updateTable('candidacy')
    .set({ role_id: await all.role({ published: false }) })
    .where('person_id', '=', asked[0]?.person ?? '')
    .execute()
  expect(await run()).toBe(1)
})

test('who takes an application back asks for nothing: the letters go on', async () => {
  const role = await all.role({ skills: { react: { level: 2 } }, places: 9 })
  const told: Someone[] = []
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']) told.push(await someone(name))
  await run()
  const first = new Set(await recipients())
  const asked = told.filter((_, i) => first.has(`a${i + 1}@exemple.fr`)).slice(0, 3)
  for (const person of asked) await person.post(`/postes/${role}/candidature`, { message: '' })
  all.world.setNow('2026-11-24')
  expect(await run()).toBe(0)
  for (const { id, person_id: who } of await all.world.db.selectFrom('candidacy').selectAll().execute())
    await asked
      .find(({ person }) => person === who)
      ?.post(`/mon/candidatures/${id}/reponse`, { reponse: 'withdraw' })
  expect(await run()).toBe(1)
})

test('« no capacity » comes last for the same dates, and first again for others', async () => {
  await all.role({ skills: { react: { level: 2 } } })
  await someone('a1')
  expect(await run()).toBe(1)
  const key = await letterKey('a1@exemple.fr')
  expect((await all.world.get(`/lettres/${key}`)).status).toBe(200)
  expect((await all.world.post(`/lettres/${key}/refus`, { motif: '' })).status).toBe(422)
  expect((await all.world.post(`/lettres/${key}/refus`, { motif: 'no-capacity' })).status).toBe(303)
  for (const name of ['b1', 'b2', 'b3', 'b4', 'b5']) await someone(name)
  await all.role({ title: 'Mêmes dates', skills: { react: { level: 2 } } })
  await run()
  const again = (
    await all.world.db
      .selectFrom('mail')
      .select('recipient')
      .where('subject', 'like', '%Mêmes dates%')
      .execute()
  ).map(({ recipient }) => recipient)
  expect(again).toHaveLength(5)
  expect(again).not.toContain('a1@exemple.fr')
})

test('a letter stops the letters, without an account; another key does nothing', async () => {
  await all.role({ skills: { react: { level: 2 } } })
  await someone('a1')
  await run()
  const key = await letterKey('a1@exemple.fr')
  expect((await all.world.post(`/lettres/${key}/fin`, {})).status).toBe(303)
  expect(await (await all.world.get(`/lettres/${key}`)).text()).toContain('ne recevez plus')
  await all.role({ title: 'Suivant', skills: { react: { level: 2 } } })
  expect(await run()).toBe(0)
  expect((await all.world.get('/lettres/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  expect((await all.world.post('/lettres/AAAAAAAAAAAAAAAAAAAAAA/refus', { motif: 'rate' })).status).toBe(404)
  expect((await all.world.post('/lettres/nothing/fin', {})).status).toBe(404)
})

test('of a private chantier, only the members of its space are told', async () => {
  await all.world.db.updateTable('project').set({ is_public: false }).execute()
  await all.role({ skills: { react: { level: 2 } } })
  await someone('a1')
  const { member } = all.people
  await all.profile(member, 'chloe', { skills: { react: { level: 3 } } })
  await all.free(member, december())
  await all.accepts(member, 'me')
  const during = (from_on: string, until_on: string | null) =>
    all.world.db
      .updateTable('membership')
      .set({ from_on, until_on })
      .where('person_id', '=', member.person)
      .execute()
  await during('2026-01-01', '2026-11-20')
  expect(await run()).toBe(0)
  await during('2026-11-22', null)
  expect(await run()).toBe(0)
  await during('2026-01-01', '2026-11-21')
  expect(await run()).toBe(1)
  expect(await recipients()).toEqual(['chloe@exemple.fr'])
})

test('the chantier reads how many were told, and never who', async () => {
  await all.role({ skills: { react: { level: 2 } } })
  await someone('zoe')
  await run()
  const seen = await (await all.people.lead.get('/chantiers/cantine/candidatures')).text()
  expect(seen).toContain('1 lettre')
  expect(seen).not.toContain('zoe')
})

test('a wish to learn is enough for a learner place', async () => {
  await all.role({ learner: true, skills: { rgaa: { level: 2 } } })
  const { member } = all.people
  await all.profile(member, 'chloe', { skills: { rgaa: { level: 0, learns: true } } })
  await all.free(member, december())
  await all.accepts(member, 'me')
  expect(await run()).toBe(1)
})
