import type { Kysely } from 'kysely'
import pg from 'pg'

/**
 * Every table. Each slice adds its own in its `*.tables.ts`, by declaration merging,
 * so this must stay an interface: a type alias cannot be added to.
 */
export interface Database {
  migration: { name: string; sha256: string; applied_at: Date }
}
export type Db = Kysely<Database>

const INT8 = 20
const DATE = 1082
const NUMERIC = 1700
// A bigint is exact, a date has no hour and no zone: the driver's defaults would lose both.
pg.types.setTypeParser(INT8, BigInt)
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(NUMERIC, Number)

export type DatabaseOptions = { url: string; poolSize?: number; statementTimeoutMs?: number }

/** One pool per process. Queries that last longer than the limit are stopped by the server itself. */
export function openPool({ url, poolSize = 10, statementTimeoutMs = 15_000 }: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs,
    application_name: 'pluriel',
    // Our questions are short: compiling one takes longer than answering it.
    options: '-c jit=off',
  })
  // An idle connection that the server closes is replaced by the pool: it must not end the process.
  pool.on('error', () => undefined)
  // Nor one that breaks between two statements of a transaction: the next statement fails, and says so.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
