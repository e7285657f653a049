import { randomUUID } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Tell } from './events.ts'
import { bootId, isAlive, startOf, whereAmI } from './processes.ts'
import { refuse } from './refusal.ts'

/** One Pluriel per data folder. `start` and `boot` tell a living holder from a number that came back. */
type Holder = { pid: number; start?: string; where: string; boot: string; since: string }

const HEARTBEAT_MS = 5_000
const SILENCE_MAX_MS = 15_000
const TRIES_MAX = 5
const MS = 1_000

/** Takes the folder, or refuses and names who has it. The function that it answers gives the folder back. */
export async function lockFolder(
  dataDir: string,
  tell: Tell,
  silenceMaxMs = SILENCE_MAX_MS,
): Promise<() => Promise<void>> {
  const file = join(dataDir, 'pluriel.lock')
  const mine = await me()
  const text = `${JSON.stringify(mine)}\n`
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, text, { mode: 0o600 })
    for (let tries = 1; !(await linked(draft, file)); tries++) {
      const found = await readFile(file, 'utf8').catch(() => '')
      const holder = parse(found)
      if (holder && (tries > TRIES_MAX || (await isHeld(holder, mine, { file, silenceMaxMs, tell }))))
        throw refuse('already-running', { folder: dataDir, pid: holder.pid, since: holder.since })
      await removeStale(file, found)
    }
  } finally {
    await rm(draft, { force: true })
  }
  const heart = setInterval(() => beat(file), HEARTBEAT_MS).unref()
  return async () => {
    clearInterval(heart)
    if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true })
  }
}

async function me(): Promise<Holder> {
  const [start, where, boot] = await Promise.all([startOf(process.pid), whereAmI(), bootId()])
  return { pid: process.pid, ...(start && { start }), where, boot, since: new Date().toISOString() }
}

/** Making a link fails when the name exists: of two processes, one gets it, and its content is whole. */
const linked = (draft: string, file: string): Promise<boolean> =>
  link(draft, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )

function parse(text: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(text)
    const isHolder = typeof read === 'object' && read !== null && 'pid' in read && 'where' in read
    // The file is written by the function above alone; anything else is treated as nobody's.
    return isHolder ? (read as Holder) : undefined
  } catch {
    return undefined
  }
}

async function isHeld(holder: Holder, mine: Holder, heart: Heart): Promise<boolean> {
  if (holder.where !== mine.where) return stillBeats(heart)
  return holder.boot === mine.boot && isAlive(holder.pid) && (await startOf(holder.pid)) === holder.start
}

type Heart = { file: string; silenceMaxMs: number; tell: Tell }

/** The processes of another container or machine cannot be seen from here, but a living holder touches its lock. */
async function stillBeats({ file, silenceMaxMs, tell }: Heart): Promise<boolean> {
  const beatAt = () =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
  const seen = await beatAt()
  if (Date.now() - seen > silenceMaxMs) return false
  tell({ kind: 'waiting-for-lock', seconds: Math.ceil(silenceMaxMs / MS) })
  await wait(silenceMaxMs)
  return (await beatAt()) > seen
}

/** Renaming takes the name away from everybody but one; what was taken by mistake is put back. */
async function removeStale(file: string, judged: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  await rename(file, aside).catch(() => undefined)
  const taken = await readFile(aside, 'utf8').catch(() => judged)
  if (taken !== judged) await linked(aside, file)
  await rm(aside, { force: true })
}

function beat(file: string): void {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // The folder was taken away: the database says so better than a lock can.
  }
}
