import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PostgresEvent } from './events.ts'
import { type PostgresOptions, type RunningPostgres, startOrSharePostgres, startPostgres } from './index.ts'
import { gone } from './processes.ts'

const SLOW_MS = 20_000

let folder: string
let running: RunningPostgres[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pluriel-pg-'))
  running = []
})
afterEach(async () => {
  for (const server of running) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(dataDir = folder, options: Partial<PostgresOptions> = {}) {
  const server = await startPostgres({ dataDir, durable: false, ...options })
  running.push(server)
  return server
}

async function ask<Row extends pg.QueryResultRow>(
  { url }: { url: string },
  statement: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  // The server may be made to die under the client: the query says so, the event need not.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const refusalOf = (dataDir: string) => start(dataDir).catch((error: unknown) => error)

test('what is written is there after a stop, and no process is left', async () => {
  const first = await start()
  await ask(first, `create table kept as select 'oui' as word`)
  const pid = first.pid() ?? 0
  await first.stop()
  expect(await gone(pid, 0)).toBe(true)
  expect(await ask(await start(), 'select word from kept')).toEqual([{ word: 'oui' }])
})

describe('a server', () => {
  let server: RunningPostgres
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'pluriel-pg-'))
    server = await startPostgres({ dataDir, durable: false })
  })
  afterAll(async () => {
    await server.stop()
    await rm(dataDir, { recursive: true })
  })

  test('French is compared, folded and searched as people write it', async () => {
    const [row] = await ask(
      server,
      `select lower('ÉLÈVE Œuvre') as low, 'été' ~* 'ÉTÉ' as same, current_setting('server_encoding') as encoding,
       to_tsvector('french', 'les écoles') @@ to_tsquery('french', 'École') as found`,
    )
    expect(row).toEqual({ low: 'élève œuvre', same: true, encoding: 'UTF8', found: true })
  })

  test('the server listens on a socket that nobody else can reach, and on no port', async () => {
    const [row] = await ask(server, `select current_setting('listen_addresses') as addresses`)
    expect(row).toEqual({ addresses: '' })
    const sockets = new URL(server.url).searchParams.get('host') ?? ''
    const { mode } = await stat(sockets)
    expect(mode & 0o077).toBe(0)
  })

  test('a command shares the server of a site that runs, and leaves it running', async () => {
    const command = await startOrSharePostgres({ dataDir })
    expect(command).toMatchObject({ url: server.url, how: 'shared' })
    await command.stop()
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

test('a path too long for a socket is no obstacle', async () => {
  const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60))
  const server = await start(deep)
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  const sockets = new URL(server.url).searchParams.get('host') ?? ''
  await server.stop()
  expect(existsSync(sockets)).toBe(false)
})

test(
  'a server that is killed comes back by itself, with all it had acknowledged',
  async () => {
    const told: PostgresEvent[] = []
    const back = Promise.withResolvers<void>()
    const tell = (event: PostgresEvent) => {
      told.push(event)
      if (event.kind === 'restarted') back.resolve()
    }
    const server = await start(folder, { durable: true, tell })
    await ask(server, 'create table kept (number int)')
    await ask(server, 'insert into kept values (1)')
    process.kill(server.pid() ?? 0, 'SIGKILL')
    await back.promise
    expect(await ask(server, 'select number from kept')).toEqual([{ number: 1 }])
    expect(told).toContainEqual({ kind: 'restarted', times: 1 })
  },
  SLOW_MS,
)

test('the database of another version is refused, and not touched', async () => {
  const cluster = join(folder, 'postgres')
  await mkdir(cluster)
  await writeFile(join(cluster, 'PG_VERSION'), '14\n')
  expect(await refusalOf(folder)).toMatchObject({ code: 'data-other-version', exitCode: 21 })
  expect(await readdir(cluster)).toEqual(['PG_VERSION'])
})

test('a folder that holds something else is refused, and not touched', async () => {
  const cluster = join(folder, 'postgres')
  await mkdir(cluster)
  await writeFile(join(cluster, 'memoires.txt'), 'chapitre 1')
  expect(await refusalOf(folder)).toMatchObject({ code: 'data-foreign', exitCode: 22 })
  expect(await readdir(cluster)).toEqual(['memoires.txt'])
})

test('the folder of a PostgreSQL of the machine is not taken for ours', async () => {
  await writeFile(join(folder, 'PG_VERSION'), '18\n')
  expect(await refusalOf(folder)).toMatchObject({ code: 'data-foreign' })
  expect(await readdir(folder)).toEqual(['PG_VERSION'])
})

test('a folder that cannot be made is refused with the reason', async () => {
  await writeFile(join(folder, 'file'), '')
  const refusal = await refusalOf(join(folder, 'file', 'var'))
  expect(refusal).toMatchObject({ code: 'data-not-writable', exitCode: 20 })
  expect(refusal).toHaveProperty('fr', expect.stringContaining('ENOTDIR'))
})

test('a first start that was cut leaves nothing in the way of the next', async () => {
  const draft = join(folder, 'postgres.new-1')
  await mkdir(draft)
  await writeFile(join(draft, 'PG_VERSION'), '18\n')
  await start()
  expect(existsSync(draft)).toBe(false)
})
