import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databasePid, processorMs, startSite } from '#test/start/pluriel.ts'

export type Start = {
  label: string
  readyMs: number
  processorMs: number
  siteMiB: number
  databaseMiB: number
}

const SECOND_STARTS = 3
const KIB_PER_MIB = 1024

/** A first start on an empty folder, then some more on what it left: what each takes, and the memory once ready. */
export async function measureStarts(seconds = SECOND_STARTS): Promise<Start[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pluriel-cold-'))
  try {
    const starts = [await measure(dataDir, 'first')]
    for (let i = 0; i < seconds; i++) starts.push(await measure(dataDir, 'second'))
    return starts
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(dataDir: string, label: string): Promise<Start> {
  const since = performance.now()
  const site = startSite(dataDir)
  const url = await site.ready
  const readyMs = performance.now() - since
  const pid = site.child.pid ?? 0
  const spentMs = await processorMs(pid)
  await (await fetch(url)).text()
  const siteMiB = await memoryOf(pid)
  const database = await databasePid(dataDir)
  const family = [database, ...(await childrenOf(database))]
  const sizes = await Promise.all(family.map(memoryOf))
  await site.stop()
  return { label, readyMs, processorMs: spentMs, siteMiB, databaseMiB: sizes.reduce((a, b) => a + b, 0) }
}

/** The share of a process: pages that several have count for a part in each. */
async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / KIB_PER_MIB
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const parents = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
    }),
  )
  return pids.filter((_, i) => parents[i] === parent)
}
