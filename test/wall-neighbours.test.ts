// What the neighbours of a space may do to its rows, table by table: nothing.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Part } from '#app/archive/plan.ts'
import type { Db } from '#platform/database.ts'
import { roles } from '#registry/space/index.ts'
import { randomWorld, rowsOfSpace } from './archives.ts'
import { connection, REFUSED, TODAY, tried } from './wall-connection.ts'
import { emptyWorld, type World } from './world.ts'

const SEED = 7
/** Everybody reads that a space exists, and what a common declares. */
const PUBLIC = /^(space$|common)/
/** What a sympathiser reads of a space beside that: who is there. */
const OPEN_TO_SYMPATHISERS = /^(space|membership)$|^common/

describe('the neighbours of a space', () => {
  let world: World
  let plan: readonly Part[]
  let theirs: bigint
  let me: string
  let neighbour: Db
  let rows: Map<string, Record<string, unknown>[]>

  beforeAll(async () => {
    world = await emptyWorld()
    const drawn = await randomWorld(world, SEED, 1)
    plan = drawn.plan
    theirs = drawn.spaces[0]?.organisation_id ?? 0n
    await world.db.updateTable('project').set({ is_public: false }).execute()
    rows = new Map()
    for (const part of plan) rows.set(part.name, await rowsOfSpace(world.db, part, plan, String(theirs)))
    me = (await world.signIn({ name: 'Voisine' })).person
    const { id: mine } = await world.db
      .selectFrom('organisation')
      .select('id')
      .where(
        'id',
        'not in',
        drawn.spaces.map(({ organisation_id }) => organisation_id),
      )
      .executeTakeFirstOrThrow()
    await world.db.deleteFrom('project_party').where('organisation_id', '=', mine).execute()
    await world.db
      .insertInto('space')
      .values({ organisation_id: mine, slug: 'a-moi', opened_on: TODAY })
      .execute()
    const since = { organisation_id: mine, person_id: me, from_on: '2026-01-01', until_on: '2027-01-01' }
    await world.db
      .insertInto('membership')
      .values(roles.map((role) => ({ ...since, role })))
      .execute()
    neighbour = await connection(world, me, { keys: ['f'.repeat(64)], memberships: [[mine, roles]] })
  })

  /** Rows that are the neighbour's own: their roles, their space. */
  const ownIn = (table: string) =>
    table === 'membership' ? BigInt(roles.length) : table === 'space' ? 1n : 0n

  test('every table of a space holds foreign rows to reach for', () => {
    // An archive takes the followings of members alone, and those that are drawn are of nobody.
    const empty = [...rows].filter(([, held]) => held.length === 0).map(([name]) => name)
    expect(empty).toEqual(['project_follow'])
  })

  test('read none of their rows', async () => {
    for (const { name } of plan.filter((part) => !PUBLIC.test(part.name))) {
      const { rows: seen } = await sql`select 1 from ${sql.table(name)}`.execute(neighbour)
      expect([name, BigInt(seen.length)]).toEqual([name, ownIn(name)])
    }
  })

  test('change and erase none, even without saying which', async () => {
    for (const { name, fields, by, number } of plan) {
      for (const { column } of fields.filter((field) => field.column.name !== number)) {
        const self = sql`${sql.ref(column.name)} = ${sql.ref(column.name)}`
        const changed = await tried(neighbour, sql`update ${sql.table(name)} set ${self}`)
        expect([name, column.name, changed === REFUSED || Number(changed) <= ownIn(name)]).toEqual([
          ...[name, column.name, true],
        ])
      }
      expect([name, await tried(neighbour, sql`delete from ${sql.table(name)}`)]).toEqual([
        name,
        expect.toBeOneOf([REFUSED, 0n]),
      ])
      // What a row is about is nobody's to change, not even in one's own rows.
      if (by !== 'common_id')
        expect([name, await tried(neighbour, sql`update ${sql.table(name)} set ${sql.ref(by)} = 1`)]).toEqual(
          [name, expect.toBeOneOf([REFUSED, 0n])],
        )
    }
  })

  /** A row of theirs once more, with the neighbour wherever somebody is named. */
  function forged({ fields, number, secrets }: Part, row: Record<string, unknown>) {
    const copy = Object.fromEntries(
      fields
        .filter(({ column }) => column.name !== number)
        .map(({ column, quotes }) => [column.name, quotes === 'person' ? me : row[column.name]]),
    )
    return Object.assign(copy, Object.fromEntries(secrets.map((name, i) => [name, `${i}`.repeat(64)])))
  }

  test('add none to theirs, not even in their own name', async () => {
    for (const part of plan)
      for (const row of rows.get(part.name) ?? []) {
        const copy = forged(part, row)
        const columns = sql.join(Object.keys(copy).map((name) => sql.ref(name)))
        const insert = sql`insert into ${sql.table(part.name)} (${columns}) select ${columns}
          from jsonb_populate_record(null::${sql.table(part.name)}, ${JSON.stringify(copy)}::jsonb)`
        expect([part.name, await tried(neighbour, insert)]).toEqual([part.name, REFUSED])
      }
  })

  test('and a sympathiser reads who is there, and nothing that is between the others', async () => {
    const friend = (await world.signIn({ name: 'Sympathisante' })).person
    const since = { organisation_id: theirs, person_id: friend, from_on: TODAY, role: 'sympathiser' as const }
    await world.db.insertInto('membership').values(since).execute()
    const db = await connection(world, friend, { memberships: [[theirs, ['sympathiser']]] })
    for (const { name } of plan.filter((part) => !OPEN_TO_SYMPATHISERS.test(part.name))) {
      const { rows: seen } = await sql`select 1 from ${sql.table(name)}`.execute(db)
      expect([name, seen.length]).toEqual([name, 0])
    }
    expect((await db.selectFrom('membership').select('id').execute()).length).toBeGreaterThan(1)
    await world.db.deleteFrom('membership').where('person_id', '=', friend).execute()
  })
})
