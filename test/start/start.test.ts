import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startOrSharePostgres } from '#platform/postgres/index.ts'
import { gone, isAlive } from '#platform/postgres/processes.ts'
import { databasePid, type Ended, type Site, type SiteOptions, startSite } from './pluriel.ts'

const FIRST_START_MS = 120_000
const SECOND_START_MS = 2_000
const STOP_MS = 5_000
const STARTS = 3

let filled: string
let first: { url: string; statuses: number[]; ended: Ended; stopMs: number; database: number }
let folder: string
let sites: { site: Site; dataDir: string }[] = []

const start = (dataDir: string, options?: SiteOptions): Site => {
  const site = startSite(dataDir, options)
  sites.push({ site, dataDir })
  return site
}

/** One first start for the whole file; each test works on its own copy of what it made. */
beforeAll(async () => {
  filled = await mkdtemp(join(tmpdir(), 'pluriel-start-'))
  const site = start(filled)
  const url = await site.ready
  const statuses: number[] = []
  for (const path of ['/', '/en', '/healthz', '/readyz']) statuses.push((await fetch(`${url}${path}`)).status)
  const database = await databasePid(filled)
  const stoppedAt = performance.now()
  const ended = await site.stop()
  first = { url, statuses, ended, database, stopMs: performance.now() - stoppedAt }
  sites = []
}, FIRST_START_MS)

afterAll(() => rm(filled, { recursive: true, force: true }))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pluriel-start-'))
})

afterEach(async () => {
  for (const { site, dataDir } of sites) {
    if (site.child.exitCode === null && site.child.signalCode === null) await site.stop('SIGKILL')
    const orphan = await databasePid(dataDir)
    if (orphan > 1 && isAlive(orphan)) {
      process.kill(orphan, 'SIGQUIT')
      await gone(orphan, STOP_MS)
    }
  }
  sites = []
  await rm(folder, { recursive: true, force: true })
})

async function copyOfFilled(): Promise<string> {
  const dataDir = join(folder, 'var')
  await cp(filled, dataDir, { recursive: true })
  return dataDir
}

test('a first start serves the site, says where in one line, and leaves nothing when it stops', () => {
  expect(first.statuses).toEqual([200, 200, 200, 200])
  expect(first.ended.code).toBe(0)
  expect(first.ended.err).toBe('')
  const lines = first.ended.out.split('\n').filter((line) => line.includes('http'))
  expect(lines).toEqual([
    expect.stringMatching(/^Pluriel est prêt : http:\/\/localhost:\d+ \(base embarquée/),
  ])
  // Neither colours nor lines that move, where nobody looks at a screen.
  expect(/\p{Cc}/u.test(first.ended.out.replaceAll('\n', ''))).toBe(false)
  expect(first.stopMs).toBeLessThan(STOP_MS)
  expect(isAlive(first.database)).toBe(false)
  expect(existsSync(join(filled, 'pluriel.lock'))).toBe(false)
})

test('a second start is ready in less than two seconds', async () => {
  const dataDir = await copyOfFilled()
  const times: number[] = []
  for (let round = 0; round < STARTS; round++) {
    const since = performance.now()
    const site = start(dataDir)
    await site.ready
    times.push(performance.now() - since)
    expect((await site.stop('SIGTERM')).code).toBe(0)
  }
  // The machine of a test does other things at the same time: the best of three is what the program costs.
  expect(Math.min(...times)).toBeLessThan(SECOND_START_MS)
})

test('kill -9 loses nothing that was acknowledged, and the next start takes the database back', async () => {
  const dataDir = await copyOfFilled()
  const site = start(dataDir)
  await site.ready
  const { url } = await startOrSharePostgres({ dataDir })
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table kept (number int primary key)')
  let acknowledged = 0
  const killAfter = 200
  while (acknowledged < killAfter) await client.query('insert into kept values ($1)', [++acknowledged])
  const orphan = await databasePid(dataDir)
  await site.stop('SIGKILL')
  expect(isAlive(orphan)).toBe(true)
  // The database still answers, as it did in the instant before the kill.
  await client.query('insert into kept values ($1)', [++acknowledged])
  await client.end()

  const again = start(dataDir)
  await again.ready
  const reader = new pg.Client({ connectionString: (await startOrSharePostgres({ dataDir })).url })
  await reader.connect()
  const { rows } = await reader.query('select count(*)::int as count, max(number) as last from kept')
  await reader.end()
  expect(rows).toEqual([{ count: acknowledged, last: acknowledged }])
  expect(isAlive(orphan)).toBe(false)
  const { out, code } = await again.stop()
  expect(out).toContain(`(processus ${orphan})`)
  expect(code).toBe(0)
})

test('the database killed with the site comes back too', async () => {
  const dataDir = await copyOfFilled()
  const site = start(dataDir)
  await site.ready
  const { url } = await startOrSharePostgres({ dataDir })
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table kept as select 1 as number')
  const database = await databasePid(dataDir)
  site.child.kill('SIGKILL')
  process.kill(database, 'SIGKILL')
  await site.ended

  const again = start(dataDir)
  const address = await again.ready
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  const reader = new pg.Client({ connectionString: (await startOrSharePostgres({ dataDir })).url })
  await reader.connect()
  expect((await reader.query('select number from kept')).rows).toEqual([{ number: 1 }])
  await reader.end()
})

test('a start that is interrupted stops cleanly, and the next one goes to the end', async () => {
  const dataDir = join(folder, 'var')
  const site = start(dataDir)
  await new Promise((resolve) => site.child.stdout?.once('data', resolve))
  const { code } = await site.stop('SIGTERM')
  expect(code).toBe(0)
  expect(existsSync(join(dataDir, 'pluriel.lock'))).toBe(false)
  const orphan = await databasePid(dataDir)
  expect(orphan > 1 && isAlive(orphan)).toBe(false)
  const again = start(dataDir)
  expect((await fetch(`${await again.ready}/readyz`)).status).toBe(200)
})

test('a port that is taken is said, and the database is put away', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const dataDir = join(folder, 'var')
  const { code, err } = await start(dataDir, { env: { PORT: String(port) } }).ended
  server.close()
  expect(code).toBe(11)
  expect(err).toContain(`Le port ${port} est déjà pris`)
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
})

test('a second Pluriel on the same folder is refused, and the first goes on', async () => {
  const dataDir = await copyOfFilled()
  const site = start(dataDir)
  const url = await site.ready
  const { code, err } = await start(dataDir).ended
  expect(code).toBe(24)
  expect(err).toContain(`processus ${site.child.pid}`)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
})

test('a folder of another version of PostgreSQL is refused and left as it is', async () => {
  const cluster = join(folder, 'var', 'postgres')
  await mkdir(cluster, { recursive: true })
  await writeFile(join(cluster, 'PG_VERSION'), '14\n')
  const { code, err } = await start(join(folder, 'var')).ended
  expect(code).toBe(21)
  expect(err).toMatch(/PostgreSQL 14 ; .* PostgreSQL 18\. Rien n’a été modifié/)
  expect(await readdir(cluster)).toEqual(['PG_VERSION'])
})

test.each([
  ['a folder that cannot be made', { DATA_DIR: '/dev/null/var' }, 20, '/dev/null/var'],
  ['a setting that makes no sense', { PORT: 'trois mille' }, 10, 'PORT'],
  ['an address of another machine', { HOST: '203.0.113.7' }, 13, '203.0.113.7'],
  [
    'a database that does not answer',
    { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x' },
    30,
    '127.0.0.1:1/x',
  ],
  ['a message in English', { DATA_DIR: '/dev/null/var', LANG: 'en_GB.UTF-8' }, 20, 'cannot be written'],
])('%s: a clear line and an exit code', async (_, env, expected, said) => {
  const { code, err, out } = await start(join(folder, 'var'), { env }).ended
  expect(code).toBe(expected)
  expect(err).toContain(said)
  expect(`${err}${out}`).not.toMatch(/secret|\n\s+at /)
})
