import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isNearlyFull, type Manner, refusalOfWords } from './cluster.ts'
import { readPidFile, TEMPORARY_SOCKETS } from './orphan.ts'
import type { Place } from './place.ts'
import { refuse } from './refusal.ts'
import { spawnBy } from './way.ts'

const LOG_BYTES_MAX = 2 ** 20
const SOCKET_PATH_BYTES_MAX = process.platform === 'linux' ? 107 : 103
const SOCKET_NAME = '/.s.PGSQL.5432'
const POLL_MS = 8
const RETRY_MS = 300
const RETRIES_MAX = 30
const SLOW_START_MS = 2_000

const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The journal says how the server is, never what people wrote: errors of queries go to the program alone.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
}
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

type Files = { sockets: string; logFile: string }
export type Postmaster = { child: ChildProcess; ended: Promise<number> }

/** A folder that nobody else may enter, near the data when the path of a socket allows it. */
export async function socketFolder({ base, way }: Place): Promise<string> {
  const near = join(base, 'run')
  const fits = Buffer.byteLength(near + SOCKET_NAME) <= SOCKET_PATH_BYTES_MAX
  if (fits) {
    await rm(near, { recursive: true, force: true })
    await mkdir(near, { mode: 0o700 })
  }
  const folder = fits ? near : await mkdtemp(join(shortTemporaryFolder(), TEMPORARY_SOCKETS))
  if (way.owner) await chown(folder, way.owner.uid, way.owner.gid)
  return folder
}

const shortTemporaryFolder = () =>
  Buffer.byteLength(tmpdir()) + `${TEMPORARY_SOCKETS}XXXXXX`.length + 1 + SOCKET_NAME.length <=
  SOCKET_PATH_BYTES_MAX
    ? tmpdir()
    : '/tmp'

/** Starts the server and waits until it answers, trying again while the remains of a dead one go away. */
export async function launch(place: Place, files: Files, manner: Manner): Promise<Postmaster> {
  const { logFile } = files
  for (let tries = 1; ; tries++) {
    const start = await sizeOf(logFile)
    const postmaster = spawnServer(place, files, manner.durable)
    if (await isReady(place, postmaster, manner)) return postmaster
    const said = (await readFile(logFile, 'utf8').catch(() => '')).slice(start)
    const isRemains = /shared memory block|lock file "postmaster.pid" already exists/.test(said)
    if (!isRemains || tries === RETRIES_MAX) {
      // A journal on a full disk says nothing of it.
      if (await isNearlyFull(place.base)) throw refuse('disk-full', { folder: place.base })
      throw refusalOfWords(said, place.cluster, logFile)
    }
    await wait(RETRY_MS)
  }
}

async function sizeOf(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  )
  if (size < LOG_BYTES_MAX) return size
  await truncate(logFile)
  return 0
}

function spawnServer(
  { way, bin, cluster }: Place,
  { sockets, logFile }: Files,
  isDurable: boolean,
): Postmaster {
  const all = { ...settings, unix_socket_directories: sockets, ...(isDurable ? {} : careless) }
  const args = ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const journal = openSync(logFile, 'a', 0o600)
  // In a session of its own: Ctrl-C is for Pluriel, which stops its database last.
  const child = spawnBy(way, join(bin, 'postgres'), args, {
    detached: true,
    stdio: ['ignore', journal, journal],
    cwd: '/',
  })
  closeSync(journal)
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(-1))
    child.on('exit', (code) => resolve(code ?? -1))
  })
  return { child, ended }
}

async function isReady(
  place: Place,
  { child, ended }: Postmaster,
  { tell, signal }: Manner,
): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  const startedAt = Date.now()
  let isSlow = false
  while (!over) {
    const said = await readPidFile(place.cluster)
    if (said.pid === child.pid && said.isReady) return true
    if (!isSlow && Date.now() - startedAt > SLOW_START_MS) {
      isSlow = true
      tell({ kind: 'recovering' })
    }
    if (signal?.aborted) child.kill('SIGINT')
    await wait(POLL_MS)
  }
  signal?.throwIfAborted()
  return false
}
