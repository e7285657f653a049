import { stringify } from 'csv-stringify/sync'
import { type Context, Hono } from 'hono'
import { renderSheet, type Sheet } from '../documents/spreadsheet.ts'
import type { Visit } from '../http.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
export type FileKind = keyof typeof types
const kinds: readonly FileKind[] = ['csv', 'xlsx']

/** What a page shows as a table, whole; or the answer of a door that stays shut. */
type TableOf = (c: Context<Visit>) => Promise<Sheet | Response>

/** A table as a file, under its name or another. Nothing keeps it on the way. */
export async function tableFile(
  c: Context<Visit>,
  kind: FileKind,
  { file, ...table }: Sheet & { file?: string },
): Promise<Response> {
  const { name, columns, rows } = table
  const body = kind === 'xlsx' ? await renderSheet(table) : csvOf({ columns, rows })
  return c.body(body, 200, {
    'Content-Type': types[kind],
    'Content-Disposition': `attachment; filename="${file ?? name}.${kind}"`,
    'Cache-Control': 'private, no-store',
  })
}

/** What people wrote is text for a spreadsheet too: no cell is read as a formula. */
const csvOf = ({ columns, rows }: Omit<Sheet, 'name'>): string =>
  stringify([[...columns], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    cast: { boolean: String },
  })

/** The files of a table: the address of its page, then `.csv` or `.xlsx`. */
export function tableFiles(path: string, tableOf: TableOf): Hono<Visit> {
  const routes = new Hono<Visit>()
  for (const kind of kinds)
    routes.get(`${path}.${kind}`, async (c) => {
      const table = await tableOf(c)
      return table instanceof Response ? table : tableFile(c, kind, table)
    })
  return routes
}
