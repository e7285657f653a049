import { assert } from '#engines/assert.ts'
import type { Catalogue, Column, Table } from './catalogue.ts'
import { type Belonging, classification, type Tenant } from './classification.ts'
import type { QuotingKeys } from './json-quotes.ts'

/** One column of an archive: the table of which its value is a row’s number, or the keys that quote within it. */
export type Field = { column: Column; quotes: string | undefined; keys: QuotingKeys | undefined }
/** One table of an archive: its rows are those whose `by` quotes a row of `owner`. */
export type Part = {
  name: string
  by: string
  owner: string
  /** The column numbered by the database: an archive counts its rows from 1 instead. */
  number: string | undefined
  key: readonly string[]
  fields: readonly Field[]
  secrets: readonly string[]
  /** What a row must say to travel, and what travels in the place of a column: SQL of `classification.ts`. */
  only: string | undefined
  instead: Readonly<Record<string, string>>
  /** The tables that its rows quote, and that an archive writes before it. */
  after: readonly string[]
}
type Classes = Readonly<Record<string, Belonging>>

/** Shared rows come first in an archive, in this order: what follows quotes them. */
export const namedTables = ['organisation', 'solution', 'need', 'need_group', 'person'] as const
export type NamedTable = (typeof namedTables)[number]
export const isNamed = (table: string): table is NamedTable =>
  (namedTables as readonly string[]).includes(table)

/** The tables of a space, each after those that it quotes. */
export function planOf(catalogue: Catalogue, classes: Classes = classification): Part[] {
  const parts = [...catalogue.values()].flatMap((table) => {
    const belonging = classes[table.name]
    return belonging?.kind === 'tenant' ? [partOf(catalogue, table, belonging)] : []
  })
  const ordered: Part[] = []
  while (ordered.length < parts.length) {
    const next = parts.find((part) => !ordered.includes(part) && waitsForNone(part, parts, ordered))
    assert(next !== undefined, 'tables do not quote each other in a circle')
    ordered.push(next)
  }
  return ordered
}

const waitsForNone = ({ name, after }: Part, parts: readonly Part[], ready: readonly Part[]): boolean =>
  !parts.some((one) => one.name !== name && after.includes(one.name) && !ready.includes(one))

function partOf(catalogue: Catalogue, table: Table, { by, ...told }: Tenant): Part {
  const { secrets = [], documents = {}, instead = {}, only } = told
  const columns = table.columns.filter(({ name, isGenerated }) => !isGenerated && !secrets.includes(name))
  const owner = table.columns.find(({ name }) => name === by)?.quotes
  assert(owner !== undefined, `${table.name}.${by} quotes the table that owns its rows`)
  return {
    ...{ name: table.name, by, secrets, only, instead, key: table.key },
    owner: owner.table === 'space' ? 'organisation' : owner.table,
    number: table.columns.find(({ isIdentity }) => isIdentity)?.name,
    after: columns.flatMap(({ quotes }) => quotes?.table ?? []),
    fields: columns.map((column) => ({
      column,
      quotes: lastQuoted(catalogue, column),
      keys: documents[column.name],
    })),
  }
}

/** `project.organisation_id` quotes a space, whose own number is that of an organisation: the name is the latter's. */
function lastQuoted(catalogue: Catalogue, { quotes }: Column): string | undefined {
  if (!quotes) return undefined
  const column = catalogue.get(quotes.table)?.columns.find(({ name }) => name === quotes.column)
  return (column && lastQuoted(catalogue, column)) ?? quotes.table
}

/** A number or a document that quotes nothing known to the database may hide the number of a row. */
const OPAQUE = /^(?:bigint|uuid|jsonb?)(?:\[\])?$/

const mayHide = ({ name, type, isIdentity }: Column, plain: readonly string[]): boolean =>
  OPAQUE.test(type) && !isIdentity && !plain.includes(name)

/** What an archive would lose or betray, in words for who adds a table. */
export function faultsOf(catalogue: Catalogue, classes: Classes = classification): string[] {
  const unknown = [...catalogue.keys()].filter((name) => !classes[name])
  const gone = Object.keys(classes).filter((name) => !catalogue.has(name))
  const named = (name: string) => isNamed(name) || classes[name]?.kind === 'tenant'
  const columns = planOf(catalogue, classes).flatMap((part) => {
    const { plain = [] } = classes[part.name] as Tenant
    const hidden = part.fields.filter(
      ({ column, quotes, keys }) => !quotes && !keys && mayHide(column, plain),
    )
    const nameless = part.fields.filter(({ quotes }) => quotes && !named(quotes))
    return [
      ...hidden.map(({ column }) => `${part.name}.${column.name} may quote a row`),
      ...nameless.map(
        ({ column, quotes }) => `${part.name}.${column.name} quotes ${quotes}, which has no lasting name`,
      ),
    ]
  })
  return [
    ...unknown.map((name) => `${name} is not classified`),
    ...gone.map((name) => `${name} is classified and does not exist`),
    ...columns,
  ]
}
