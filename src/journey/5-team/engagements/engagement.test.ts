import { beforeEach, expect, test } from 'vitest'
import { type EngagementWorld, engagementWorld } from '#test/engagement-world.ts'
import { followEngagements } from './renewal.actions.ts'

let all: EngagementWorld
let people: EngagementWorld['people']
beforeEach(async () => {
  all = await engagementWorld()
  people = all.people
})

test('an end has a reason, and gives back the time to come', async () => {
  const id = await all.engaged()
  const unsaid = await people.alone.post(`/mon/engagements/${id}/fin`, { motif: '' })
  expect(unsaid.status).toBe(422)
  expect(await unsaid.text()).toContain(`href="#fin-${id}"`)
  expect(await all.held()).toBe(4)
  expect((await people.stranger.post(`/mon/engagements/${id}/fin`, { motif: 'Non' })).status).toBe(404)
  expect(
    (await people.lead.post(`/chantiers/cantine/engagements/${id}/fin`, { motif: 'Budget perdu' })).status,
  ).toBe(303)
  expect(await all.held()).toBe(0)
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain('Budget perdu')
  const again = await people.alone.post(`/mon/engagements/${id}/fin`, { motif: 'Encore' })
  expect(await again.text()).toContain('déjà terminé')
})

test('two roles of one chantier hold each their own half-days, and one ends alone', async () => {
  const first = await all.engaged()
  const second = await all.role({ title: 'Essais' })
  await all.ask(second)
  await all.answer(people.lead, { reponse: 'accept' })
  expect(await all.held()).toBe(8)
  const mine = (await all.page(people.alone, '/mon/engagements')).text
  expect(mine.match(/posées dans la grille : 4 sur 4/g)).toHaveLength(2)
  await people.alone.post(`/mon/engagements/${first}/fin`, { motif: 'Un seul rôle me suffit' })
  expect(await all.held()).toBe(4)
  const left = (await all.engagements()).find(({ state }) => state === 'engaged')
  const rows = await all.world.db
    .selectFrom('half_day')
    .select('engagement_id')
    .where('kind', '=', 'commitment')
    .execute()
  expect(new Set(rows.map(({ engagement_id: id }) => id))).toEqual(new Set([left?.id]))
  expect((await all.page(people.alone, '/chantiers/cantine')).status).toBe(200)
  await people.alone.post(`/mon/engagements/${left?.id}/fin`, { motif: 'Fini' })
  expect(await all.held()).toBe(0)
})

test('what someone sets by hand counts for the engagement that lacks it', async () => {
  const role = await all.role()
  await all.ask(role)
  await all.answer(people.lead, { reponse: 'accept' })
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain('posées dans la grille : 0 sur 4')
  const set = {
    person_id: people.alone.person,
    half: 'am',
    kind: 'commitment',
    project_id: all.project,
  } as const
  const days = ['2026-12-01', '2026-12-02', '2027-02-01']
  await all.world.db
    .insertInto('half_day')
    .values(days.map((day) => ({ ...set, day, note: null, changed_at: new Date() })))
    .execute()
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain('posées dans la grille : 2 sur 4')
  await all.free(people.alone, ['2026-12-03', '2026-12-04'])
  const [engagement] = await all.engagements()
  await people.alone.post(`/mon/engagements/${engagement?.id}/grille`, {})
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain('posées dans la grille : 4 sur 4')
  await people.alone.post(`/mon/engagements/${engagement?.id}/fin`, { motif: 'Fini' })
  expect(await all.held()).toBe(0)
})

test('past its date both are asked; silence ends it after fourteen days and frees the place', async () => {
  const id = await all.engaged()
  const on = async (day: string) => {
    all.world.setNow(day)
    return followEngagements(all.world.acting())
  }
  expect(await on('2026-12-31')).toEqual({ asked: 0, ended: 0 })
  expect(await on('2027-01-01')).toEqual({ asked: 1, ended: 0 })
  expect(
    (await all.letters()).filter(
      ({ subject }) => subject.includes('continue') || subject.includes('Continuer'),
    ),
  ).toHaveLength(2)
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain('Continue-t-il')
  expect(await on('2027-01-15')).toEqual({ asked: 0, ended: 0 })
  expect(await on('2027-01-16')).toEqual({ asked: 0, ended: 1 })
  expect((await all.engagements())[0]).toMatchObject({ id, state: 'ended', ended_on: '2027-01-16' })
  expect(await on('2027-01-17')).toEqual({ asked: 0, ended: 0 })
  const tie = await all.world.db
    .selectFrom('project_person')
    .select('until_on')
    .where('tie', '=', 'team')
    .executeTakeFirst()
  expect(tie?.until_on).toBe('2027-01-16')
})

test('two yeses renew an engagement, until the day that the first proposed', async () => {
  const id = await all.engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  expect(
    (await people.alone.post(`/mon/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' })).status,
  ).toBe(303)
  expect((await all.engagements())[0]?.state).toBe('renewing')
  expect((await all.page(people.lead, '/chantiers/cantine/candidatures')).text).toContain('28 février 2027')
  expect(
    (await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui' })).status,
  ).toBe(303)
  expect((await all.engagements())[0]).toMatchObject({
    state: 'engaged',
    until_on: '2027-02-28',
    asked_on: null,
  })
  expect(
    (await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui' })).status,
  ).toBe(422)
})

test('a renewal holds the half-days of its own term', async () => {
  const id = await all.engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  await all.free(people.alone, ['2027-01-18', '2027-01-19', '2027-01-20'])
  await people.alone.post(`/mon/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' })
  await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui' })
  const days = await all.world.db
    .selectFrom('half_day')
    .select(['day', 'engagement_id'])
    .where('kind', '=', 'commitment')
    .where('day', '>', '2027-01-02')
    .execute()
  expect(days.map(({ engagement_id: of }) => of)).toEqual([id, id, id, id])
  expect((await all.page(people.alone, '/mon/engagements')).text).toContain('posées dans la grille : 4 sur 4')
})

test('one no ends it at once', async () => {
  const id = await all.engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  await people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'non' })
  expect((await all.engagements())[0]?.state).toBe('ended')
})
