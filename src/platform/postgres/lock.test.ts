import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { lockFolder } from './lock.ts'

const LONG_AGO = new Date('2026-01-01T00:00:00Z')
const quiet = () => undefined

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pluriel-lock-'))
  file = join(folder, 'pluriel.lock')
})
afterEach(() => rm(folder, { recursive: true }))

const holder = async () => JSON.parse(await readFile(file, 'utf8'))

/** A number that no living process has: that of one we saw end. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

test('a folder has one holder, whom the refusal names', async () => {
  const release = await lockFolder(folder, quiet)
  const refusal = await lockFolder(folder, quiet).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'already-running', exitCode: 24 })
  expect(refusal).toHaveProperty('fr', expect.stringContaining(`processus ${process.pid}`))
  await release()
  await (await lockFolder(folder, quiet))()
})

test('of ten that come at once, one gets it', async () => {
  const taken = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder, quiet)))
  const won = taken.filter((one) => one.status === 'fulfilled')
  const lost = taken.filter((one) => one.status === 'rejected')
  expect(won).toHaveLength(1)
  expect(new Set(lost.map(({ reason }) => reason.code))).toEqual(new Set(['already-running']))
  await won[0]?.value()
})

test.each([
  ['a process that ended', async () => ({ pid: await deadPid() })],
  ['a number that another process took since', async () => ({ start: '1' })],
  ['a machine that restarted since', async () => ({ boot: 'another' })],
])('the lock of %s is taken over', async (_, change) => {
  const release = await lockFolder(folder, quiet)
  await writeFile(file, JSON.stringify({ ...(await holder()), ...(await change()) }))
  await release()
  const again = await lockFolder(folder, quiet)
  expect(await holder()).toMatchObject({ pid: process.pid })
  await again()
})

test('a lock that says nothing holds nobody', async () => {
  await writeFile(file, '{"pid":')
  await (await lockFolder(folder, quiet))()
})

test('a holder elsewhere is believed while it beats, and no longer', async () => {
  const release = await lockFolder(folder, quiet)
  await writeFile(file, JSON.stringify({ ...(await holder()), where: 'another container' }))
  const beating = setInterval(() => void utimes(file, new Date(), new Date()), 20)
  onTestFinished(() => clearInterval(beating))
  const told: unknown[] = []
  await expect(lockFolder(folder, (event) => told.push(event), 300)).rejects.toMatchObject({
    code: 'already-running',
  })
  expect(told).toEqual([{ kind: 'waiting-for-lock', seconds: 1 }])
  clearInterval(beating)
  await utimes(file, LONG_AGO, LONG_AGO)
  await (await lockFolder(folder, quiet))()
  await release()
})
