import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './processes.ts'
import { startPostgres } from './server.ts'

export type TestPostgres = {
  /** Of the empty database `pluriel`; templates are copied with `create database x template t strategy file_copy`. */
  url: string
  databaseUrl: (name: string) => string
  version: string
  stop: () => Promise<void>
}

const PREFIX = 'pluriel-test-'

/** A server for one run of tests. What killed runs left behind is stopped and removed first. */
export async function startTestPostgres({ binFolder }: { binFolder?: string } = {}): Promise<TestPostgres> {
  await removeLeftovers()
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const server = await startPostgres({ dataDir, durable: false, ...(binFolder && { binFolder }) })
  return {
    url: server.url,
    version: server.version,
    databaseUrl: (name) => {
      const url = new URL(server.url)
      url.pathname = `/${name}`
      return url.href
    },
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The name of a folder tells which process made it. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1])
    if (pid > 0 && !isAlive(pid)) await removeLeftover(join(tmpdir(), name)).catch(() => undefined)
  }
}

async function removeLeftover(dataDir: string): Promise<void> {
  const left = await startPostgres({ dataDir, durable: false })
  await left.stop()
  await rm(dataDir, { recursive: true, force: true })
}
