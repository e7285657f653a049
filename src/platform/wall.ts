import { Kysely, PostgresDialect, type PostgresPoolClient, sql } from 'kysely'
import type pg from 'pg'
import { assert } from '#engines/assert.ts'
import type { Actor } from './acting.ts'
import type { Database, Db } from './database.ts'

const SETTINGS = ['person', 'spaces', 'insides', 'keys', 'host', 'today'] as const
const OWNER = ['reset role', ...SETTINGS.map((name) => `reset pluriel.${name}`)].join('; ')
const UUID = /^[0-9a-f-]{36}$/
const HASH = /^[0-9a-f]{64}$/
const DAY = /^\d{4}-\d\d-\d\d$/

/** How each connection stands now. A new one stands as the owner of the tables. */
const stands = new WeakMap<pg.PoolClient, string>()
const pools = new WeakMap<Db, pg.Pool>()
const walls = new WeakMap<pg.Pool, Promise<boolean>>()

/** The site itself: jobs, commands, the sign-in. The policies do not bind it. */
export function openDatabase(pool: pg.Pool): Db {
  const db = standing(pool, OWNER)
  pools.set(db, pool)
  return db
}

/** The day of the site, else that of the database; and the hashes of keys that an address brought beside one's own. */
type Visiting = { today?: string; brought?: readonly string[] }

/** The same database as one visitor may see it, whatever a query forgets. Costs a round trip when visitors change. */
export async function behindWall(owner: Db, actor: Actor, visiting: Visiting = {}): Promise<Db> {
  const pool = pools.get(owner)
  assert(pool !== undefined, 'a wall is built on the database that the site opened')
  return (await hasWall(pool)) ? standing(pool, stanceOf(actor, visiting)) : owner
}

/**
 * For this transaction, the wall lets pass the needs of these references, whose key the visitor does not hold: one that
 * is born, one that a group invites or that a chantier answers. The few places that call this are the exceptions.
 */
export async function reachNeeds(trx: Db, refs: readonly string[]): Promise<void> {
  assert(trx.isTransaction, 'what is reached is reached for one transaction')
  await sql`select set_config('pluriel.refs', ${[...refs]}::text[]::text, true)`.execute(trx)
}

/** Statements of others' making (the jobs), as the owner whoever held the connection before. */
export async function queryAsOwner(pool: pg.Pool, text: string, values?: unknown[]): Promise<pg.QueryResult> {
  const client = await connectAs(pool, OWNER)
  try {
    return await client.query(text, values)
  } finally {
    client.release()
  }
}

/** False where the account of DATABASE_URL may not take the role: the first wall then stands alone. */
export function hasWall(pool: pg.Pool): Promise<boolean> {
  const known = walls.get(pool)
  if (known) return known
  const asked = mayTakeRole(pool)
  walls.set(pool, asked)
  asked.catch(() => walls.delete(pool))
  return asked
}

/** No such role, or not for us: what PostgreSQL answers to who tries. */
const REFUSED = new Set(['22023', '42501'])
/** Tried rather than asked: what a member may do with a role differs from one version to the next. */
async function mayTakeRole(pool: pg.Pool): Promise<boolean> {
  try {
    await queryAsOwner(pool, 'set role pluriel_visitor; reset role')
    return true
  } catch (error) {
    if (REFUSED.has(String((error as { code?: string }).code))) return false
    throw error
  }
}

/** The role that opens nothing but the list of who is there: the registry says so too (`insiderRoles`). */
const OUTSIDE = 'sympathiser'

/** What the policies of the database read: who asks, their spaces, in which they are inside, their keys, the day. */
function stanceOf(
  { person, memberships, keys, roles }: Actor,
  { today = '', brought = [] }: Visiting,
): string {
  assert(person === undefined || UUID.test(person.id), 'a person is named by a number of ours')
  assert(today === '' || DAY.test(today), 'a day is written year, month, day')
  const held = [...new Set([...keys, ...brought])].sort()
  assert(
    held.every((hash) => HASH.test(hash)),
    'a key is known by its hash',
  )
  const insides = [...memberships].flatMap(([id, held]) =>
    [...held].some((role) => role !== OUTSIDE) ? [id] : [],
  )
  const settings: Record<(typeof SETTINGS)[number], string> = {
    person: person?.id ?? '',
    spaces: `{${[...memberships.keys()].join()}}`,
    insides: `{${insides.join()}}`,
    keys: `{${held.join()}}`,
    host: roles.has('host') ? 'on' : '',
    today,
  }
  const lines = SETTINGS.map((name) => `set pluriel.${name} = '${settings[name]}'`)
  return ['set role pluriel_visitor', ...lines].join('; ')
}

const standing = (pool: pg.Pool, stance: string): Db =>
  new Kysely<Database>({
    dialect: new PostgresDialect({
      // Kysely asks of a client what a client of the driver has; its overloads say it in another way.
      pool: {
        options: pool.options,
        connect: async () => (await connectAs(pool, stance)) as PostgresPoolClient,
        end: () => pool.end(),
      },
    }),
  })

async function connectAs(pool: pg.Pool, stance: string): Promise<pg.PoolClient> {
  const client = await pool.connect()
  if ((stands.get(client) ?? OWNER) === stance) return client
  try {
    await client.query(stance)
    stands.set(client, stance)
    return client
  } catch (error) {
    client.release(true)
    throw error
  }
}
