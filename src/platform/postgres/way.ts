import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { refuse } from './refusal.ts'

/**
 * PostgreSQL refuses to run as root, so somebody else runs it:
 * - `user`: whoever started Pluriel;
 * - `namespace`: root still, who is called otherwise in a user namespace made for it. Files stay root's;
 * - `other-uid`: another user of the machine, who must be able to reach the binaries and the data.
 */
export type How = 'user' | 'namespace' | 'other-uid'
export type Way = { how: How; owner: { uid: number; gid: number } | undefined; asUid: number }

const NOBODY = 65_534

const unshare = (uid: number) => ['--user', `--map-user=${uid}`, `--map-group=${uid}`]

export function spawnBy(way: Way, file: string, args: string[], options: SpawnOptions): ChildProcess {
  // initdb and postgres read their messages' language and their hours from here and from nowhere else.
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  if (way.how === 'namespace')
    return spawn('unshare', [...unshare(way.asUid), file, ...args], { ...options, env })
  return spawn(file, args, { ...options, env, ...(way.how === 'other-uid' && way.owner) })
}

export const asUser = (): Way => ({ how: 'user', owner: undefined, asUid: process.getuid?.() ?? -1 })

export const asOther = (owner: { uid: number; gid: number }): Way => ({
  how: 'other-uid',
  owner,
  asUid: owner.uid,
})

/** Root by another name, where the system allows it: tried on the very program that will run. */
export async function asNamespace(postgres: string): Promise<Way | undefined> {
  const asUid = (await knownUser())?.uid ?? NOBODY
  // Out of reach of Ctrl-C: a trial that is interrupted would pass for a system that forbids.
  const child = spawn('unshare', [...unshare(asUid), postgres, '--version'], {
    stdio: 'ignore',
    detached: true,
  })
  const works = await new Promise<boolean>((resolve, reject) => {
    child.on('error', () => resolve(false))
    child.on('exit', (code, signal) => {
      if (signal) reject(new Error(`The trial of a user namespace was ended by ${signal}.`))
      else resolve(code === 0)
    })
  })
  return works ? { how: 'namespace', owner: undefined, asUid } : undefined
}

/** Anyone but root whom the system knows: initdb asks for the name of its user, and stops without one. */
export async function knownUser(): Promise<{ uid: number; gid: number } | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  const users = lines
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0)
  const found = users.find(({ name }) => name === 'nobody') ?? users[0]
  return found && { uid: found.uid, gid: found.gid }
}

/** For an ordinary user: itself, or a known name in a namespace when the system does not know it. */
export async function ordinaryWay(postgres: string): Promise<Way> {
  try {
    userInfo()
    return asUser()
  } catch (error) {
    const way = await asNamespace(postgres)
    if (way) return way
    throw refuse('no-user', { detail: error instanceof Error ? error.message : String(error) })
  }
}
