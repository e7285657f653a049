import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type Column = {
  name: string
  /** As PostgreSQL writes it: `bigint`, `text[]`, `timestamp with time zone`. */
  type: string
  isNullable: boolean
  /** Numbered by the database itself. */
  isIdentity: boolean
  isGenerated: boolean
  /** The table and the column that it refers to. */
  quotes: { table: string; column: string } | undefined
}
export type Table = { name: string; columns: readonly Column[]; key: readonly string[] }
export type Catalogue = ReadonlyMap<string, Table>

type Row = Omit<Column, 'quotes'> & {
  table: string
  in_key: boolean
  quoted_table: string | null
  quoted_column: string | null
}

/** What the database says of its own tables: the list is never kept by hand. */
export async function readCatalogue(db: Db): Promise<Catalogue> {
  const { rows } = await sql<Row>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as "isNullable", a.attidentity <> '' as "isIdentity", a.attgenerated <> '' as "isGenerated",
      coalesce(a.attnum = any (k.conkey), false) as in_key, f.relname as quoted_table, fa.attname as quoted_column
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    left join lateral (select distinct on (q.conrelid) q.confrelid, q.confkey from pg_constraint q
      where q.conrelid = c.oid and q.contype = 'f' and q.conkey = array[a.attnum]
      order by q.conrelid, q.oid) q on true
    left join pg_class f on f.oid = q.confrelid
    left join pg_attribute fa on fa.attrelid = q.confrelid and fa.attnum = q.confkey[1]
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname, a.attnum`.execute(db)
  return new Map([...Map.groupBy(rows, (row) => row.table)].map(([name, own]) => [name, tableOf(name, own)]))
}

const tableOf = (name: string, rows: readonly Row[]): Table => ({
  name,
  key: rows.filter((row) => row.in_key).map((row) => row.name),
  columns: rows.map(({ quoted_table, quoted_column, table: _, in_key: __, ...column }) => ({
    ...column,
    quotes: quoted_table && quoted_column ? { table: quoted_table, column: quoted_column } : undefined,
  })),
})
