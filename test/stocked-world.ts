import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'
import { loaders } from '#app/start/loaders.ts'
import { nobody } from '#platform/acting.ts'
import { openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { openDatabase } from '#platform/wall.ts'
import { copyDatabase, dropDatabase, makeTemplate, onServer } from './test-databases.ts'
import { type WorldOptions, worldOn } from './world.ts'

const TEMPLATE = 'pluriel_test_stocked'
/** Any number will do, as long as nobody else on a test server locks it. */
const LOCK = 7_204_119
const root = fileURLToPath(new URL('../', import.meta.url))
/** What the stock is made by; pages and words change without changing a row of it. */
const madeOf = [
  'data',
  'package-lock.json',
  'src/app/start/loaders.ts',
  'src/engines',
  'src/journey/2-match/index',
  'src/platform/migrations',
  'src/registry',
]
const APART = /\.(?:test\.ts|words\.ts|tsx)$/

/**
 * A whole Pluriel as after its first start: France, the catalogue and its index, loaded by the loaders of the site.
 * The first test that asks makes it, under a lock; the others, and the next runs as long as nothing it is made of
 * has changed, copy it. Close it when the test file is done.
 */
export async function stockedWorld(options: WorldOptions = {}) {
  const serverUrl = inject('serverUrl')
  const name = `${TEMPLATE}_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}`
  const url = await underLock(serverUrl, async (client) => {
    const key = keyOf(madeOf)
    if ((await keyOfTemplate(client)) !== key) await makeStocked(serverUrl, key)
    return copyDatabase(serverUrl, name, TEMPLATE)
  })
  const pool = openPool({ url, poolSize: 5 })
  const world = worldOn(openDatabase(pool), pool, options)
  const close = async () => {
    await pool.end()
    await dropDatabase(serverUrl, name)
  }
  return Object.assign(world, { close })
}
export type StockedWorld = Awaited<ReturnType<typeof stockedWorld>>

async function underLock<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await work(client)
  } finally {
    await client.end()
  }
}

async function keyOfTemplate(client: pg.Client): Promise<string | null | undefined> {
  const { rows } = await client.query<{ key: string | null }>(
    `select shobj_description(oid, 'pg_database') as key from pg_database where datname = $1`,
    [TEMPLATE],
  )
  return rows[0]?.key
}

/** Changes with any byte of the code and the data that the stock is made by. */
function keyOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesUnder)) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path]
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !APART.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}

async function makeStocked(serverUrl: string, key: string): Promise<void> {
  await makeTemplate(serverUrl, stock, TEMPLATE)
  // Written last: a template that was cut short has no key, and is made again.
  await onServer(serverUrl, `comment on database ${TEMPLATE} is '${key}'`)
}

async function stock(url: string): Promise<void> {
  const pool = openPool({ url })
  try {
    await migrate(pool)
    const now = new Date('2026-11-21T11:00:00Z')
    const acting = { db: openDatabase(pool), actor: nobody, now, today: '2026-11-21', lang: 'fr' as const }
    for (const { run, label } of loaders) {
      const loaded = await run(acting, () => undefined, true)
      if (!loaded.done) throw new Error(`${label.en}: ${loaded.reason}`)
    }
    await pool.query('analyze')
  } finally {
    await pool.end()
  }
}
