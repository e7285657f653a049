import { mkdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Binaries, findBinaries } from './binaries.ts'
import { DATABASE, ensureCluster } from './cluster.ts'
import type { Tell } from './events.ts'
import { lockFolder } from './lock.ts'
import { findPlace, type Place } from './place.ts'
import { launch, type Postmaster, socketFolder, stopOrphan } from './postmaster.ts'
import { refusalOfFileError, refuse } from './refusal.ts'
import type { How } from './way.ts'

export type PostgresOptions = {
  dataDir: string
  /** False for tests: nothing waits for the disk, a power cut loses everything. */
  durable?: boolean
  binFolder?: string
  tell?: Tell
}

export type RunningPostgres = {
  /** For the driver: any database of the server is this address with another path. */
  url: string
  version: string
  how: How
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
  const { durable = true, binFolder, tell = () => undefined } = options
  const dataDir = resolve(options.dataDir)
  const binaries = await findBinaries(binFolder)
  const release = await openFolder(dataDir, tell)
  try {
    const place = await findPlace(dataDir, binaries, tell)
    await ensureCluster(place, binaries.major, durable, tell)
    await stopOrphan(place, tell)
    const sockets = await socketFolder(place)
    const start = () => launch(place, sockets, join(dataDir, 'postgres.log'), durable, tell)
    return supervise(place, binaries, sockets, await start(), start, release, tell)
  } catch (error) {
    await release()
    throw refusalOfFileError(error, dataDir)
  }
}

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

function supervise(
  place: Place,
  { version }: Binaries,
  sockets: string,
  first: Postmaster,
  start: () => Promise<Postmaster>,
  release: () => Promise<void>,
  tell: Tell,
): RunningPostgres {
  let current = first
  let isStopping = false
  // A Pluriel that crashes takes its database with it; only kill -9 leaves it, and the next start finds it.
  const onExit = () => current.child.kill('SIGINT')
  process.once('exit', onExit)

  const watch = async (): Promise<unknown> => {
    for (let times = 1; ; times++) {
      const code = await current.ended
      if (isStopping) return new Promise(() => undefined)
      if (times > RESTARTS_MAX) return new Error(`PostgreSQL stopped by itself (${code}).`)
      await wait(RESTART_MS)
      current = await start()
      tell({ kind: 'restarted', times })
    }
  }

  const stop = async () => {
    isStopping = true
    process.off('exit', onExit)
    await end(current)
    await release()
  }
  const url = `postgres://${DATABASE}@localhost/${DATABASE}?host=${encodeURIComponent(sockets)}`
  const lost = watch().catch((error: unknown) => error)
  return { url, version, how: place.way.how, folder: place.cluster, pid: () => current.child.pid, lost, stop }
}

/** Properly, then at once: what was acknowledged is in the journal, and read again at the next start. */
async function end({ child, ended }: Postmaster): Promise<void> {
  child.kill('SIGINT')
  const isOver = await Promise.race([ended, wait(FAST_STOP_MS, undefined, { ref: false })])
  if (isOver !== undefined) return
  child.kill('SIGQUIT')
  await ended
}
