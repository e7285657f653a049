import { sql } from 'kysely'
import {
  type AnalysedNeed,
  analyseNeed,
  CANDIDATES_MAX,
  type Candidate,
  type Constraints,
  type Facts,
  type Posting,
  type Ranking,
  type Retrieval,
  rank,
  retrievalOf,
  type Statistics,
  wordsToLookUp,
} from '#engines/matching/index.ts'
import type { Db } from '#platform/database.ts'
import type { IndexName } from './index.tables.ts'
import { EVERY, table } from './index-store.actions.ts'
import { readVocabulary } from './vocabulary-file.ts'

export type Asked = { text: string; constraints?: Constraints; limit?: number }
export type Found = Ranking & { need: AnalysedNeed }

/** Solutions that answer a need, with their reasons; `id` is that of the solution. */
export const searchSolutions = (db: Db, asked: Asked): Promise<Found> => search(db, 'solution', asked)

/**
 * Published needs that say the same as a text, with the words they share; `id` is that of the need. The documents
 * given beside are ranked with them: a text against itself tells how much there was to share.
 */
export const searchNeeds = (db: Db, asked: Asked, beside: readonly Candidate[] = []): Promise<Found> =>
  search(db, 'need', asked, beside)

async function search(
  db: Db,
  name: IndexName,
  { text, constraints = {}, limit = 20 }: Asked,
  beside: readonly Candidate[] = [],
): Promise<Found> {
  const vocabulary = readVocabulary()
  const counts = await wordCounts(db, name, wordsToLookUp(text, vocabulary))
  const need = analyseNeed(text, vocabulary, (word) => counts.get(word) ?? 0)
  const terms = await termsOf(db, name, need)
  const statistics: Statistics = {
    size: terms.size,
    documentFrequency: (term) => terms.known.get(term)?.documents ?? 0,
  }
  const found = await candidatesOf(db, name, retrievalOf(need, statistics), terms.known)
  const candidates = [...found, ...beside]
  return { need, ...rank({ need, candidates, statistics, constraints, vocabulary, limit }) }
}

async function wordCounts(db: Db, name: IndexName, words: readonly string[]): Promise<Map<string, number>> {
  if (words.length === 0) return new Map()
  const { rows } = await sql<{ word: string; documents: number }>`
    select word, documents from ${table(name, 'word')} where word = any(${words}::text[]) and documents > 0`.execute(
    db,
  )
  return new Map(rows.map(({ word, documents }) => [word, documents]))
}

type KnownTerm = { id: number; term: string; documents: number }

/** The terms of a need that the index knows, and the size of the index as its statistics see it. */
async function termsOf(db: Db, name: IndexName, { concepts }: AnalysedNeed) {
  const asked = [...new Set(concepts.flatMap(({ ways }) => ways.map(({ term }) => term)))]
  const { rows } = await sql<KnownTerm & { size: number }>`
    select id, term, documents, (select documents from ${table(name, 'word')} where word = ${EVERY}) as size
    from ${table(name, 'term')} where term = any(${asked}::text[]) and documents > 0`.execute(db)
  return { known: new Map(rows.map((row) => [row.term, row])), size: rows[0]?.size ?? 0 }
}

type Hit = { document_id: bigint; term_id: number; weight: number; fields: number; via: string | null }

/**
 * Chooses candidates by a sum over their postings, and brings back every posting of theirs that the need asks
 * for. The sum is in whole numbers and ties go by id, as in memory: both give the same candidates.
 */
async function candidatesOf(
  db: Db,
  name: IndexName,
  { choosing, ordering }: Retrieval,
  known: ReadonlyMap<string, KnownTerm>,
): Promise<Candidate[]> {
  if (choosing.length === 0) return []
  const idOf = (term: string): number => known.get(term)?.id ?? 0
  const { rows: hits } = await sql<Hit>`
    with wanted as materialized (
      select term_id, gain from unnest(
        ${choosing.map(({ term }) => idOf(term))}::int[], ${choosing.map(({ gain }) => gain)}::int[]
      ) as given (term_id, gain)
    ), hit as materialized (
      select document_id, term_id, weight, fields, via, weight::int * gain as points
      from wanted join ${table(name, 'posting')} using (term_id)
    ), chosen as materialized (
      select document_id from hit group by document_id
      order by sum(points) desc, document_id limit ${CANDIDATES_MAX}
    )
    select document_id, term_id, weight, fields, via from hit join chosen using (document_id)
    union all
    select document_id, term_id, weight, fields, via
    from chosen cross join unnest(${ordering.map(idOf)}::int[]) as common (wanted_id)
    -- « offset 0 » keeps the planner from reading a common term whole: it is looked up for the chosen alone.
    cross join lateral (
      select term_id, weight, fields, via from ${table(name, 'posting')} as posting
      where posting.term_id = wanted_id and posting.document_id = chosen.document_id offset 0
    ) as found`.execute(db)
  return gathered(hits, await documentsOf(db, name, hits), known)
}

type Document = { document_id: bigint; name: string; facts: Facts }

async function documentsOf(db: Db, name: IndexName, hits: readonly Hit[]): Promise<Document[]> {
  const ids = [...new Set(hits.map(({ document_id }) => String(document_id)))]
  const { rows } = await sql<Document>`
    select document_id, name, facts from ${table(name, 'indexed')} where document_id = any(${ids}::bigint[])`.execute(
    db,
  )
  return rows
}

function gathered(
  hits: readonly Hit[],
  documents: readonly Document[],
  known: ReadonlyMap<string, KnownTerm>,
): Candidate[] {
  const termOf = new Map([...known.values()].map(({ id, term }) => [id, term]))
  const postings = new Map<bigint, Map<string, Posting>>()
  for (const { document_id, term_id, weight, fields, via } of hits) {
    const term = termOf.get(term_id)
    if (term === undefined) continue
    const own = postings.get(document_id) ?? new Map<string, Posting>()
    own.set(term, { term, weight, fields, ...(via !== null && { via }) })
    postings.set(document_id, own)
  }
  return documents.map(({ document_id, name, facts }) => ({
    id: String(document_id),
    name,
    facts,
    postings: postings.get(document_id) ?? new Map(),
  }))
}
