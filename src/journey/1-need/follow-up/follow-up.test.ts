import { beforeEach, expect, test } from 'vitest'
import { emptyWorld, ORIGIN, type World } from '#test/world.ts'
import { followUp, forgetDrafts } from './follow-up.actions.ts'

let world: World
beforeEach(async () => {
  world = await emptyWorld({ now: '2026-11-21T11:00:00Z' })
})

async function published(email = 'agent@clairlieu.example'): Promise<string> {
  const answer = await world.post('/besoins', { text: 'Un agenda partagé pour quarante agents' })
  const path = answer.headers.get('location') ?? ''
  await world.post(`${path}/publier`, { visibility: 'public', email })
  return path
}
/** The clock rings on a day; answers the subjects written that day. */
async function ringOn(day: string): Promise<string[]> {
  world.setNow(day)
  const before = await subjects()
  await followUp(world.acting(), ORIGIN)
  return (await subjects()).slice(before.length)
}
const subjects = async () =>
  (await world.db.selectFrom('mail').select('subject').orderBy('id').execute()).map(({ subject }) => subject)

test('days 9, 21 and 45 send exactly one message each, even if the clock rings twice', async () => {
  const path = await published()
  expect(await ringOn('2026-11-29')).toEqual([])
  expect(await ringOn('2026-11-30')).toHaveLength(1)
  expect(await ringOn('2026-11-30')).toEqual([])
  expect((await ringOn('2026-12-12'))[0]).toContain('Toujours utile')
  expect((await ringOn('2027-01-05'))[0]).toContain('Mis en sommeil')
  expect(await ringOn('2027-06-01')).toEqual([])
  expect(await (await world.get('/besoins')).text()).not.toContain(path)
  await world.post(`${path}/etat`, { vers: 'open' })
  expect(await ringOn('2027-06-02')).toEqual([])
  expect(await ringOn('2027-06-10')).toHaveLength(1)
})

test('two clocks at once write one message', async () => {
  await published()
  world.setNow('2026-12-01')
  const before = await subjects()
  await Promise.all([followUp(world.acting(), ORIGIN), followUp(world.acting(), ORIGIN)])
  expect(await subjects()).toHaveLength(before.length + 1)
})

test('a need handled at day 8 hears nothing; without an address either', async () => {
  const path = await published()
  world.setNow('2026-11-29')
  await world.post(`${path}/etat`, { vers: 'handled' })
  await published('')
  expect(await ringOn('2026-12-12')).toEqual([])
})

test('asked, two refuse: to reroute; one takes: taken; the author hears each answer', async () => {
  const path = await published()
  const ask = (name: string) => world.post(`${path}/demandes`, { name, email: `${name}@coop.example` })
  await ask('ana')
  await ask('bao')
  const keys = (await world.db.selectFrom('mail').select('body').orderBy('id').execute()).flatMap(
    ({ body }) => /\/reponses\/([\w-]{22})/.exec(body)?.[1] ?? [],
  )
  const [ana = '', bao = ''] = keys
  expect((await world.post(`/reponses/${ana}`, { state: 'refused' })).status).toBe(422)
  expect((await world.post(`/reponses/${ana}`, { state: 'refused', reason: 'Pas avant mars' })).status).toBe(
    303,
  )
  expect(await (await world.get(`${path}/suivi`)).text()).toContain('En attente')
  await world.post(`/reponses/${bao}`, { state: 'refused', reason: 'Trop loin' })
  const rerouted = await (await world.get(`${path}/suivi`)).text()
  expect(rerouted).toContain('À réorienter')
  expect(rerouted).toContain('Pas avant mars')
  await world.post(`/reponses/${bao}`, { state: 'taken' })
  expect(await (await world.get(`${path}/suivi`)).text()).toContain('Pris en charge')
  expect((await subjects()).filter((subject) => subject.startsWith('Réponse'))).toHaveLength(3)
  expect((await world.get('/reponses/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
})

test('asking is refused twice to the same address, beyond ten, and with a forged header', async () => {
  const path = await published()
  const ask = (name: string, email: string) => world.post(`${path}/demandes`, { name, email })
  expect((await ask('ana', 'ana@coop.example\r\nBcc: all@world.example')).status).toBe(422)
  for (let i = 0; i < 10; i++) expect((await ask('ana', `a${i}@coop.example`)).status).toBe(303)
  expect(await (await ask('ana', 'a1@coop.example')).text()).toContain('Dix personnes')
})

test('a draft that nobody came back to is forgotten after ninety days', async () => {
  await world.post('/besoins', { text: 'Un brouillon' })
  world.setNow('2027-02-18')
  await forgetDrafts(world.acting())
  expect(await world.db.selectFrom('need').select('id').execute()).toHaveLength(1)
  world.setNow('2027-02-21')
  await forgetDrafts(world.acting())
  expect(await world.db.selectFrom('need').select('id').execute()).toEqual([])
})
