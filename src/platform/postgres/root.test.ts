import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, open, readFile, readlink, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { type RunningPostgres, startPostgres } from './index.ts'
import { SYSTEM_FOLDER } from './place.ts'

const isRoot = process.getuid?.() === 0
const has = (program: string) => {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`]).length > 0
  } catch {
    return false
  }
}
const asRoot = test.skipIf(!isRoot)
const PATH = process.env.PATH

let folder: string
let extra: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pluriel-root-'))
  extra = []
})
afterEach(async () => {
  process.env.PATH = PATH
  for (const path of [folder, ...extra]) await rm(path, { recursive: true, force: true })
})

/** A machine whose user namespaces are closed is, for us, one where `unshare` is not found. */
const closeNamespaces = () => {
  process.env.PATH = join(folder, 'empty')
}

async function rows({ url }: RunningPostgres): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table if not exists kept (number int)')
  await client.query('insert into kept values (1)')
  const { rowCount } = await client.query('select from kept')
  await client.end()
  return rowCount ?? 0
}

const effectiveUser = async (server: RunningPostgres) =>
  Number(/^Uid:\s+\d+\s+(\d+)/m.exec(await readFile(`/proc/${server.pid()}/status`, 'utf8'))?.[1])

test.skipIf(!isRoot || !has('unshare'))(
  'root runs it in a namespace, from a closed folder (needs unshare)',
  async () => {
    await chmod(folder, 0o700)
    const server = await startPostgres({ dataDir: join(folder, 'var') })
    expect(server.how).toBe('namespace')
    expect(await rows(server)).toBe(1)
    expect((await stat(server.folder)).uid).toBe(0)
    await server.stop()
  },
)

asRoot('without a namespace, another user runs it in the data folder when it can be reached', async () => {
  await chmod(folder, 0o755)
  closeNamespaces()
  const dataDir = join(folder, 'var')
  const server = await startPostgres({ dataDir })
  expect(server).toMatchObject({ how: 'other-uid', folder: join(dataDir, 'postgres') })
  expect(await effectiveUser(server)).toBeGreaterThan(0)
  expect(await rows(server)).toBe(1)
  await server.stop()
  const again = await startPostgres({ dataDir })
  expect(await rows(again)).toBe(2)
  await again.stop()
})

asRoot(
  'a database made in a namespace follows when namespaces close and its folder is closed too',
  async () => {
    await chmod(folder, 0o700)
    const dataDir = join(folder, 'var')
    const first = await startPostgres({ dataDir })
    await rows(first)
    await first.stop()
    closeNamespaces()
    const told: string[] = []
    const server = await startPostgres({ dataDir, tell: ({ kind }) => told.push(kind) })
    extra.push(dirname(server.folder))
    expect(server.how).toBe('other-uid')
    expect(server.folder).toMatch(/^\/var\/lib\/pluriel\/[0-9a-f]{12}\/postgres$/)
    expect(await rows(server)).toBe(2)
    await server.stop()
    if (first.how === 'namespace') expect(told).toContain('moved')
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
    process.env.PATH = PATH
    const again = await startPostgres({ dataDir })
    expect(again.folder).toBe(server.folder)
    expect(await rows(again)).toBe(3)
    await again.stop()
  },
)

asRoot('programs in a closed folder are copied where their user can run them', async () => {
  closeNamespaces()
  await chmod(folder, 0o755)
  const { root, version } = await findBinaries()
  const closed = join(folder, 'closed')
  await cp(root, closed, { recursive: true, verbatimSymlinks: true })
  await chmod(closed, 0o700)
  extra.push(join(SYSTEM_FOLDER, `postgresql-${/\d+\.\d+/.exec(version)}`))
  const server = await startPostgres({ dataDir: join(folder, 'var'), binFolder: join(closed, 'bin') })
  expect(await readlink(`/proc/${server.pid()}/exe`)).toBe(join(extra[0] ?? '', 'bin', 'postgres'))
  expect(await rows(server)).toBe(1)
  await server.stop()
})

asRoot('a full disk is said, and costs nothing once there is room again', async () => {
  const disk = join(folder, 'disk')
  await mkdir(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'none', disk])
  try {
    const dataDir = join(disk, 'var')
    const first = await startPostgres({ dataDir })
    await rows(first)
    await first.stop()
    await fill(join(disk, 'filler'))
    const refusal = await startPostgres({ dataDir }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'disk-full', exitCode: 23 })
    await rm(join(disk, 'filler'))
    const again = await startPostgres({ dataDir })
    expect(await rows(again)).toBe(2)
    await again.stop()
  } finally {
    execFileSync('umount', [disk])
  }
})

asRoot('a disk too small for a first start is left as it was', async () => {
  const disk = join(folder, 'disk')
  await mkdir(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'none', disk])
  try {
    const refusal = await startPostgres({ dataDir: join(disk, 'var') }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'disk-full' })
    expect(existsSync(join(disk, 'var', 'postgres'))).toBe(false)
  } finally {
    execFileSync('umount', [disk])
  }
})

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  const block = Buffer.alloc(2 ** 20)
  try {
    for (;;) await file.write(block)
  } catch (error) {
    expect(error).toHaveProperty('code', 'ENOSPC')
  } finally {
    await file.close()
  }
}
