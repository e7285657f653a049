import { execFile } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const START_TIME_FIELD = 22

/** A process that exists but belongs to someone else is alive too: the system answers EPERM. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Numbers of processes come back: a process is its number and the moment it started. */
export async function startOf(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The name of the program, between parentheses, may hold spaces: fields are counted after it.
  if (line) return line.slice(line.lastIndexOf(')') + 2).split(' ')[START_TIME_FIELD - 3]
  if (process.platform === 'linux') return undefined
  const said = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined)
  return said?.stdout.trim() || undefined
}

export async function commandOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  if (line !== undefined) return line.replaceAll('\0', ' ').trim()
  const said = await run('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => undefined)
  return said?.stdout.trim() ?? ''
}

/** Where numbers of processes mean something: this machine, and in it this container. */
export async function whereAmI(): Promise<string> {
  return `${hostname()} ${await readlink('/proc/self/ns/pid').catch(() => '')}`.trim()
}

export const bootId = (): Promise<string> =>
  readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => '',
  )

export async function gone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs
  while (isAlive(pid) && Date.now() < until) await wait(10)
  return !isAlive(pid)
}
