import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { documentPostings, documentWords, type Facts, type MatchDocument } from '#engines/matching/index.ts'
import type { Db } from '#platform/database.ts'
import type { IndexName } from './index.tables.ts'
import { readVocabulary, vocabularyHash } from './vocabulary-file.ts'

/** A document to index. Its id is the key of its row. */
export type Indexable = MatchDocument & { readonly facts: Facts }

/** Stands in every document, so that its count is the size of the index. It is no word: no need can hold it. */
export const EVERY = '*'

/** Changes when the way of indexing does: everything is then indexed again. */
const FORMAT = '2'

export const hashOf = (document: Indexable): string =>
  createHash('sha256')
    .update(`${FORMAT} ${vocabularyHash()} ${JSON.stringify(document)}`)
    .digest('hex')

/**
 * Brings some documents of the index up to date, in one transaction: those that changed are indexed again, the
 * others are left as they are. Two runs at once wait for each other. Answers how many changed.
 */
export async function indexDocuments(
  db: Db,
  name: IndexName,
  documents: readonly Indexable[],
): Promise<number> {
  if (documents.length === 0) return 0
  return db.transaction().execute(async (transaction) => {
    await holdIndex(transaction, name)
    const known = await hashesOf(
      transaction,
      name,
      documents.map(({ id }) => id),
    )
    const changed = documents.flatMap((document) => {
      const hash = hashOf(document)
      return known.get(document.id) === hash ? [] : [{ document, hash }]
    })
    if (changed.length > 0) await replace(transaction, name, changed)
    return changed.length
  })
}

/** Takes documents out of the index. */
export async function forgetDocuments(db: Db, name: IndexName, ids: readonly string[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await holdIndex(transaction, name)
    await forget(transaction, name, ids)
  })
}

/** One writer at a time: the counts of terms would lose an update otherwise. */
const holdIndex = (db: Db, name: IndexName) =>
  sql`select pg_advisory_xact_lock(hashtext(${`match-index-${name}`}))`.execute(db)

const forget = (db: Db, name: IndexName, ids: readonly string[]) =>
  sql`delete from ${table(name, 'indexed')} where document_id = any(${ids}::bigint[])`.execute(db)

/** The tables of an index have the same columns: only their names differ, so these queries are written as SQL. */
export const table = (name: IndexName, part: 'indexed' | 'term' | 'posting' | 'word') =>
  sql.table(`${name}_${part}`)

async function hashesOf(db: Db, name: IndexName, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ document_id: bigint; hash: string }>`
    select document_id, hash from ${table(name, 'indexed')} where document_id = any(${ids}::bigint[])`.execute(
    db,
  )
  return new Map(rows.map(({ document_id, hash }) => [String(document_id), hash]))
}

type Changed = { document: Indexable; hash: string }

async function replace(db: Db, name: IndexName, changed: readonly Changed[]): Promise<void> {
  const vocabulary = readVocabulary()
  await forget(
    db,
    name,
    changed.map(({ document }) => document.id),
  )
  const words = changed.map(({ document }) => [EVERY, ...documentWords(document, vocabulary)])
  await insertDocuments(db, name, changed, words)
  await count(db, name, 'word', words.flat())
  const postings = changed.flatMap(({ document }) =>
    documentPostings(document, vocabulary).map((posting) => ({ ...posting, document: document.id })),
  )
  const terms = postings.map(({ term }) => term)
  await count(db, name, 'term', terms)
  await sql`
    insert into ${table(name, 'posting')} (term_id, document_id, weight, fields, via)
    select term.id, given.document_id, given.weight, given.fields, given.via
    from unnest(
      ${terms}::text[], ${postings.map(({ document }) => document)}::bigint[],
      ${postings.map(({ weight }) => weight)}::smallint[], ${postings.map(({ fields }) => fields)}::smallint[],
      ${postings.map(({ via }) => via ?? null)}::text[]
    ) as given (term, document_id, weight, fields, via)
    join ${table(name, 'term')} as term using (term)
    order by term.id, given.document_id`.execute(db)
}

const insertDocuments = (db: Db, name: IndexName, changed: readonly Changed[], words: readonly string[][]) =>
  sql`
    insert into ${table(name, 'indexed')} (document_id, name, facts, words, hash)
    select document_id, name, facts, string_to_array(words, ' '), hash
    from unnest(
      ${changed.map(({ document }) => document.id)}::bigint[], ${changed.map(({ document }) => document.name)}::text[],
      ${changed.map(({ document }) => JSON.stringify(document.facts))}::jsonb[],
      ${words.map((list) => list.join(' '))}::text[], ${changed.map(({ hash }) => hash)}::text[]
    ) as given (document_id, name, facts, words, hash)`.execute(db)

/** Adds occurrences to the counts of terms or words, one per document that holds them. */
async function count(
  db: Db,
  name: IndexName,
  part: 'term' | 'word',
  found: readonly string[],
): Promise<void> {
  const counts = new Map<string, number>()
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1)
  const columns = sql.ref(part)
  await sql`
    insert into ${table(name, part)} as known (${columns}, documents)
    select * from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[]) as given (name, documents)
    order by name
    on conflict (${columns}) do update set documents = known.documents + excluded.documents`.execute(db)
}
