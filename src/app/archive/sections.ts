import { promisify } from 'node:util'
import { gzip as gzipLater } from 'node:zlib'
import { assert } from '#engines/assert.ts'
import type { Db } from '#platform/database.ts'
import { readCatalogue } from './catalogue.ts'
import { mapQuotes, type QuotingKeys } from './json-quotes.ts'
import { type Row, rowText, runningSum, type TableSum } from './manifest.ts'
import { type Quoted, quotedRows } from './named.queries.ts'
import { type Field, isNamed, type NamedTable, namedTables, type Part, planOf } from './plan.ts'
import { rowsOf } from './rows.queries.ts'

const gzip = promisify(gzipLater)

/** One table of an archive: its sum, and its lines compressed. */
export type Section = { sum: TableSum; chunks: Uint8Array[] }

/** What is known while reading: how each row met so far is called in the archive. */
type Names = {
  db: Db
  organisationId: bigint
  /** Of the rows of the space, by table: their place in the archive. */
  places: Map<string, Map<string, number>>
  named: Map<NamedTable, Map<string, Quoted>>
  files: Set<string>
}

/** Reads a whole space: shared rows that it quotes first, then its own, each table after those that it quotes. */
export async function collect(db: Db, organisationId: bigint) {
  const plan = planOf(await readCatalogue(db))
  const named = new Map(namedTables.map((table) => [table, new Map<string, Quoted>()]))
  const names: Names = { db, organisationId, places: new Map(), named, files: new Set() }
  const own: Section[] = []
  for (const part of plan) own.push(await sectionOf(part, plan, names))
  const shared: Section[] = []
  for (const table of namedTables) {
    const quoted = [...(named.get(table)?.values() ?? [])].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    shared.push(await written(table, [quoted.map(({ row }) => rowText(row))]))
  }
  const organisation = named.get('organisation')?.get(String(organisationId))?.name
  assert(organisation !== undefined, 'a space quotes its own organisation')
  return { sections: [...shared, ...own], fileHashes: [...names.files].toSorted(), organisation }
}

const sectionOf = (part: Part, plan: readonly Part[], names: Names): Promise<Section> =>
  written(part.name, pagesOf(part, plan, names))

async function* pagesOf(part: Part, plan: readonly Part[], names: Names): AsyncGenerator<string[]> {
  const places = new Map<string, number>()
  names.places.set(part.name, places)
  for await (const rows of rowsOf(names.db, part, plan, names.organisationId)) {
    if (part.number) place(places, rows, part.number)
    for (const field of part.fields) await learnNames(field, rows, names)
    const texts = rows.map((row) => rowText(renamed(part, row, names)))
    // Without a number of its own, a row has its place by what it says.
    yield part.number ? texts : texts.toSorted()
  }
}

function place(places: Map<string, number>, rows: readonly Row[], number: string): void {
  for (const row of rows) places.set(String(row[number]), places.size + 1)
}

async function written(
  table: string,
  pages: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<Section> {
  const sum = runningSum()
  const chunks: Uint8Array[] = []
  for await (const texts of pages) {
    for (const text of texts) sum.add(text)
    if (texts.length === 0) continue
    chunks.push(await gzip(texts.map((text) => `{"table":"${table}","row":${text}}\n`).join('')))
  }
  return { sum: sum.end(table), chunks }
}

/** Asks at once for the names of what one column of a page of rows quotes, and that was not met before. */
async function learnNames(
  { column, quotes, keys }: Field,
  rows: readonly Row[],
  names: Names,
): Promise<void> {
  const values = rows.map((row) => row[column.name])
  if (keys) return learn('person', personsIn(values, keys), names)
  const texts = values.filter((value) => typeof value === 'string')
  if (column.name === 'file_hash') for (const hash of texts) names.files.add(hash)
  if (quotes && isNamed(quotes)) await learn(quotes, texts, names)
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function personsIn(documents: readonly unknown[], keys: QuotingKeys): string[] {
  const found: string[] = []
  mapQuotes(documents, keys, (table, value) => {
    if (table === 'person' && UUID.test(value)) found.push(value)
    return value
  })
  return found
}

async function learn(table: NamedTable, values: readonly string[], names: Names): Promise<void> {
  const known = names.named.get(table) ?? new Map<string, Quoted>()
  const ids = [...new Set(values)].filter((id) => !known.has(id))
  if (ids.length === 0) return
  for (const quoted of await quotedRows(names.db, table, ids, names.organisationId))
    known.set(quoted.id, quoted)
}

/** The row with the number of each row that it quotes replaced by its lasting name. */
function renamed(part: Part, row: Row, { places, named }: Names): Row {
  const nameOf = (table: string, value: string) =>
    isNamed(table) ? named.get(table)?.get(value)?.name : places.get(table)?.get(value)
  return Object.fromEntries(
    part.fields.map(({ column: { name, isNullable }, quotes, keys }) => {
      const table = name === part.number ? part.name : quotes
      const value = row[name]
      if (keys) return [name, mapQuotes(value, keys, (of, one) => markQuote(nameOf(of, one), one))]
      if (!table || typeof value !== 'string') return [name, value]
      // What belongs to another space stays there: the quotation is left out with it.
      const lasting = nameOf(table, value) ?? null
      assert(lasting !== null || isNullable, `${part.name}.${name} quotes a row of the same space`)
      return [name, lasting]
    }),
  )
}

/** Within a document, a place is marked, so that an import tells it from a text that quotes nothing. */
const markQuote = (lasting: string | number | undefined, value: string): string =>
  lasting === undefined ? value : `#${lasting}`
