import { mkdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { DATABASE, ensureCluster } from './cluster.ts'
import type { Tell } from './events.ts'
import { lockFolder } from './lock.ts'
import { readPidFile, stopOrphan } from './orphan.ts'
import { baseOf, findPlace, type Place } from './place.ts'
import { launch, type Postmaster, socketFolder } from './postmaster.ts'
import { refusalOfFileError, refuse, StartRefusal } from './refusal.ts'
import type { How } from './way.ts'

export type PostgresOptions = {
  dataDir: string
  /** False for tests: nothing waits for the disk, a power cut loses everything. */
  durable?: boolean
  binFolder?: string
  tell?: Tell
  /** Gives up a start that is under way, and leaves things as a stop would. */
  signal?: AbortSignal | undefined
}

export type RunningPostgres = {
  /** For the driver: any database of the server is this address with another path. */
  url: string
  version: string
  how: How | 'shared'
  /** Where the database is: in the data folder, or elsewhere when its user cannot reach it there. */
  folder: string
  pid: () => number | undefined
  /** Settles, with the reason, if the server stops by itself and does not come back. */
  lost: Promise<unknown>
  stop: () => Promise<void>
}

const FAST_STOP_MS = 4_000
const RESTARTS_MAX = 5
const RESTART_MS = 500

export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { durable = true, binFolder, tell = () => undefined, signal } = options
  const dataDir = resolve(options.dataDir)
  const binaries = await findBinaries(binFolder)
  const release = await openFolder(dataDir, tell)
  try {
    const place = await findPlace(dataDir, binaries, tell)
    const manner = { major: binaries.major, durable, tell, signal }
    await ensureCluster(place, manner)
    await stopOrphan(place.cluster, tell)
    const sockets = await socketFolder(place)
    const start = () => launch(place, { sockets, logFile: join(dataDir, 'postgres.log') }, manner)
    return supervise({
      ...describe(place, binaries.version, sockets),
      first: await start(),
      start,
      release: async () => {
        await rm(sockets, { recursive: true, force: true })
        await release()
      },
      tell,
    })
  } catch (error) {
    await release()
    throw refusalOfFileError(error, dataDir)
  }
}

/** For a command beside the site: the server of the Pluriel that runs on this folder, or one for a while. */
export async function startOrSharePostgres(options: PostgresOptions): Promise<RunningPostgres> {
  try {
    return await startPostgres(options)
  } catch (error) {
    const isShared = error instanceof StartRefusal && error.code === 'already-running'
    const shared = isShared ? await runningOn(options) : undefined
    if (shared) return shared
    throw error
  }
}

async function runningOn({ dataDir, binFolder }: PostgresOptions): Promise<RunningPostgres | undefined> {
  const { version } = await findBinaries(binFolder)
  const folder = join(await baseOf(resolve(dataDir)), 'postgres')
  const { pid, sockets, isReady } = await readPidFile(folder)
  if (!isReady) return undefined
  const lost = new Promise<unknown>(() => undefined)
  const stop = async () => undefined
  return { url: urlOf(sockets), version, how: 'shared', folder, pid: () => pid, lost, stop }
}

const urlOf = (sockets: string): string =>
  `postgres://${DATABASE}@localhost/${DATABASE}?host=${encodeURIComponent(sockets)}`

const describe = (place: Place, version: string, sockets: string) => ({
  url: urlOf(sockets),
  version,
  how: place.way.how,
  folder: place.cluster,
})

async function openFolder(dataDir: string, tell: Tell): Promise<() => Promise<void>> {
  try {
    // Another user may have to go through it to the database, which is closed to everybody else.
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    const isCluster = await stat(join(dataDir, 'PG_VERSION')).catch(() => undefined)
    if (isCluster) throw refuse('data-foreign', { folder: dataDir })
    return await lockFolder(dataDir, tell)
  } catch (error) {
    throw refusalOfFileError(error, dataDir)
  }
}

type Supervised = ReturnType<typeof describe> & {
  first: Postmaster
  start: () => Promise<Postmaster>
  release: () => Promise<void>
  tell: Tell
}

function supervise({ first, start, release, tell, ...described }: Supervised): RunningPostgres {
  let current = first
  let pending = Promise.resolve(first)
  let isStopping = false
  // A Pluriel that crashes takes its database with it; only kill -9 leaves it, and the next start finds it.
  const onExit = () => current.child.kill('SIGINT')
  process.once('exit', onExit)

  const watch = async (): Promise<unknown> => {
    for (let times = 1; times <= RESTARTS_MAX; times++) {
      await current.ended
      if (!isStopping) await wait(RESTART_MS)
      if (isStopping) return new Promise(() => undefined)
      pending = start()
      current = await pending
      tell({ kind: 'restarted', times })
    }
    const code = await current.ended
    return isStopping ? new Promise(() => undefined) : new Error(`PostgreSQL stopped by itself (${code}).`)
  }
  const lost = watch().catch((error: unknown) => error)

  const stop = async () => {
    isStopping = true
    process.off('exit', onExit)
    const last = await pending.catch(() => undefined)
    if (last) await end(last)
    await release()
  }
  return { ...described, pid: () => current.child.pid, lost, stop }
}

/** Properly, then at once: what was acknowledged is in the journal, and read again at the next start. */
async function end({ child, ended }: Postmaster): Promise<void> {
  child.kill('SIGINT')
  const isOver = await Promise.race([ended, wait(FAST_STOP_MS, undefined, { ref: false })])
  if (isOver !== undefined) return
  child.kill('SIGQUIT')
  await ended
}
