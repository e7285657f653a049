import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type UsageCount, usageCounts } from '#registry/evidence/index.ts'
import type { FunctionState, FunctionValue, SillStatus } from './fields.ts'
import { type Retained, retain, type Said } from './retain.ts'
import './solution.tables.ts'

const BATCH_MAX = 2_000

export type IndexedSolution = {
  id: bigint
  slug: string
  name: string
  fr: string
  en: string
  long: string
  functions: {
    id: string
    state: FunctionState
    proof: string | null
    fr: string | null
    en: string | null
  }[]
  keywords: string[]
  replaces: string[]
  categories: string[]
  audience: string[]
  hosting: string[]
  alternatives: string[]
  licence: string | null
  licenceFamily: string | null
  isArchived: boolean
  facts: {
    sill: number | null
    sillStatus: SillStatus | null
    isSupportedByState: boolean
    users: number
    usersToConfirm: number
    stars: number | null
    commitsYear: number | null
    since: number | null
  }
}

/**
 * What a match index needs of solutions, in the order of their ids, some hundreds at a time: those after `afterId`, or
 * those of `ids`. Lists are those retained from every source; facts are counted as of `today`.
 */
export async function solutionsForIndex(
  db: Db,
  afterId: bigint,
  limit: number,
  today: string,
  ids?: readonly bigint[],
): Promise<IndexedSolution[]> {
  const rows = await rowsAfter(db, afterId, limit, ids)
  const solutionIds = rows.map(({ id }) => id)
  const [values, counts] = await Promise.all([
    factValues(db, solutionIds),
    usageCounts(db, solutionIds, today),
  ])
  return rows.map((row) => indexed(row, retain(values.get(row.id) ?? []), counts.get(row.id)))
}

const rowsAfter = (db: Db, afterId: bigint, limit: number, ids: readonly bigint[] | undefined) =>
  db
    .selectFrom('solution')
    .select(['id', 'slug', 'name', 'fr', 'en', 'long', 'keywords', 'replaces', 'audience', 'hosting'])
    .select(['alternatives', 'licence', 'licence_family', 'status', 'since', 'sill'])
    .where('id', '>', afterId)
    .$if(ids !== undefined, (query) =>
      query.where(sql<boolean>`id = any (${(ids ?? []).map(String)}::bigint[])`),
    )
    .orderBy('id')
    .limit(Math.min(Math.max(limit, 1), BATCH_MAX))
    .execute()
type Row = Awaited<ReturnType<typeof rowsAfter>>[number]

function indexed(
  row: Row,
  { single, lists, functions }: Retained,
  count: UsageCount | undefined,
): IndexedSolution {
  const { status, licence_family, sill, since, fr, en, long, ...shown } = row
  return {
    ...shown,
    fr: fr ?? '',
    en: en ?? '',
    long: long ?? '',
    licenceFamily: licence_family,
    isArchived: status === 'archived',
    categories: (lists.categories ?? []).map(({ value }) => value),
    functions: functions.map(({ id, value }) => functionOf(id, value)),
    facts: {
      sill,
      since,
      sillStatus: single.sillStatus?.value ?? null,
      isSupportedByState: single.sillSupported?.value ?? false,
      stars: single.stars?.value ?? null,
      commitsYear: single.commitsYear?.value ?? null,
      users: count?.current ?? 0,
      usersToConfirm: count?.toConfirm ?? 0,
    },
  }
}

const functionOf = (
  id: string,
  { state, proof, fr, en }: FunctionValue,
): IndexedSolution['functions'][number] => ({
  id,
  state,
  proof: proof ?? null,
  fr: fr ?? null,
  en: en ?? null,
})

/** The fields that the table of solutions does not hold, or holds without their detail. */
const factFields = ['functions', 'categories', 'sillStatus', 'sillSupported', 'stars', 'commitsYear']

async function factValues(db: Db, solutionIds: readonly bigint[]): Promise<Map<bigint, Said[]>> {
  const rows = await db
    .selectFrom('solution_value')
    .select(['solution_id', 'field', 'source', 'value', 'dated', 'source_url'])
    .where(sql<boolean>`solution_id = any (${solutionIds.map(String)}::bigint[])`)
    .where('field', 'in', factFields)
    .execute()
  const said = rows.map(({ solution_id, field, source, value, dated, source_url }) => ({
    id: solution_id,
    said: { field, source, value, dated, sourceUrl: source_url },
  }))
  const groups = Map.groupBy(said, ({ id }) => id)
  return new Map([...groups].map(([id, group]) => [id, group.map((each) => each.said)]))
}
