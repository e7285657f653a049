import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { createApp } from '#app/app.ts'
import { realClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database.ts'
import { openFiles } from '#platform/files/index.ts'
import { silentLog } from '#platform/log.ts'
import { centile } from '../centile.ts'
import { CONNECTIONS } from './load.ts'

export type Query = { text: string; values: unknown[] }
export type Bare = { perSecond: number; p99: number }

const SECOND_MS = 1_000
const LAST_CENTILE = 0.99

/** What a page asks of the database once its caches are warm, read on a site of our own on the same database. */
export function openEar(pool: pg.Pool) {
  let heard: Query[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void heard.push({ text: query.sql, values: [...query.parameters] }),
  })
  const config = readConfig({ REQUESTS_PER_MINUTE: '100000' }, '/')
  const site = openFiles(config).then((files) =>
    createApp({ db, clock: realClock, config, log: silentLog, files }),
  )
  return async (path: string, headers: Readonly<Record<string, string>>): Promise<Query[]> => {
    const ask = async () => (await (await site).request(`http://localhost${path}`, { headers })).text()
    await ask()
    heard = []
    await ask()
    return heard
  }
}

/** The same queries with nothing around them: the driver, as many connections as the site has visitors. */
export async function loadBare(pool: pg.Pool, queries: readonly Query[], seconds: number): Promise<Bare> {
  const took: number[] = []
  const until = performance.now() + seconds * SECOND_MS
  const visitor = async () => {
    while (performance.now() < until) {
      const since = performance.now()
      for (const { text, values } of queries) await pool.query(text, values)
      took.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, visitor))
  return { perSecond: took.length / seconds, p99: centile(took, LAST_CENTILE) }
}
