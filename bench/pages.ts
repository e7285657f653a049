// Pages of the site, warm, beside the plainest page on the same server and beside their own queries with nothing
// around them, in the same run.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '#platform/database.ts'
import { startPostgres } from '#platform/postgres/index.ts'
import { openDatabase } from '#platform/wall.ts'
import { startSite } from '#test/start/pluriel.ts'
import { type Bare, loadBare, openEar } from './pages/bare.ts'
import { growCatalogue } from './pages/grow.ts'
import { CONNECTIONS, type Load, loadOn } from './pages/load.ts'
import { printTable, times } from './table.ts'

const isShort = process.argv.includes('--short')
const SECONDS = isShort ? 3 : 5
const SIZES = isShort ? [1] : [1, 10, 100]
const NEED =
  'Nous sommes une commune de 8 000 habitants et cherchons un agenda partagé avec réservation de salles, des comptes pour nos agents et une application mobile.'

type Page = { name: string; path: string; headers: Readonly<Record<string, string>> }

async function describeNeed(origin: string): Promise<Page> {
  const answer = await fetch(`${origin}/besoins`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ text: NEED }),
  })
  const path = answer.headers.get('location')
  if (answer.status !== 303 || !path) throw new Error(`A need was answered ${answer.status}`)
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return { name: 'result of a need', path, headers: { cookie: cookie.join('; ') } }
}

type Measured = Load & { name: string; queries: number; bare?: Bare }

const shown = (hello: Load) => (page: Measured) => [
  page.name,
  page.perSecond.toFixed(0),
  page.p50.toFixed(0),
  page.p99.toFixed(0),
  page.processorMs.toFixed(2),
  times(page.processorMs / hello.processorMs),
  times(hello.perSecond / page.perSecond),
  String(page.queries),
  page.bare ? page.bare.perSecond.toFixed(0) : '–',
  page.bare ? page.bare.p99.toFixed(1) : '–',
  page.bare ? times(page.bare.perSecond / page.perSecond) : '–',
]
const HEAD = ['page', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms', 'CPU/hello', 'slower than hello']
const HEAD_SQL = ['queries', 'alone /s', 'alone p99', 'slower than its SQL']

async function openHello() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/pages/hello.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return { url: String(line).trim(), pid: child.pid, close: () => child.kill() }
}

async function measureSite(dataDir: string, databaseUrl: string): Promise<void> {
  const env = { DATABASE_URL: databaseUrl, REQUESTS_PER_MINUTE: '100000000', JOBS: 'non' }
  // The first start fills the database, as anybody's does.
  const first = startSite(dataDir, { env })
  await first.ready
  await first.stop()

  const hello = await openHello()
  const pool = openPool({ url: databaseUrl, poolSize: CONNECTIONS, statementTimeoutMs: 600_000 })
  try {
    for (const [i, size] of SIZES.entries()) {
      const solutions = await growCatalogue(openDatabase(pool), SIZES[i - 1] ?? 1, size)
      const site = startSite(dataDir, { env })
      const title = `×${size}: ${solutions} solutions`
      try {
        await measurePages(await site.ready, site.child.pid, { hello, pool, title })
      } finally {
        await site.stop()
      }
    }
  } finally {
    hello.close()
    await pool.end()
  }
}

type Beside = {
  hello: { url: string; pid: number | undefined }
  pool: ReturnType<typeof openPool>
  title: string
}

async function measurePages(origin: string, pid: number | undefined, { hello, pool, title }: Beside) {
  const pages: Page[] = [
    { name: 'home', path: '/', headers: {} },
    { name: 'search of solutions', path: '/solutions?q=agenda', headers: {} },
    await describeNeed(origin),
  ]
  const least = await loadOn(hello, SECONDS)
  const measured: Measured[] = [{ ...least, name: 'hello', queries: 0 }]
  const queriesOf = openEar(pool)
  for (const { name, path, headers } of pages) {
    const load = await loadOn({ url: `${origin}${path}`, pid, headers }, SECONDS)
    const queries = await queriesOf(path, headers)
    const bare = queries.length > 0 ? await loadBare(pool, queries, SECONDS) : undefined
    measured.push({ ...load, name, queries: queries.length, ...(bare && { bare }) })
  }
  console.log(
    `\nCatalogue ${title}; ${CONNECTIONS} visitors at once, ${SECONDS} s each, two processes on this machine`,
  )
  printTable([...HEAD, ...HEAD_SQL], measured.map(shown(least)))
}

const dataDir = await mkdtemp(join(tmpdir(), 'pluriel-bench-'))
// As on a real site, and not as in tests: commits reach the disk, and the statistics of tables are kept.
const server = await startPostgres({ dataDir })
try {
  await measureSite(join(dataDir, 'site'), server.url)
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
