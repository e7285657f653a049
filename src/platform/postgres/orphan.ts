import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Tell } from './events.ts'
import { commandOf, gone, isAlive } from './processes.ts'

const LEAVES_MS = 15_000
/** Beginning of the name of a folder for sockets that stands far from the data. */
export const TEMPORARY_SOCKETS = 'pluriel-sockets-'

/** What a server writes about itself: its number first, its sockets' folder fifth, its state eighth. */
export async function readPidFile(cluster: string) {
  const file = join(cluster, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const isReady = lines[7]?.startsWith('ready') ?? false
  return { file, lines, pid: Number(lines[0]), sockets: lines[4] ?? '', isReady }
}

/**
 * A server that outlived its Pluriel is stopped properly: what it acknowledged is on the disk, and its settings
 * may be those of another version. We hold the lock of the folder, so nobody else is using it.
 */
export async function stopOrphan(cluster: string, tell: Tell): Promise<void> {
  const { file, lines, pid, sockets } = await readPidFile(cluster)
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return
  const command = await commandOf(pid)
  if (!command.includes('postgres') || !command.includes(cluster)) return disown(file, lines)
  process.kill(pid, 'SIGINT')
  if (!(await gone(pid, LEAVES_MS))) {
    process.kill(pid, 'SIGQUIT')
    await gone(pid, LEAVES_MS)
  }
  if (basename(sockets).startsWith(TEMPORARY_SOCKETS)) await rm(sockets, { recursive: true, force: true })
  tell({ kind: 'orphan-stopped', pid })
}

/**
 * The number now belongs to another program. PostgreSQL would take it for a living server, except when the number is
 * its own parent's: it then goes on to check the shared memory, a protection that removing the file would lose.
 */
const disown = (file: string, lines: string[]): Promise<void> =>
  writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'))
