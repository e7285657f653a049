import { readConfig } from '#platform/config.ts'
import { type Db, openPool } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { startOrSharePostgres } from '#platform/postgres/index.ts'
import { openDatabase } from '#platform/wall.ts'

export type WithDatabase = <T>(use: (db: Db) => Promise<T>) => Promise<T>

/** A command may do in one statement what a page never does: it is given more time. */
const STATEMENT_MS_MAX = 300_000

/** The site’s own database: the one that is configured, or the embedded one, started if it does not run. */
export const withSiteDatabase: WithDatabase = async (use) => {
  const config = readConfig(process.env, process.cwd())
  const server = config.DATABASE_URL ? undefined : await startOrSharePostgres({ dataDir: config.DATA_DIR })
  const url = config.DATABASE_URL ?? server?.url ?? ''
  const pool = openPool({ url, poolSize: 2, statementTimeoutMs: STATEMENT_MS_MAX })
  try {
    await migrate(pool)
    return await use(openDatabase(pool))
  } finally {
    await pool.end()
    await server?.stop()
  }
}
