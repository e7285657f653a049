// Which rows are about somebody, in every table: what the database itself says of its columns.
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

type Column = { table: string; column: string; of: string }
const OWNED = ['person', 'organisation', 'project', 'space'] as const
type Owned = (typeof OWNED)[number]

/** Columns that name a person, an organisation or a chantier, and the tables of these themselves. */
async function columnsAbout(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select conrelid::regclass::text as "table", attname as "column", confrelid::regclass::text as "of"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and array_length(conkey, 1) = 1 and confrelid::regclass::text in (${sql.join(OWNED)})
    order by 1, 2`.execute(db)
  const own = ['person', 'organisation', 'project'].map((table) => ({ table, column: 'id', of: table }))
  return [...rows, ...own]
}

/** Reads the rows that name one of these, as one text each: two readings that differ tell what changed. */
export async function tiesOf(db: Db, owned: Readonly<Record<Owned, string>>) {
  const columns = await columnsAbout(db)
  const parts = columns.map(({ table, column, of }) => {
    const id = owned[of as Owned] // One of OWNED, by the query above.
    return sql`select ${table} || ' ' || to_jsonb(t)::text as row from ${sql.table(table)} as t
      where ${sql.ref(`t.${column}`)}::text = ${id}`
  })
  const query = sql<{ row: string }>`${sql.join(parts, sql` union `)} order by 1`
  return async (): Promise<string[]> => (await query.execute(db)).rows.map(({ row }) => row)
}
