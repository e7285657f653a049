import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { sha256 } from '#platform/files/store.ts'
import { expectThat, stop } from './fault.ts'
import { mapQuotes } from './json-quotes.ts'
import type { Row } from './manifest.ts'
import { keepNamed } from './named.actions.ts'
import { namedColumns, nameIn } from './named.queries.ts'
import { type Field, isNamed, type NamedTable, type Part } from './plan.ts'

export type RowLine = { line: number; row: Row }
/** What an import knows so far: the number here of each row of the archive. */
export type Known = {
  acting: Acting
  /** The lasting name of the organisation whose space it is: the only one that may own a row. */
  organisation: string
  named: Map<NamedTable, Map<string, string>>
  numbers: Map<string, string[]>
  /** Shared rows that the instance did not know. */
  made: Map<NamedTable, number>
}
const SECRET_BYTES = 32

/** Finds or makes the shared rows that the space quotes. */
export async function writeNamed(table: NamedTable, rows: readonly RowLine[], known: Known): Promise<void> {
  const ids = known.named.get(table) ?? new Map<string, string>()
  known.named.set(table, ids)
  for (const { line, row } of rows) {
    const odd = Object.keys(row).find((name) => !namedColumns[table].includes(name))
    expectThat(odd === undefined, { line, table, rule: `column unknown: ${odd}` })
    const { value, rule } = await guarded(known.acting.db, () => keepNamed[table](known.acting, row))
    if (!value) throw stop('line-wrong', { line, table, rule: rule ?? 'somebody else has this number' })
    ids.set(nameIn(table, row), value.id)
    if (value.isNew) known.made.set(table, (known.made.get(table) ?? 0) + 1)
  }
}

/** Writes rows of the space under numbers of this instance. Names the first line that the database refuses. */
export async function writeRows(part: Part, lines: readonly RowLine[], known: Known): Promise<void> {
  const { db } = known.acting
  if (part.number) await takeNumbers(part, lines.length, known)
  const rows = lines.map((one) => rowHere(part, one, known))
  const { rule } = await guarded(db, () => insert(db, part, rows))
  if (rule === undefined) return
  for (const [i, row] of rows.entries()) {
    const { rule: ofOne } = await guarded(db, () => insert(db, part, [row]))
    expectThat(ofOne === undefined, { line: lines[i]?.line ?? 0, table: part.name, rule: String(ofOne) })
  }
}

async function takeNumbers({ name, number }: Part, count: number, { acting, numbers }: Known): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence(${name}, ${number}))::text as id from generate_series(1, ${count}::int)
  `.execute(acting.db)
  const taken = numbers.get(name) ?? []
  numbers.set(name, taken)
  for (const { id } of rows) taken.push(id)
}

/** The row with each lasting name replaced by the number that it has here. */
function rowHere(part: Part, { line, row }: RowLine, known: Known): Row {
  const at = { line, table: part.name }
  const unknown = Object.keys(row).find((name) => !part.fields.some(({ column }) => column.name === name))
  expectThat(unknown === undefined, { ...at, rule: `column unknown: ${unknown}` })
  const missing = part.fields.find(({ column }) => !Object.hasOwn(row, column.name))?.column.name
  expectThat(missing === undefined, { ...at, rule: `column missing: ${missing}` })
  expectThat(isOwned(part, row, known), { ...at, rule: `of another space: ${part.by}` })
  const here = part.fields.map((field): [string, unknown] => {
    const value = valueHere(part, field, row, known)
    expectThat(value !== undefined, { ...at, rule: `quotes nothing: ${field.column.name}` })
    return [field.column.name, value]
  })
  const drawn = part.secrets.map((name) => [name, sha256(randomBytes(SECRET_BYTES))])
  return Object.fromEntries([...here, ...drawn])
}

/** A row without owner, or of another organisation, has no place in the archive of a space. */
const isOwned = ({ by, owner }: Part, row: Row, { organisation }: Known): boolean =>
  owner === 'organisation' ? row[by] === organisation : row[by] !== null

function valueHere(part: Part, { column: { name }, quotes, keys }: Field, row: Row, known: Known): unknown {
  const table = name === part.number ? part.name : quotes
  const value = row[name]
  if (keys) return mapQuotes(value, keys, (of, one) => unmarked(of, one, known))
  return table && value !== null ? numberHere(table, String(value), known) : value
}

const numberHere = (table: string, name: string, { named, numbers }: Known): string | undefined =>
  isNamed(table) ? named.get(table)?.get(name) : numbers.get(table)?.[Number(name) - 1]

/** Within a document, a name after a mark; what names nothing stays a text. */
const unmarked = (table: string, text: string, known: Known): string =>
  (text.startsWith('#') ? numberHere(table, text.slice(1), known) : undefined) ?? text

async function insert(db: Db, { name, fields, secrets }: Part, rows: readonly Row[]): Promise<void> {
  const columns = sql.join(
    [...fields.map(({ column }) => column.name), ...secrets].map((one) => sql.ref(one)),
  )
  const table = sql.table(name)
  await sql`insert into ${table} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )
}

type DatabaseError = { code?: string; constraint?: string; message?: string }
/** Of the data, and not of the database: a wrong value (22) or a broken constraint (23). */
const isOfData = ({ code }: DatabaseError): boolean => /^2[23]/.test(code ?? '')

type Tried<T> = { value?: T; rule?: string }

/** Tries within the transaction; what the database refuses is undone, and its rule answered. */
async function guarded<T>(db: Db, work: () => Promise<T>): Promise<Tried<T>> {
  await sql`savepoint archive_rows`.execute(db)
  try {
    const value = await work()
    await sql`release savepoint archive_rows`.execute(db)
    return { value }
  } catch (thrown) {
    // What the driver throws has these fields or none of them.
    const error = thrown as DatabaseError
    if (!isOfData(error)) throw thrown
    await sql`rollback to savepoint archive_rows`.execute(db)
    return { rule: error.constraint ?? error.message ?? String(error.code) }
  }
}
