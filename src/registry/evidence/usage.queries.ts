import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { freshSince, usageState } from './freshness.ts'
import './evidence.tables.ts'

// Never the contact, never the hash of the key: what is not selected cannot be shown.
export const shown = [
  'u.id',
  'u.solution_id',
  'u.siren',
  'u.name',
  'u.since',
  'u.purpose',
  'u.source_kind',
  'u.source',
  'u.source_url',
  'u.seen',
  'u.declared_on',
  'u.confirmed_on',
  'u.withdrawn_on',
] as const

const ROWS_MAX = 1_000
// The register knows what a body is better than its name does.
export const kind = sql<string | null>`coalesce(o.kind, u.kind)`
const lastSaid = sql<string>`greatest(u.declared_on, u.confirmed_on)`

export const standing = (db: Db) =>
  db
    .selectFrom('usage_declaration as u')
    .leftJoin('organisation as o', 'o.siren', 'u.siren')
    .where('u.withdrawn_on', 'is', null)

/** Who uses a solution: those that count, then those to confirm, each with its source. Withdrawn ones are absent. */
export async function usageFor(db: Db, solutionId: bigint, today: string) {
  const rows = await standing(db)
    .select([...shown, kind.as('kind'), 'o.name as registered_name'])
    .where('u.solution_id', '=', solutionId)
    .orderBy(sql`${lastSaid} >= ${freshSince(today)}::date`, 'desc')
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(ROWS_MAX)
    .execute()
  return rows.map((row) => ({ ...row, state: usageState(row, today) }))
}
export type Usage = Awaited<ReturnType<typeof usageFor>>[number]

/** What a body uses, by its SIREN. */
export async function usageOf(db: Db, siren: string, today: string) {
  const rows = await standing(db)
    .innerJoin('solution as s', 's.id', 'u.solution_id')
    .select([...shown, kind.as('kind'), 's.slug', 's.name as solution_name', 's.fr', 's.en'])
    .where('u.siren', '=', siren)
    .orderBy(sql`plain(s.name)`)
    .orderBy('u.id')
    .limit(ROWS_MAX)
    .execute()
  return rows.map((row) => ({ ...row, state: usageState(row, today) }))
}
export type UsageOfBody = Awaited<ReturnType<typeof usageOf>>[number]

// One body that says twice that it uses a solution, for two purposes, counts once.
const bodies = sql<bigint>`count(distinct coalesce(u.siren, plain(u.name)))`

/** How many bodies of each kind count today. A kind of null is a body that nothing tells the kind of. */
export const usageCountByKind = (db: Db, solutionId: bigint, today: string) =>
  standing(db)
    .select([kind.as('kind'), bodies.as('bodies')])
    .where('u.solution_id', '=', solutionId)
    .where(lastSaid, '>=', freshSince(today))
    .groupBy(kind)
    .orderBy('bodies', 'desc')
    .execute()

export type UsageCount = { current: number; toConfirm: number }

/** For each solution of a list, how many bodies count, and how many are to confirm. */
export async function usageCounts(
  db: Db,
  solutionIds: readonly bigint[],
  today: string,
): Promise<Map<bigint, UsageCount>> {
  if (solutionIds.length === 0) return new Map()
  const fresh = sql`${lastSaid} >= ${freshSince(today)}::date`
  const body = sql`coalesce(u.siren, plain(u.name))`
  const rows = await db
    .selectFrom('usage_declaration as u')
    .where('u.withdrawn_on', 'is', null)
    .where('u.solution_id', 'in', [...solutionIds])
    .groupBy('u.solution_id')
    .select([
      'u.solution_id',
      sql<bigint>`count(distinct ${body}) filter (where ${fresh})`.as('current'),
      sql<bigint>`count(distinct ${body})`.as('all'),
    ])
    .execute()
  return new Map(
    rows.map(({ solution_id, current, all }) => [
      solution_id,
      { current: Number(current), toConfirm: Number(all) - Number(current) },
    ]),
  )
}

/** Who serves a solution, by name, each with the source that says so. */
export const providersFor = (db: Db, solutionId: bigint) =>
  db
    .selectFrom('provider')
    .select(['id', 'siren', 'name', 'region', 'service', 'source', 'source_url', 'seen'])
    .where('solution_id', '=', solutionId)
    .orderBy(sql`plain(name)`)
    .orderBy('id')
    .limit(ROWS_MAX)
    .execute()
export type Provider = Awaited<ReturnType<typeof providersFor>>[number]

/** Everything about one statement that its holder may decide on. For actions alone: it holds the hash of the key. */
export const findUsage = (db: Db, id: bigint) =>
  db
    .selectFrom('usage_declaration')
    .select(['id', 'solution_id', 'key_hash', 'declared_on', 'confirmed_on', 'withdrawn_on', 'source_kind'])
    .where('id', '=', id)
    .executeTakeFirst()
