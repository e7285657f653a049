import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const READY = /^(?:Pluriel est prêt|Pluriel is ready)\s?: (\S+)/m

export type Ended = { code: number | null; out: string; err: string }
export type Site = {
  child: ChildProcess
  /** Its address, once it says so. Rejected, with what it said, when it ends before. */
  ready: Promise<string>
  ended: Promise<Ended>
  /** Waits until it has said this. */
  saying: (words: string) => Promise<void>
  stop: (signal?: NodeJS.Signals) => Promise<Ended>
}

export type SiteOptions = { env?: NodeJS.ProcessEnv; before?: string[] }

/** What package.json says, without the npm and the shell around it, and by the Node of this very test. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const words: string[] = scripts.start.split(' ')
  return words.filter((word) => word !== 'exec').map((word) => (word === 'node' ? process.execPath : word))
}

/** `npm start` as it really is: a process of its own, on a free port unless told otherwise. */
export function startSite(dataDir: string, { env = {}, before = [] }: SiteOptions = {}): Site {
  const [file = '', ...args] = [...before, ...startCommand()]
  const child = spawn(file, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  const said = <T>(find: () => T | undefined): Promise<T> => {
    const found = new Promise<T>((resolve, reject) => {
      const look = () => {
        const it = find()
        if (it !== undefined) resolve(it)
      }
      child.stdout.on('data', look)
      child.once('close', (code) => reject(new Error(`Pluriel ended (${code}).\n${out}${err}`)))
    })
    // Who only waits for the end does not look at what was said before.
    found.catch(() => undefined)
    return found
  }
  const ready = said(() => READY.exec(out)?.[1])
  const saying = (words: string) => said(() => (out.includes(words) ? true : undefined)).then(() => undefined)
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }))
  const stop = (signal: NodeJS.Signals = 'SIGINT') => {
    child.kill(signal)
    return ended
  }
  return { child, ready, ended, saying, stop }
}

export async function databasePid(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
}

const TICK_MS = 10

/** What a process has cost the processor so far; unknown, so without end, where there is no /proc. */
export async function processorMs(pid: number | undefined): Promise<number> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (!line) return Number.POSITIVE_INFINITY
  const [, , , , , , , , , , , inProgram = 0, inSystem = 0] = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  return (inProgram + inSystem) * TICK_MS
}
