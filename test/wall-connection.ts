// A visitor's connection, held by a test itself: what it may do to each table, whatever the pages ask.
import type { sql } from 'kysely'
import { type Actor, nobody } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { behindWall } from '#platform/wall.ts'
import type { Role } from '#registry/space/index.ts'
import type { World } from './world.ts'

export const TODAY = '2026-11-21'

export type Held = { keys?: readonly string[]; memberships?: readonly (readonly [bigint, readonly Role[]])[] }
export const connection = (
  world: World,
  person: string,
  { keys = [], memberships = [] }: Held = {},
): Promise<Db> => {
  const actor: Actor = {
    ...nobody,
    person: { id: person, name: '', email: '', session: '' },
    keys: new Set(keys),
    memberships: new Map(memberships.map(([id, held]) => [id, new Set(held)])),
  }
  return behindWall(world.db, actor, { today: TODAY })
}

/** How PostgreSQL answers: how many rows, or the code of its refusal. Nothing stays. */
export async function tried(db: Db, statement: ReturnType<typeof sql>): Promise<bigint | string> {
  const undone = new Error('undone')
  let count: bigint | undefined
  try {
    await db.transaction().execute(async (trx) => {
      count = (await statement.execute(trx)).numAffectedRows
      throw undone
    })
  } catch (error) {
    if (error !== undone) return String((error as { code?: string }).code)
  }
  return count ?? 0n
}
export const REFUSED = '42501'
