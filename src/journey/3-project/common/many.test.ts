import { beforeEach, expect, test } from 'vitest'
import { type Cast, twoSpaces } from '#test/two-spaces.ts'
import { emptyWorld, type World } from '#test/world.ts'
import { watchCommons } from './watch.actions.ts'

const MANY = 520
const TODAY = '2026-11-21'
let world: World
let cast: Cast
beforeEach(async () => {
  world = await emptyWorld()
  cast = await twoSpaces(world)
  const rows = Array.from({ length: MANY }, (_, i) => ({
    slug: `commun-${i + 1}`,
    organisation_id: cast.coop,
    name: `Commun ${String(i + 1).padStart(4, '0')}`,
    upkeep_half_days: 10,
    declared_on: TODAY,
  }))
  await world.db.insertInto('common').values(rows).execute()
})

const html = async (path: string) => (await world.get(path)).text()
const support = (common_id: bigint, from_on: string, until_on: string) => ({
  ...{ common_id, source: 'Ville', half_days: 1000, from_on, until_on },
  recorded_on: from_on,
})

test('the list of commons turns its pages, to the last one, with its filters in the address', async () => {
  expect(await html('/communs')).toContain('520 communs')
  expect(await html('/communs?q=commun&page=2')).toContain('href="/communs?q=commun&amp;page=3"')
  const last = await html('/communs?page=26')
  expect(last).toContain('/communs/commun-520"')
  expect(last).not.toContain('/communs/commun-500"')
  expect(await html('/communs?q=0520')).toContain('/communs/commun-520"')
  // Nobody pays any of them: all are ending, by pages too.
  expect(await html('/communs?montrer=watch&page=26')).toContain('/communs/commun-520"')
})

test('the last common is watched as the first one', async () => {
  const red = { common_id: 520n, code: 'governance', since: '2026-09-01' }
  await world.db.insertInto('common_red').values(red).execute()
  await watchCommons(world.acting())
  const { count } = await world.db
    .selectFrom('common_red')
    .select(({ fn }) => fn.count('common_id').distinct().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(MANY)
  const opened = await world.db.selectFrom('common_call').select(['common_id', 'codes']).execute()
  expect(opened).toEqual([{ common_id: 520n, codes: ['governance'] }])
})

test('contracts that ended and neighbours who have many hide no contract that runs, and no maintainer', async () => {
  const ended = Array.from({ length: 2_100 }, () => support(1n, '2020-01-01', '2020-12-31'))
  await world.db.insertInto('common_support').values(ended).execute()
  await world.db
    .insertInto('common_support')
    .values(support(1n, TODAY, '2029-11-20'))
    .execute()
  const neighbours = Array.from({ length: MANY }, (_, i) => ({
    common_id: BigInt(1 + (i % 2)),
    organisation_id: cast.other,
    part: 'Tout',
    from_on: '2020-01-01',
  }))
  const late = { common_id: 3n, organisation_id: cast.coop, part: 'Le reste', from_on: '2026-01-01' }
  await world.db
    .insertInto('common_maintainer')
    .values([...neighbours, late])
    .execute()
  expect(await html('/communs/commun-1')).toContain('36 mois')
  const watched = await html('/communs?montrer=watch')
  expect(watched).not.toContain('/communs/commun-1"')
  expect(watched).toContain('519 communs')
  const third = await html('/communs/commun-3')
  expect(third).toContain('Le reste')
})

test('a common holds two hundred contracts that run, and says so', async () => {
  await world.db
    .insertInto('common_support')
    .values(Array.from({ length: 200 }, () => support(1n, TODAY, '2029-11-20')))
    .execute()
  const sent = { source: 'Région', source_url: '', half_days: '1', from_on: TODAY, until_on: '2027-01-01' }
  const answer = await cast.steward.post('/communs/commun-1/soutiens', sent)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Deux cents soutiens courent déjà')
})
