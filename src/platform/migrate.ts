import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

const folder = new URL('./migrations/', import.meta.url)
/** Any number does, as long as every Pluriel on this database uses the same one. */
const MIGRATION_LOCK = 7_105_824

export type Migration = { name: string; sql: string; sha256: string }

export class MigrationDrift extends Error {}

export const migrations = (): Migration[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(new URL(file, folder), 'utf8')
      return { name: file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })

/**
 * Brings the database to the state that the code expects, one transaction per migration, one process at a time.
 * Answers the names it applied. An applied migration whose text changed since is refused: it is history.
 */
export async function migrate(pool: pg.Pool, wanted: Migration[] = migrations()): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    const applied = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    const known = new Map(applied.rows.map((row) => [row.name, row.sha256]))
    refuseDrift(wanted, known)
    const missing = wanted.filter(({ name }) => !known.has(name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release(true)
  }
}

function refuseDrift(wanted: Migration[], known: ReadonlyMap<string, string>): void {
  const names = new Set(wanted.map(({ name }) => name))
  const changed = wanted.filter(({ name, sha256 }) => known.has(name) && known.get(name) !== sha256)
  const foreign = [...known.keys()].filter((name) => !names.has(name))
  if (changed[0])
    throw new MigrationDrift(`${changed[0].name} changed after it was applied to this database.`)
  if (foreign[0]) throw new MigrationDrift(`This database knows ${foreign[0]}, which this version does not.`)
}

async function apply(client: pg.PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`The migration ${name} failed; the database is as it was before it.`, { cause })
  }
}
