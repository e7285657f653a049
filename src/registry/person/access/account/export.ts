import { stringify } from 'csv-stringify/sync'

export type Section = { section: string; rows: readonly Record<string, unknown>[] }

/** Numbers beyond those of JSON are written as text. */
export const asJson = (sections: readonly Section[]): string =>
  `${JSON.stringify(
    Object.fromEntries(sections.map(({ section, rows }) => [section, rows])),
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    2,
  )}\n`

/** One line per field: sections have not the same columns. A text that a spreadsheet would run is kept a text. */
export const asCsv = (sections: readonly Section[]): string =>
  stringify(
    sections.flatMap(({ section, rows }) =>
      rows.flatMap((row, i) =>
        Object.entries(row).map(([field, value]) => [section, String(i + 1), field, textOf(value)]),
      ),
    ),
    { header: true, columns: ['section', 'row', 'field', 'value'], bom: true, escape_formulas: true },
  )

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
  return String(value)
}
