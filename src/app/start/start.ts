import type pg from 'pg'
import { actingNow } from '#platform/acting-now.ts'
import { realClock } from '#platform/clock.ts'
import { type Config, ConfigRefusal, lacksAddress, readConfig } from '#platform/config.ts'
import { openPool } from '#platform/database.ts'
import { openFiles } from '#platform/files/index.ts'
import type { Platform } from '#platform/http.ts'
import { openLog } from '#platform/log.ts'
import { MigrationDrift, migrate } from '#platform/migrate.ts'
import { hasWall, openDatabase } from '#platform/wall.ts'
import type { Closers } from './closers.ts'
import { openDoor } from './listen.ts'
import { refuseStart } from './refusals.ts'
import { openSiteDatabase } from './site-database.ts'
import type { Terminal } from './terminal.ts'

const MS = 1_000

type Start = {
  env: NodeJS.ProcessEnv
  cwd: string
  terminal: Terminal
  closers: Closers
  signal: AbortSignal
}

/** From nothing to a site that answers. What it opens goes to `closers`; a signal stops it between two steps. */
export async function startPluriel(start: Start): Promise<{ lost: Promise<unknown> }> {
  const { env, cwd, terminal, closers, signal } = start
  const config = settings(env, cwd)
  // The code of the site is read while the database starts: neither waits for the other.
  const site = import('../app.ts')
  // Awaited further down: until then, what it may meet is nobody's yet.
  site.catch(() => undefined)
  const { door, database } = await openBoth(config, start)
  signal.throwIfAborted()

  const pool = openPool({ url: database.url, poolSize: config.DATABASE_POOL })
  closers.add(() => pool.end())
  let stopJobs = async () => {}
  closers.add(() => Promise.all([door.close(), stopJobs()]))
  const migrated = await bringUpToDate(pool)
  if (migrated > 0) terminal.say(terminal.words.migrated(migrated))
  if (!(await hasWall(pool))) terminal.say(terminal.words.oneWall)
  const platform = await openPlatform(config, pool)
  await load(platform, terminal, signal)

  const { createApp } = await site
  door.answerWith(createApp(platform).fetch)
  const seconds = (performance.now() / MS).toLocaleString(terminal.lang, { maximumFractionDigits: 1 })
  terminal.say(terminal.words.ready(door.url, database.name, seconds))
  await sayHostCode(platform, terminal)
  stopJobs = beginJobs(config, pool, platform)
  refresh(platform, signal)
  return { lost: database.lost }
}

/** Who reads the terminal may take the instance in hand: the code is nowhere else. */
async function sayHostCode({ db }: Platform, terminal: Terminal): Promise<void> {
  const { offerHostCode } = await import('#registry/person/index.ts')
  const code = await offerHostCode(db)
  if (code) terminal.say(terminal.words.hostCode(code))
}

function settings(env: NodeJS.ProcessEnv, cwd: string): Config {
  const config = readSettings(env, cwd)
  if (lacksAddress(config)) throw refuseStart('addressMissing')
  return config
}

function readSettings(env: NodeJS.ProcessEnv, cwd: string): Config {
  try {
    return readConfig(env, cwd)
  } catch (error) {
    throw error instanceof ConfigRefusal ? refuseStart('config', error.message) : error
  }
}

/** Both are tried before either is complained about: a folder in use tells more than a port in use. */
async function openBoth(config: Config, { terminal, closers, signal }: Start) {
  const opening = openSiteDatabase(config, terminal, signal).then((database) => {
    closers.add(database.stop)
    return database
  })
  const door = openDoor(config)
  await Promise.allSettled([opening, door])
  return { database: await opening, door: await door }
}

async function bringUpToDate(pool: pg.Pool): Promise<number> {
  try {
    return (await migrate(pool)).length
  } catch (error) {
    if (error instanceof MigrationDrift) throw refuseStart('drift', error.message)
    if (!(error instanceof Error)) throw error
    const cause = error.cause instanceof Error ? `\n${error.cause.message}` : ''
    throw refuseStart('migration', `${error.message}${cause}`)
  }
}

async function openPlatform(config: Config, pool: pg.Pool): Promise<Platform> {
  const files = await openFiles(config)
  return { db: openDatabase(pool), clock: realClock, config, log: openLog(config), files }
}

async function load(platform: Platform, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const { loaders } = await import('./loaders.ts')
  let isFresh = false
  for (const { label, run } of loaders) {
    const name = label[terminal.lang]
    const progress = terminal.progress(name)
    const onProgress = (done: number, total?: number) => {
      // Thrown inside the transaction of the loader, which is then undone.
      signal.throwIfAborted()
      progress.to(done, total)
    }
    const outcome = await run(actingNow(platform), onProgress, isFresh)
    if (!outcome.done) throw refuseStart('loading', name, outcome.reason)
    isFresh ||= outcome.value.loaded
    progress.end()
    signal.throwIfAborted()
  }
}

/** Nobody waits for the jobs: they begin once the site answers. Answers the way to stop them. */
function beginJobs(config: Config, pool: pg.Pool, platform: Platform): () => Promise<void> {
  if (!config.JOBS) return async () => undefined
  const begun = import('./jobs.ts')
    .then(({ jobs, startJobs }) => startJobs(pool, platform, jobs))
    .catch((error: unknown) => {
      platform.log.error({ error: error instanceof Error ? error.message : '' }, 'the jobs did not begin')
    })
  return async () => (await begun)?.()
}

/** The index follows the words and the engine of this version: it is read again behind an open site. */
function refresh(platform: Platform, signal: AbortSignal): void {
  const onProgress = () => signal.throwIfAborted()
  const refreshed = import('./loaders.ts').then(({ refreshIndex }) =>
    refreshIndex(actingNow(platform), onProgress),
  )
  refreshed.catch((error: unknown) => {
    if (!signal.aborted)
      platform.log.error({ error: error instanceof Error ? error.message : '' }, 'the index stayed')
  })
}
