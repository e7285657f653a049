import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { createApp } from '#app/app.ts'
import { type Acting, nobody } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Db, openPool } from '#platform/database.ts'
import type { FileStore } from '#platform/files/store.ts'
import { nameOf, sha256 } from '#platform/files/store.ts'
import type { Platform } from '#platform/http.ts'
import { silentLog } from '#platform/log.ts'
import { openDatabase } from '#platform/wall.ts'
import { SESSION_COOKIE, signedIn } from './people.ts'
import { copyDatabase, dropDatabase } from './test-databases.ts'

const NOON = '2026-11-21T11:00:00Z'
export const ORIGIN = 'http://localhost:3000'

type Opened = { name: string; pool: pg.Pool; db: Db }
let opened: Opened | undefined

/** This worker's own copy of the empty database. */
async function ownDatabase(): Promise<Opened> {
  if (opened) return opened
  const name = `pluriel_test_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}`
  const pool = openPool({ url: await copyDatabase(inject('serverUrl'), name), poolSize: 5 })
  opened = { name, pool, db: openDatabase(pool) }
  return opened
}

afterAll(async () => {
  if (!opened) return
  const { name, pool } = opened
  opened = undefined
  await pool.end()
  await dropDatabase(inject('serverUrl'), name)
})

/** Files of a world live in its memory. */
function memoryStore(): FileStore {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (bytes) => {
      const hash = sha256(bytes)
      kept.set(nameOf(hash), bytes)
      return hash
    },
    get: async (hash) => kept.get(nameOf(hash)),
    remove: async (hash) => void kept.delete(nameOf(hash)),
  }
}

export type WorldOptions = { config?: Partial<Config>; now?: string }

/** A whole Pluriel with nobody in it yet: real SQL, real routes, nothing mocked. */
export async function emptyWorld(options: WorldOptions = {}) {
  const { db, pool } = await ownDatabase()
  await emptyAll(db)
  return worldOn(db, pool, options)
}

export function worldOn(db: Db, pool: pg.Pool, { config = {}, now = NOON }: WorldOptions = {}) {
  let instant = new Date(now)
  const platform: Platform = {
    db,
    clock: () => instant,
    config: { ...readConfig({ REQUESTS_PER_MINUTE: '100000', WRITES_PER_MINUTE: '100000' }, '/'), ...config },
    log: silentLog,
    files: memoryStore(),
  }
  const app = createApp(platform)
  return {
    ...browserOf(app, new Map()),
    db,
    pool,
    app,
    platform,
    /** Moves the clock; everything after happens then. */
    setNow: (day: string) => {
      instant = new Date(day.length === 10 ? `${day}T11:00:00Z` : day)
    },
    /** A person with an account, and a browser of their own in which they are signed in. */
    signIn: async (given: { name: string; email?: string }) => {
      const person = await signedIn(platform, given)
      return { person: person.id, ...browserOf(app, new Map([[SESSION_COOKIE, person.cookie]])) }
    },
    /** For calling an action directly. */
    acting: (over: Partial<Acting> = {}): Acting => ({
      db,
      actor: nobody,
      now: instant,
      today: dayOf(instant),
      lang: 'fr',
      ...over,
    }),
  }
}
export type World = ReturnType<typeof worldOn>

/** A browser that keeps the cookies it is given. */
export function browserOf(app: ReturnType<typeof createApp>, cookies: Map<string, string>) {
  const remember = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return answer
  }
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headersOf = (given: Record<string, string>) => ({
    ...(cookies.size > 0 ? { cookie: cookie() } : {}),
    ...given,
  })
  return {
    cookies,
    get: async (path: string, headers: Record<string, string> = {}) =>
      remember(await app.request(`${ORIGIN}${path}`, { headers: headersOf(headers) })),
    post: async (
      path: string,
      fields: Record<string, string | string[]>,
      headers: Record<string, string> = {},
    ) =>
      remember(
        await app.request(`${ORIGIN}${path}`, {
          method: 'POST',
          headers: headersOf({ origin: ORIGIN, ...headers }),
          body: new URLSearchParams(
            Object.entries(fields).flatMap(([name, value]) =>
              (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]),
            ),
          ),
        }),
      ),
  }
}
export type Browser = ReturnType<typeof browserOf>

/** Deleted rows take their place until then: nothing sweeps behind the tests. */
const LARGE_BYTES = sql.lit(262_144)

/**
 * Empties all tables, and numbers begin again at one. What is empty already, as most are between two tests, costs a
 * look; no trigger fires, so that registers, which refuse to lose a row, lose them here, and for the owner alone.
 */
async function emptyAll(db: Db): Promise<void> {
  // The list of tables is the database's own: a new one is emptied too.
  await sql`do $$ declare one record; is_filled boolean; begin
    perform set_config('session_replication_role', 'replica', true);
    for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
      execute format('select exists (select from %I)', one.tablename) into is_filled;
      continue when not is_filled;
      if pg_relation_size(format('%I', one.tablename)::regclass) > ${LARGE_BYTES}
        then execute format('truncate %I cascade', one.tablename);
        else execute format('delete from %I', one.tablename); end if; end loop;
    perform setval(format('%I', sequencename), start_value, false)
      from pg_sequences where schemaname = 'public' and last_value is not null;
  end $$`.execute(db)
}

/** Empties tables, and what quotes them. Registers refuse to be emptied: they let it happen, for the owner alone. */
export async function emptyTables(db: Db, names: readonly string[]): Promise<void> {
  const list = names.map((name) => `'${name}'`).join()
  await sql`do $$ declare guard record; begin
    for guard in select tgrelid::regclass as place, tgname from pg_trigger where tgname like '%_never_emptied' loop
      execute format('alter table %s disable trigger %I', guard.place, guard.tgname); end loop;
    execute (select 'truncate ' || string_agg(format('%I', tablename), ', ') || ' restart identity cascade'
      from pg_tables where schemaname = 'public' and tablename in (${sql.raw(list)}));
    for guard in select tgrelid::regclass as place, tgname from pg_trigger where tgname like '%_never_emptied' loop
      execute format('alter table %s enable trigger %I', guard.place, guard.tgname); end loop;
  end $$`.execute(db)
}
