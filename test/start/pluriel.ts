import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
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
  stop: (signal?: NodeJS.Signals) => Promise<Ended>
}

export type SiteOptions = { env?: NodeJS.ProcessEnv; before?: string[] }

/** `npm start` as it really is: a process of its own, on a free port unless told otherwise. */
export function startSite(dataDir: string, { env = {}, before = [] }: SiteOptions = {}): Site {
  const command = [...before, process.execPath, '--import', 'tsx', 'src/app/main.ts']
  const [file = '', ...args] = command
  const child = spawn(file, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      out += text
      const url = READY.exec(out)?.[1]
      if (url) resolve(url)
    })
    child.once('close', (code) => reject(new Error(`Pluriel ended (${code}).\n${out}${err}`)))
  })
  // Who only waits for the end does not look at `ready`.
  ready.catch(() => undefined)
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }))
  const stop = (signal: NodeJS.Signals = 'SIGINT') => {
    child.kill(signal)
    return ended
  }
  return { child, ready, ended, stop }
}

export async function databasePid(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
}
