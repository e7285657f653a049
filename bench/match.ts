// How long a search takes as the catalogue grows, beside MiniSearch and the full-text search of PostgreSQL.
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import MiniSearch from 'minisearch'
import { indexInMemory, searchInMemory } from '#engines/matching/index.ts'
import { type Indexable, indexDocuments } from '#journey/2-match/index/index-store.actions.ts'
import { searchSolutions } from '#journey/2-match/index/search.queries.ts'
import { readVocabulary } from '#journey/2-match/index/vocabulary-file.ts'
import type { Db } from '#platform/database.ts'
import { centile } from './centile.ts'
import { baseCatalogue, needTexts, synthetic } from './synthetic.ts'

const SIZES = [2_731, 20_000, 100_000, 500_000]
const SHORT_SIZES = [2_731, 20_000]
/** Beyond, an index in memory takes gigabytes: nobody would, so it is not measured. */
const IN_MEMORY_MAX = 20_000
const MINI_SEARCH_MAX = 100_000
const SHORT_NEEDS = 20
const BATCH = 1_000
const ROUNDS = 2

export type Timing = { p50: number; p95: number }
export type MatchFigures = {
  size: number
  ours: Timing
  memory?: Timing
  miniSearch?: Timing
  fullText: Timing
  indexSeconds: number
}

/** Measures on a scratch database, which it fills. Prints one line per size as it goes. */
export async function runMatchBench({ short, db }: { short: boolean; db: Db }): Promise<MatchFigures[]> {
  const base = baseCatalogue()
  const texts = short ? needTexts().slice(0, SHORT_NEEDS) : needTexts()
  console.log(`match: ${texts.length} needs, ${base.from}, times in milliseconds (p50/p95)`)
  await sql`create unlogged table bench_text (document_id bigint primary key, searched tsvector)`.execute(db)
  const figures: MatchFigures[] = []
  let filled = 0
  for (const size of short ? SHORT_SIZES : SIZES) {
    const indexSeconds = await fill(db, base.documents, filled, size)
    filled = size
    const documents = size <= MINI_SEARCH_MAX ? [...synthetic(base.documents, size)] : []
    const inMemory = size <= (short ? base.documents.length : IN_MEMORY_MAX)
    const measured = { size, ...(await measureAll(db, texts, documents, inMemory)), indexSeconds }
    figures.push(measured)
    console.log(lineOf(measured))
  }
  await sql`drop table bench_text`.execute(db)
  return figures
}

/** Adds documents up to a size, through the same action as the site. Answers the seconds that indexing took. */
async function fill(db: Db, base: readonly Indexable[], from: number, to: number): Promise<number> {
  let batch: Indexable[] = []
  let indexing = 0
  const flush = async (): Promise<void> => {
    const ids = batch.map(({ id }) => id)
    await sql`
      insert into solution (id, slug, name, created_on, changed_on) overriding system value
      select id, 'bench-' || id, 'Bench ' || id, '2026-11-21', '2026-11-21' from unnest(${ids}::bigint[]) as given (id)
    `.execute(db)
    const started = performance.now()
    await indexDocuments(db, 'solution', batch)
    indexing += performance.now() - started
    await sql`
      insert into bench_text
      select id, to_tsvector('french', unaccent(text))
      from unnest(${ids}::bigint[], ${batch.map(plainText)}::text[]) as given (id, text)`.execute(db)
    batch = []
  }
  let at = 0
  for (const document of synthetic(base, to)) {
    at++
    if (at <= from) continue
    batch.push(document)
    if (batch.length === BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  await sql`create index if not exists bench_text_searched on bench_text using gin (searched)`.execute(db)
  for (const table of ['solution_posting', 'solution_indexed', 'solution_term', 'bench_text'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  return indexing / 1000
}

const plainText = ({ name, french, english, long, usage, tags, categories, replaces }: Indexable): string =>
  [name, french, english, long, usage, ...(tags ?? []), ...(categories ?? []), ...(replaces ?? [])].join(
    ' . ',
  )

async function measureAll(
  db: Db,
  texts: readonly string[],
  documents: readonly Indexable[],
  inMemory: boolean,
) {
  const ours = await timed(texts, (text) => searchSolutions(db, { text }))
  const fullText = await timed(texts, (text) => fullTextSearch(db, text))
  if (documents.length === 0) return { ours, fullText }
  const mini = new MiniSearch({ fields: ['text'], idField: 'id' })
  mini.addAll(documents.map((document) => ({ id: document.id, text: plainText(document) })))
  const miniSearch = await timed(texts, (text) => mini.search(text).slice(0, 20))
  if (!inMemory) return { ours, miniSearch, fullText }
  const vocabulary = readVocabulary()
  const index = indexInMemory(documents, vocabulary)
  const memory = await timed(texts, (text) => searchInMemory(index, vocabulary, text))
  return { ours, memory, miniSearch, fullText }
}

/** Any of the words, as a search field would ask it: all of them would answer almost nothing. */
const fullTextSearch = (db: Db, text: string) =>
  sql`
    with asked as (
      select replace(plainto_tsquery('french', unaccent(${text}))::text, '&', '|')::tsquery as query
    )
    select document_id from bench_text, asked where searched @@ query
    order by ts_rank(searched, query) desc, document_id limit 20`.execute(db)

async function timed(texts: readonly string[], search: (text: string) => unknown): Promise<Timing> {
  for (const text of texts) await search(text)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of texts) {
      const started = performance.now()
      await search(text)
      times.push(performance.now() - started)
    }
  }
  return { p50: centile(times, 0.5), p95: centile(times, 0.95) }
}

const shown = ({ p50, p95 }: Timing): string => `${p50.toFixed(1)}/${p95.toFixed(1)}`
const ratio = (other: Timing | undefined, ours: Timing): string =>
  other ? `${shown(other)} (×${(other.p95 / ours.p95).toFixed(2)} of ours at p95)` : 'not measured'

const lineOf = ({ size, ours, memory, miniSearch, fullText, indexSeconds }: MatchFigures): string =>
  [
    `  ${String(size).padStart(7)} solutions`,
    `ours in SQL ${shown(ours)}`,
    `PostgreSQL full text ${ratio(fullText, ours)}`,
    `MiniSearch ${ratio(miniSearch, ours)}`,
    `ours in memory ${ratio(memory, ours)}`,
    `indexed in ${indexSeconds.toFixed(1)} s`,
  ].join('\n            ')

async function main(): Promise<void> {
  const { openPool } = await import('#platform/database.ts')
  const { openDatabase } = await import('#platform/wall.ts')
  const { migrate } = await import('#platform/migrate.ts')
  const { startTestPostgres } = await import('#platform/postgres/index.ts')
  const server = await startTestPostgres()
  const pool = openPool({ url: server.url, statementTimeoutMs: 600_000 })
  try {
    await migrate(pool)
    await runMatchBench({ db: openDatabase(pool), short: process.argv.includes('--short') })
  } finally {
    await pool.end()
    await server.stop()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
