import { stringify } from 'csv-stringify/sync'
import { type Context, Hono } from 'hono'
import { renderSheet, type Sheet } from '../documents/spreadsheet.ts'
import type { Visit } from '../http.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const kinds = ['csv', 'xlsx'] as const

/** What a page shows as a table, whole; or the answer of a door that stays shut. */
type TableOf = (c: Context<Visit>) => Promise<Sheet | Response>

/** The files of a table: the address of its page, then `.csv` or `.xlsx`. Nothing keeps them on the way. */
export function tableFiles(path: string, tableOf: TableOf): Hono<Visit> {
  const routes = new Hono<Visit>()
  for (const kind of kinds)
    routes.get(`${path}.${kind}`, async (c) => {
      const table = await tableOf(c)
      if (table instanceof Response) return table
      const { name, columns, rows } = table
      const body =
        kind === 'xlsx'
          ? await renderSheet(table)
          : stringify([[...columns], ...rows.map((row) => [...row])], {
              ...{ bom: true, escape_formulas: true },
              cast: { boolean: String },
            })
      return c.body(body, 200, {
        'Content-Type': types[kind],
        'Content-Disposition': `attachment; filename="${name}.${kind}"`,
        'Cache-Control': 'private, no-store',
      })
    })
  return routes
}
