export type SheetCell = string | number | boolean | null
export type Sheet = { name: string; columns: readonly string[]; rows: readonly (readonly SheetCell[])[] }

const COLUMN_WIDTH = 40

/** A workbook of one sheet: what people wrote is text there, so that no cell is read as a formula. */
export async function renderSheet({ name, columns, rows }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  // Eighty modules, rarely needed: read when the first workbook is asked for, so that a start does not wait for them.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const head = columns.map((value) => ({ value, fontWeight: 'bold' as const }))
  const cell = (value: SheetCell) =>
    value === null ? null : { value, wrap: true, alignVertical: 'top' as const }
  const file = await writeXlsxFile([head, ...rows.map((row) => row.map(cell))], {
    sheet: name.slice(0, 31),
    columns: columns.map(() => ({ width: COLUMN_WIDTH })),
    stickyRowsCount: 1,
  }).toBuffer()
  return new Uint8Array(file)
}
