import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { type EngagementWorld, engagementWorld } from '#test/engagement-world.ts'
import type { Someone } from '#test/team-world.ts'
import { followEngagements } from './renewal.actions.ts'

let all: EngagementWorld
let people: EngagementWorld['people']
beforeEach(async () => {
  all = await engagementWorld()
  people = all.people
})

const TRIES = 5_000

/** How many connections of this database wait for a lock that another holds. */
const blocked = async () =>
  (
    await sql<{ count: number }>`select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(all.world.db)
  ).rows[0]?.count

/** Both have read, and wait behind a lock that a third holds, before either writes. */
async function atOnce(table: 'engagement' | 'candidacy', posts: readonly (() => Promise<Response>)[]) {
  const started = await all.world.db.transaction().execute(async (trx) => {
    await trx.selectFrom(table).select('id').forUpdate().execute()
    const answers = posts.map((post) => post())
    let tries = 0
    while ((await blocked()) !== posts.length) expect(tries++).toBeLessThan(TRIES)
    return { answers }
  })
  return (await Promise.all(started.answers)).map(({ status }) => status).toSorted()
}

test('two yeses at the same time are two yeses', async () => {
  const id = await all.engaged()
  all.world.setNow('2027-01-02')
  await followEngagements(all.world.acting())
  const statuses = await atOnce('engagement', [
    () => people.alone.post(`/mon/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' }),
    () =>
      people.lead.post(`/chantiers/cantine/engagements/${id}/suite`, { suite: 'oui', jusqu: '2027-02-28' }),
  ])
  expect(statuses).toEqual([303, 303])
  expect((await all.engagements())[0]).toMatchObject({ state: 'engaged', until_on: '2027-02-28' })
})

test('the last place goes to one person when two are accepted at the same time', async () => {
  const role = await all.role()
  await all.ask(role, people.alone)
  await all.ask(role, people.stranger)
  const asked = await all.candidacies()
  const accept = (who: Someone, id: bigint | undefined) => () =>
    who.post(`/chantiers/cantine/candidatures/${id}/reponse`, { reponse: 'accept' })
  const statuses = await atOnce('candidacy', [
    accept(people.lead, asked[0]?.id),
    accept(people.chair, asked[1]?.id),
  ])
  expect(statuses).toEqual([303, 422])
  expect(await all.engagements()).toHaveLength(1)
})
