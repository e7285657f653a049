import { mkdir, readdir, readFile, rename, rm, rmdir, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Tell } from './events.ts'
import { giveTo, type Place } from './place.ts'
import { refuse, type StartRefusal } from './refusal.ts'
import { spawnBy } from './way.ts'

const FREE_BYTES_MIN = 200 * 2 ** 20
const JOURNAL_FILE_BYTES = 16 * 2 ** 20
/** The first PostgreSQL whose collation C.UTF-8 is its own, and the same on every machine. */
const BUILTIN_LOCALES_SINCE = 17
/** Names of the same thing on Linux and on macOS; the last one is everywhere, and knows no accents. */
const CHARACTER_TYPES = ['C.UTF-8', 'UTF-8', 'C']

export const DATABASE = 'pluriel'

/** How to start: for which version, with which care, telling whom, until when. */
export type Manner = { major: number; durable: boolean; tell: Tell; signal: AbortSignal | undefined }

/** Leaves a whole database of the right version in its folder, or refuses and touches nothing. */
export async function ensureCluster(place: Place, manner: Manner): Promise<void> {
  const { major } = manner
  const { cluster } = place
  const inside = await readdir(cluster).catch(emptyWhenMissing)
  if (inside.length === 0) return create(place, manner)
  const found = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (found === undefined) throw refuse('data-foreign', { folder: cluster })
  if (found.trim() !== String(major))
    throw refuse('data-other-version', { folder: cluster, found: found.trim(), wanted: String(major) })
}

const emptyWhenMissing = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOENT') return []
  throw error
}

/** By default, whether not even one file of the journal would fit. */
export async function isNearlyFull(folder: string, bytesMin = JOURNAL_FILE_BYTES): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < bytesMin
}

/** Made beside its place and put there at the end: a start that is cut leaves nothing half-made. */
async function create(place: Place, manner: Manner): Promise<void> {
  const { cluster, base, way } = place
  await removeDrafts(base)
  if (await isNearlyFull(base, FREE_BYTES_MIN)) throw refuse('disk-full', { folder: base })
  manner.tell({ kind: 'creating', folder: cluster })
  const draft = `${cluster}.new-${process.pid}`
  await mkdir(draft, { mode: 0o700 })
  try {
    if (way.owner) await giveTo(way.owner, draft)
    await initialise(place, draft, manner)
    await addDatabase(place, draft, manner.signal)
    // Seen empty above, if it is there at all; and only an empty folder lets itself be removed so.
    await rmdir(cluster).catch(emptyWhenMissing)
    await rename(draft, cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

async function removeDrafts(base: string): Promise<void> {
  const drafts = (await readdir(base)).filter((name) => name.startsWith('postgres.new-'))
  for (const name of drafts) await rm(join(base, name), { recursive: true, force: true })
}

async function initialise(place: Place, draft: string, manner: Manner): Promise<void> {
  const builtin = manner.major >= BUILTIN_LOCALES_SINCE
  const locale = builtin ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  const args = (type: string) => [
    ...['-D', draft, `--username=${DATABASE}`, '--encoding=UTF8', '--locale=C', `--lc-ctype=${type}`],
    ...[...locale, '--auth-local=trust', '--auth-host=reject', '--no-instructions'],
    ...(manner.durable ? [] : ['--no-sync']),
  ]
  for (const type of CHARACTER_TYPES) {
    const { code, said } = await runToEnd(place, 'initdb', args(type), manner.signal)
    if (code === 0) return
    if (!said.includes('invalid locale name') || type === 'C') throw refusalOfWords(said, draft, 'initdb')
  }
}

/** In single-user mode, which needs no server: the database exists before anyone can connect. */
async function addDatabase(place: Place, draft: string, signal: AbortSignal | undefined): Promise<void> {
  const { code, said } = await runToEnd(
    place,
    'postgres',
    ['--single', '-D', draft, 'postgres'],
    signal,
    `create database ${DATABASE}\n`,
  )
  if (code !== 0 || /ERROR|FATAL/.test(said)) throw refusalOfWords(said, draft, 'postgres --single')
}

async function runToEnd(
  place: Place,
  program: string,
  args: string[],
  signal: AbortSignal | undefined,
  input = '',
) {
  const child = spawnBy(place.way, join(place.bin, program), args, { stdio: 'pipe', cwd: '/', signal })
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(-1))
    child.on('close', (code) => resolve(code ?? -1))
  })
  child.stdin?.on('error', () => undefined).end(input)
  const [out, err] = await Promise.all([
    child.stdout && text(child.stdout),
    child.stderr && text(child.stderr),
  ])
  const code = await ended
  signal?.throwIfAborted()
  return { code, said: `${out}${err}` }
}

const LINES_SHOWN = 8

/** What PostgreSQL says when it gives up, told in our words when we know the case, in its own otherwise. */
export function refusalOfWords(said: string, folder: string, log: string): StartRefusal {
  if (/No space left on device|Disk quota exceeded/.test(said))
    return refuse('disk-full', { folder: dirname(folder) })
  if (/Permission denied|wrong ownership|Read-only file system/.test(said))
    return refuse('data-not-writable', { folder, detail: basename(log) })
  const found = /initialized by PostgreSQL version (\d+).*version (\d+)/s.exec(said)
  if (found?.[1] && found[2])
    return refuse('data-other-version', { folder, found: found[1], wanted: found[2] })
  return refuse('postgres-failed', { log, detail: said.trim().split('\n').slice(-LINES_SHOWN).join('\n') })
}
