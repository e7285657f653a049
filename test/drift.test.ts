// What the code believes of the tables is what the migrations made.
import { sql } from 'kysely'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { filesOf } from './tidy.ts'
import { emptyWorld } from './world.ts'

type Column = { table: string; column: string; nullable: boolean }
const line = ({ table, column, nullable }: Column) => `${table}.${column}${nullable ? ' null' : ''}`

/** Reads `interface Database { name: NameTable }` and the interfaces it names. */
function believed(): Column[] {
  return filesOf('src')
    .filter(({ path }) => path.endsWith('.tables.ts') || path === 'src/platform/database.ts')
    .flatMap(({ path, text }) => columnsIn(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)))
}

function columnsIn(source: ts.SourceFile): Column[] {
  const interfaces = new Map<string, ts.NodeArray<ts.TypeElement>>()
  const collect = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node.members)
    ts.forEachChild(node, collect)
  }
  collect(source)
  return [...(interfaces.get('Database') ?? [])].filter(ts.isPropertySignature).flatMap((member) => {
    const type = member.type
    const members =
      type && ts.isTypeLiteralNode(type) ? type.members : (interfaces.get(type?.getText(source) ?? '') ?? [])
    return [...members].filter(ts.isPropertySignature).map((column) => ({
      table: member.name.getText(source),
      column: column.name.getText(source),
      nullable: / null\b/.test(column.type?.getText(source) ?? ''),
    }))
  })
}

test('the tables in code and the tables in the database are the same', async () => {
  const { db } = await emptyWorld()
  const { rows } = await sql<Column & { generated: boolean; view: boolean }>`
    select c.table_name as table, c.column_name as column, c.is_nullable = 'YES' as nullable,
      c.is_generated = 'ALWAYS' as generated, t.table_type = 'VIEW' as view
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public'`.execute(db)
  // PostgreSQL cannot tell which column of a view is never null: there, names alone are compared.
  const views = new Set(rows.filter(({ view }) => view).map(({ table }) => table))
  const generated = new Set(
    rows.filter((column) => column.generated).map((column) => `${column.table}.${column.column}`),
  )
  const compared = (columns: Column[]) =>
    columns
      .filter((column) => !generated.has(`${column.table}.${column.column}`))
      .map((column) => line(views.has(column.table) ? { ...column, nullable: false } : column))
      .sort()
  expect(compared(believed())).toEqual(compared(rows))
})

test('every table says what one row of it is', async () => {
  const { db } = await emptyWorld()
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = 'public' and relkind = 'r' and relname <> 'migration' and obj_description(pg_class.oid) is null`.execute(
    db,
  )
  expect(rows).toEqual([])
})
