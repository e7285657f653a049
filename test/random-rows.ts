// Rows for every table of a space, drawn by what the database itself says of its columns: a new table is filled too.
import { sql } from 'kysely'
import type { Column } from '#app/archive/catalogue.ts'
import type { Field, Part } from '#app/archive/plan.ts'
import type { Db } from '#platform/database.ts'

/** A row is drawn again when a rule of its table refuses it: rules between columns are not read. */
const TRIES_MAX = 60

export type Draw = { below: (limit: number) => number }
/** A small generator with a seed (mulberry32): the same world twice from the same number. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  return {
    below: (limit) => {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
    },
  }
}
const pick = <T>({ below }: Draw, from: readonly T[]): T | undefined => from[below(from.length)]
const lettersOf = (draw: Draw, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[draw.below(alphabet.length)]).join('')

/** The rules of a table, by column: the words it may hold, and the numbers between which it stays. */
export type Rules = { words: Map<string, string[]>; between: Map<string, [number, number]> }
export async function rulesOf(db: Db, table: string): Promise<Rules> {
  const { rows } = await sql<{ rule: string }>`select pg_get_constraintdef(oid) as rule from pg_constraint
    where conrelid = ${table}::regclass and contype = 'c'`.execute(db)
  const found = rows.map(({ rule }) => rule)
  return { words: new Map(found.flatMap(wordsIn)), between: new Map(found.flatMap(betweenIn)) }
}

function wordsIn(rule: string): [string, string[]][] {
  const [, column, words] = /\(\((\w+) = ANY \(ARRAY\[(.*?)\]\)\)\)/.exec(rule) ?? []
  return column && words
    ? [[column, [...words.matchAll(/'([^']*)'::text/g)].map(([, word = '']) => word)]]
    : []
}

function betweenIn(rule: string): [string, [number, number]][] {
  const [, column, sign, low] = /\((\w+) (>=?) (\d+)\)/.exec(rule) ?? []
  const [, high = '1000000'] = /<= (\d+)/.exec(rule) ?? []
  return column ? [[column, [Number(low) + (sign === '>' ? 1 : 0), Number(high)]]] : []
}

/** Numbers of rows that a column may quote, by table. */
export type Quotable = ReadonlyMap<string, readonly string[]>
type Drawing = { part: Part; rules: Rules; quotable: Quotable; owner: string; draw: Draw }

function valueFor({ column, quotes, keys }: Field, drawing: Drawing): unknown {
  const { part, rules, quotable, owner, draw } = drawing
  const one = (table: string) => pick(draw, quotable.get(table) ?? []) ?? null
  if (column.name === part.by) return part.owner === 'organisation' ? owner : one(part.owner)
  if (column.isNullable && draw.below(3) === 0) return null
  if (keys) return [{ assignments: Object.entries(keys).map(([key, table]) => ({ [key]: one(table) })) }]
  const table = column.name === 'file_hash' ? 'file' : quotes
  return table ? one(table) : plainValue(column, rules, draw)
}

const DAY_MS = 86_400_000
const SPRING = Date.UTC(2026, 2, 1)

function plainValue({ name, type }: Column, { words, between }: Rules, draw: Draw): unknown {
  const [low, high] = between.get(name) ?? [0, 900]
  const day = new Date(SPRING + draw.below(600) * DAY_MS).toISOString().slice(0, 10)
  const kinds: readonly (readonly [RegExp, () => unknown])[] = [
    [/^text/, () => pick(draw, words.get(name) ?? []) ?? textFor(name, draw)],
    [/int|numeric|double|real/, () => low + draw.below(Math.min(high, low + 100_000) - low + 1)],
    [/^boolean/, () => draw.below(2) === 1],
    [/^date/, () => day],
    [/^timestamp/, () => `${day}T10:11:12.${String(100_000 + draw.below(899_999))}Z`],
    [/^jsonb/, () => ({ vu: draw.below(100), mots: ['é', '"', '\\', 'œ'] })],
  ]
  const value = kinds.find(([pattern]) => pattern.test(type))?.[1]()
  return type.endsWith('[]') ? [value] : value
}

/** Shapes that rules ask for, by the name of the column; anything else is a text with everything in it. */
function textFor(name: string, draw: Draw): string {
  const id = lettersOf(draw, 'abcdefghjkmnpqrstuvwxyz', 12)
  if (/hash|sha256/.test(name)) return lettersOf(draw, '0123456789abcdef', 64)
  if (/email|courriel/.test(name)) return `${id}@exemple.fr`
  if (/url|repository/.test(name)) return `https://${id}.exemple.fr/?a=1&b=<c>`
  if (/slug|skill_id|handle|^ref$|key$/.test(name)) return id
  if (name === 'lang') return 'fr'
  if (/region|territory/.test(name)) return '53'
  return pick(draw, [`L’été « ${id} »`, `l'"œ"\\n${id}`, `\u{1F33F} ${id}`, `${id}\ttab`]) ?? id
}

/** Draws rows of one table until it holds so many more of this owner; answers those that it refused to the end. */
export async function fillPart(db: Db, rows: number, drawing: Drawing): Promise<number> {
  let refused = 0
  for (let i = 0; i < rows; i++) {
    let done = false
    for (let tried = 0; tried < TRIES_MAX && !done; tried++) done = await tryRow(db, drawing)
    if (!done) refused += 1
  }
  return refused
}

async function tryRow(db: Db, drawing: Drawing): Promise<boolean> {
  const { part, draw } = drawing
  const fields = part.fields.filter(({ column }) => column.name !== part.number)
  const row: Record<string, unknown> = {}
  for (const field of fields) row[field.column.name] = valueFor(field, drawing)
  for (const name of part.secrets) row[name] = lettersOf(draw, '0123456789abcdef', 64)
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  const table = sql.table(part.name)
  const insert = sql`insert into ${table} (${columns})
    select ${columns} from jsonb_populate_record(null::${table}, ${JSON.stringify(row)}::jsonb)`
  try {
    await insert.execute(db)
    return true
  } catch (error) {
    if (/^23/.test(String((error as { code?: string }).code))) return false
    throw error
  }
}
