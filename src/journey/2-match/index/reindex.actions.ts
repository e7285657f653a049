import { sql } from 'kysely'
import type { Facts, MatchDocument } from '#engines/matching/index.ts'
import type { Acting } from '#platform/acting.ts'
import { done } from '#platform/outcome.ts'
import { type IndexedSolution, solutionsForIndex } from '#registry/solution/index.ts'
import { forgetDocuments, type Indexable, indexDocuments } from './index-store.actions.ts'
import './index.tables.ts'

const BATCH = 500

export type Reindexed = { read: number; changed: number }
type OnProgress = (done: number, total?: number) => void

/**
 * Brings the index of solutions up to date: all of them, or those of `ids`. What did not change is not indexed
 * again, so that it costs little to ask. It changes nothing that anybody wrote: anyone may ask for it.
 */
export async function reindexSolutions(
  { db, today }: Acting,
  { ids, onProgress }: { ids?: readonly bigint[]; onProgress?: OnProgress } = {},
) {
  const total = ids?.length ?? (await countSolutions(db))
  let after = 0n
  let read = 0
  let changed = 0
  for (;;) {
    const batch = await solutionsForIndex(db, after, BATCH, today, ids)
    const last = batch.at(-1)
    if (!last) break
    changed += await indexDocuments(db, 'solution', batch.map(solutionDocument))
    after = last.id
    read += batch.length
    onProgress?.(read, total)
  }
  return done<Reindexed>({ read, changed })
}

const countSolutions = async (db: Acting['db']): Promise<number> => {
  const { count } = await db
    .selectFrom('solution')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A solution of the registry as the engine reads it. */
export function solutionDocument(solution: IndexedSolution): Indexable {
  const functions: NonNullable<MatchDocument['functions']> = solution.functions.flatMap(({ id, state }) =>
    state === 'no' ? [] : [{ id, state }],
  )
  return {
    id: String(solution.id),
    name: solution.name,
    french: solution.fr,
    english: solution.en,
    long: solution.long,
    categories: solution.categories,
    replaces: solution.replaces,
    keywords: solution.keywords,
    // Without any stated function, what the editors know of its name serves instead.
    ...(functions.length > 0 && { functions }),
    facts: solutionFacts(solution),
  }
}

const SILL = { R: 'recommended', O: 'observed', FR: 'former' } as const

function solutionFacts({ facts, licence, hosting, audience, isArchived }: IndexedSolution): Facts {
  const listed = facts.sill === null ? undefined : 'listed'
  const sill = facts.sillStatus === null ? listed : SILL[facts.sillStatus]
  return {
    ...(sill && { sill }),
    ...(facts.isSupportedByState && { supported: true }),
    ...(facts.users > 0 && { users: facts.users }),
    ...(facts.stars !== null && { stars: facts.stars }),
    ...(licence !== null && { licence }),
    ...(isArchived && { archived: true }),
    ...(hosting.length > 0 && { hosting }),
    ...(audience.length > 0 && { audience }),
  }
}

/**
 * Brings the index of needs up to date with what anybody may read of them: the public title and text of those
 * that are published. A need that is private, or no longer published, leaves the index.
 */
export async function reindexNeeds({ db }: Acting, ids?: readonly bigint[]) {
  const rows = await db
    .selectFrom('public_need')
    .select(['id', 'title', 'text', 'functions'])
    .$if(ids !== undefined, (query) =>
      query.where(sql<boolean>`id = any (${(ids ?? []).map(String)}::bigint[])`),
    )
    .orderBy('id')
    .execute()
  const documents = rows.map(needDocument)
  let changed = 0
  for (let at = 0; at < documents.length; at += BATCH)
    changed += await indexDocuments(db, 'need', documents.slice(at, at + BATCH))
  await forgetDocuments(
    db,
    'need',
    await hiddenNeeds(
      db,
      rows.map(({ id }) => id),
      ids,
    ),
  )
  return done<Reindexed>({ read: rows.length, changed })
}

/** A need as the engine reads it, from the words and functions given: those that are public, for the index. */
export const needDocument = (need: {
  id: bigint
  title: string
  text: string
  functions: readonly string[]
}): Indexable => ({
  id: String(need.id),
  name: need.title,
  french: need.text,
  functions: need.functions.map((id) => ({ id, state: 'proven' })),
  facts: {},
})

/** The needs that are indexed and may no longer be. */
async function hiddenNeeds(
  db: Acting['db'],
  seen: readonly bigint[],
  ids?: readonly bigint[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('need_indexed')
    .select('document_id')
    .where(sql<boolean>`document_id <> all (${seen.map(String)}::bigint[])`)
    .$if(ids !== undefined, (query) =>
      query.where(sql<boolean>`document_id = any (${(ids ?? []).map(String)}::bigint[])`),
    )
    .execute()
  return rows.map(({ document_id }) => String(document_id))
}
