import { PgBoss } from 'pg-boss'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyWorld, type World } from '#test/world.ts'
import type { Platform } from './http.ts'
import { type Job, startJobs } from './jobs.ts'
import { queryAsOwner } from './wall.ts'

let world: World
let stops: (() => Promise<void>)[]
beforeEach(async () => {
  world = await emptyWorld()
  stops = []
})
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()))
  await queryAsOwner(world.pool, 'drop schema if exists pgboss cascade')
})

/** Every process of a site has its own clockwork on the same database. */
const start = async (jobs: Job[], platform: Platform = world.platform) => {
  stops.push(await startJobs(world.pool, platform, jobs))
}
/** As the clock does when the hour of a job strikes. */
async function askFor(name: string, times = 1) {
  const db = { executeSql: (text: string, values?: unknown[]) => queryAsOwner(world.pool, text, values) }
  const boss = new PgBoss({ db, supervise: false, schedule: false })
  await boss.start()
  for (let time = 0; time < times; time++) await boss.send(name, {})
  await boss.stop()
}
const yearly = '0 0 1 1 *'

test('a job runs when it is asked for, on the day of the site, with no right of its own', async () => {
  const ran = Promise.withResolvers<unknown>()
  await start([{ name: 'un', cron: yearly, run: async (acting) => ran.resolve(acting) }])
  await askFor('un')
  expect(await ran.promise).toMatchObject({ today: '2026-11-21', lang: 'fr', actor: { keys: new Set() } })
})

test('a job that fails is tried again, and what it says stays out of the log', async () => {
  const lines: string[] = []
  const note = (...parts: unknown[]) => void lines.push(JSON.stringify(parts))
  const log = { error: note, warn: note, info: note, debug: note }
  let tries = 0
  const succeeded = Promise.withResolvers<void>()
  const run = async () => {
    tries += 1
    if (tries < 2) throw new Error('Mme Unetelle, 12 rue des Lilas')
    succeeded.resolve()
  }
  await start([{ name: 'deux', cron: yearly, run }], { ...world.platform, log })
  await askFor('deux')
  await succeeded.promise
  expect(tries).toBe(2)
  expect(lines.join()).toContain('deux')
  expect(lines.join()).not.toContain('Unetelle')
  const { rows } = await world.pool.query('select output from pgboss.job')
  expect(JSON.stringify(rows)).not.toContain('Unetelle')
})

test('two processes share the work: each job is done once', async () => {
  const doneBy: string[] = []
  const all = Promise.withResolvers<void>()
  const job = (process: string): Job => ({
    name: 'trois',
    cron: yearly,
    run: async () => {
      if (doneBy.push(process) === 8) all.resolve()
    },
  })
  await start([job('a')])
  await start([job('b')])
  await askFor('trois', 8)
  await all.promise
  await Promise.all(stops.splice(0).map((stop) => stop()))
  expect(doneBy).toHaveLength(8)
})

test('a stop waits for the job that is running', async () => {
  const begun = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  let isDone = false
  const run = async () => {
    begun.resolve()
    await mayEnd.promise
    isDone = true
  }
  await start([{ name: 'quatre', cron: yearly, run }])
  await askFor('quatre')
  await begun.promise
  const stopped = stops.pop()?.()
  mayEnd.resolve()
  await stopped
  expect(isDone).toBe(true)
})
