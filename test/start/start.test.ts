import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOrSharePostgres } from '#platform/postgres/index.ts'
import { gone, isAlive } from '#platform/postgres/processes.ts'
import { databasePid, type Ended, processorMs, type Site, type SiteOptions, startSite } from './pluriel.ts'

const SECOND_START_MS = 2_000
/** What tells a stop that hangs from one that waits for its turn on a busy machine. */
const STOP_MS = 30_000
const STARTS_MAX = 3
const ROWS = 200

const isRoot = process.getuid?.() === 0
const hasUnshare = spawnSync('unshare', ['--user', 'true']).status === 0

let filled: string
type Stopped = Ended & { stopMs: number }
let interrupted: Stopped & { files: string[] }
let first: Stopped & { files: string[]; statuses: number[]; database: number }
let folder: string
let sites: { site: Site; dataDir: string }[] = []

const start = (dataDir: string, options?: SiteOptions): Site => {
  const site = startSite(dataDir, options)
  sites.push({ site, dataDir })
  return site
}

/** One first start for the whole file, cut once on its way; each test works on its own copy of what it made. */
beforeAll(async () => {
  filled = await mkdtemp(join(tmpdir(), 'pluriel-start-'))
  const cut = start(filled)
  await cut.saying('Communes')
  const stopped = await stopTimed(cut)
  interrupted = { ...stopped, files: await readdir(filled) }

  const site = start(filled)
  const url = await site.ready
  const statuses: number[] = []
  for (const path of ['/', '/en', '/healthz', '/readyz']) statuses.push((await fetch(`${url}${path}`)).status)
  const database = await databasePid(filled)
  first = { ...(await stopTimed(site)), statuses, database, files: await readdir(filled) }
  sites = []
})

async function stopTimed(site: Site): Promise<Stopped> {
  const since = performance.now()
  return { ...(await site.stop()), stopMs: performance.now() - since }
}

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

test('a first start serves the site, says where in one line, and leaves nothing when it stops', async () => {
  expect(first.statuses).toEqual([200, 200, 200, 200])
  expect(first).toMatchObject({ code: 0, err: '' })
  const lines = first.out.split('\n').filter((line) => line.includes('http'))
  expect(lines).toEqual([
    expect.stringMatching(/^Pluriel est prêt\s: http:\/\/localhost:\d+ \(base embarquée/),
  ])
  // Neither colours nor lines that move, where nobody looks at a screen.
  expect(/\p{Cc}/u.test(first.out.replaceAll('\n', ''))).toBe(false)
  expect(first.stopMs).toBeLessThan(STOP_MS)
  expect(await gone(first.database, STOP_MS)).toBe(true)
  expect(hasLeftLock(first)).toBe(false)
})

/** A stop is given some seconds. On a machine that is too busy the site leaves before its end, and does not say it. */
const isWhole = ({ out }: Ended): boolean => out.includes('Pluriel est arrêté')
const hasLeftLock = (stopped: Ended & { files: string[] }): boolean =>
  isWhole(stopped) && stopped.files.includes('pluriel.lock')

test('a stop that has the time for it says so, and leaves neither database nor lock', async () => {
  const dataDir = await copyOfFilled()
  const stops: Ended[] = []
  while (stops.length < STARTS_MAX && !stops.some(isWhole)) {
    const site = start(dataDir)
    await site.ready
    const database = await databasePid(dataDir)
    const stopped = await site.stop()
    stops.push(stopped)
    if (!isWhole(stopped)) continue
    expect(isAlive(database)).toBe(false)
    expect(await readdir(dataDir)).not.toContain('pluriel.lock')
  }
  expect(stops.some(isWhole)).toBe(true)
})

test('a first start that is interrupted while it loads stops cleanly; the next one goes to the end', () => {
  expect(interrupted).toMatchObject({ code: 0, err: '' })
  expect(interrupted.out).not.toContain('http')
  expect(interrupted.stopMs).toBeLessThan(STOP_MS)
  expect(hasLeftLock(interrupted)).toBe(false)
  expect(first.out).toContain('Communes')
})

test.skipIf(!isRoot || !hasUnshare)(
  'an ordinary user starts it too, in a folder of its own (needs unshare)',
  async () => {
    const dataDir = await copyOfFilled()
    await chmod(folder, 0o700)
    // The same user under another name: what root may do, this process may not.
    const before = ['unshare', '--user', '--map-user=65534', '--map-group=65534']
    const url = await start(dataDir, { before }).ready
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  },
)

test.skipIf(isRoot && !hasUnshare)(
  'a folder that may not be written is refused (as root, needs unshare)',
  async () => {
    await chmod(folder, 0o500)
    const before = isRoot ? ['unshare', '--user', '--map-user=65534', '--map-group=65534'] : []
    const { code, err } = await start(join(folder, 'var'), { before }).ended
    expect(code).toBe(20)
    expect(err).toContain('EACCES')
  },
)

describe('a site that runs', () => {
  let dataDir: string
  let site: Site
  let url: string
  let costsMs: number[]
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'pluriel-start-'))
    await cp(filled, dataDir, { recursive: true })
    costsMs = []
    for (let starts = 1; starts <= STARTS_MAX; starts++) {
      const since = performance.now()
      site = startSite(dataDir)
      url = await site.ready
      // Tests run beside others: what a start costs is the time it took, or that of the processor when it had to wait.
      costsMs.push(Math.min(performance.now() - since, await processorMs(site.child.pid)))
      if (Math.min(...costsMs) < SECOND_START_MS) return
      await site.stop('SIGTERM')
    }
  })
  afterAll(async () => {
    await site.stop('SIGTERM')
    await rm(dataDir, { recursive: true })
  })

  test('was ready in less than two seconds, since it had started before', () => {
    expect(Math.min(...costsMs)).toBeLessThan(SECOND_START_MS)
  })

  test('refuses its folder to a second Pluriel, and goes on', async () => {
    const { code, err } = await startSite(dataDir).ended
    expect(code).toBe(24)
    expect(err).toContain(`processus ${site.child.pid}`)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test.skipIf(!isRoot || !hasUnshare)(
    'as root, has its database in a user namespace (needs unshare)',
    async () => {
      const map = await readFile(`/proc/${await databasePid(dataDir)}/uid_map`, 'utf8')
      const [inside, outside] = map.trim().split(/\s+/)
      expect(Number(inside)).toBeGreaterThan(0)
      expect(outside).toBe('0')
    },
  )
})

test('kill -9 loses nothing that was acknowledged, with the database or without it', async () => {
  const dataDir = await copyOfFilled()
  const site = start(dataDir)
  await site.ready
  const client = await connect(dataDir)
  await client.query('create table kept (number int primary key)')
  let acknowledged = 0
  while (acknowledged < ROWS) await client.query('insert into kept values ($1)', [++acknowledged])
  const orphan = await databasePid(dataDir)
  await site.stop('SIGKILL')
  // The database outlives the site, and still takes what reaches it.
  await client.query('insert into kept values ($1)', [++acknowledged])
  await client.end()

  const again = start(dataDir)
  await again.ready
  expect(isAlive(orphan)).toBe(false)
  const writer = await connect(dataDir)
  expect(await kept(writer)).toEqual({ count: acknowledged, last: acknowledged })
  await writer.query('insert into kept values ($1)', [++acknowledged])
  process.kill(await databasePid(dataDir), 'SIGKILL')
  const { out } = await again.stop('SIGKILL')
  expect(out).toContain(`(processus ${orphan})`)

  const last = start(dataDir)
  await last.ready
  const reader = await connect(dataDir)
  expect(await kept(reader)).toEqual({ count: acknowledged, last: acknowledged })
  await reader.end()
  expect((await last.stop()).code).toBe(0)
})

async function connect(dataDir: string): Promise<pg.Client> {
  const { url } = await startOrSharePostgres({ dataDir })
  const client = new pg.Client({ connectionString: url })
  // The server is made to die under the client: that is no error of the test.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function kept(client: pg.Client): Promise<unknown> {
  const { rows } = await client.query('select count(*)::int as count, max(number) as last from kept')
  return rows[0]
}

test('a site that npm started stops when npm is told to, though nobody tells the site', async () => {
  const dataDir = await copyOfFilled()
  // As npm does: a shell that waits for the program, and keeps the signals for itself.
  const before = ['sh', '-c', '"$@"; exit', 'sh']
  const site = start(dataDir, { before, env: { npm_lifecycle_event: 'start' } })
  await site.ready
  const { out } = await site.stop('SIGTERM')
  expect(out).toContain('Pluriel est arrêté.')
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

test('a folder of another version of PostgreSQL is refused and left as it is', async () => {
  const cluster = join(folder, 'var', 'postgres')
  await mkdir(cluster, { recursive: true })
  await writeFile(join(cluster, 'PG_VERSION'), '14\n')
  const { code, err } = await start(join(folder, 'var')).ended
  expect(code).toBe(21)
  expect(err).toMatch(/PostgreSQL 14\s; .* PostgreSQL 18\. Rien n’a été modifié/)
  expect(await readdir(cluster)).toEqual(['PG_VERSION'])
})

test.each([
  ['a folder that cannot be made', { DATA_DIR: '/dev/null/var' }, 20, '/dev/null/var'],
  ['a setting that makes no sense', { PORT: 'trois mille' }, 10, 'PORT'],
  [
    'an address of another machine',
    { HOST: '203.0.113.7', BASE_URL: 'https://a.exemple' },
    13,
    '203.0.113.7',
  ],
  ['letters without an address of ours', { SMTP_URL: 'smtp://127.0.0.1:1' }, 15, 'BASE_URL=https://'],
  ['a door to the world without an address of ours', { HOST: '0.0.0.0' }, 15, 'BASE_URL manque'],
  ['the same in English', { HOST: '::', LANG: 'en_GB.UTF-8' }, 15, 'BASE_URL is missing'],
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
