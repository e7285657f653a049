import { parse } from 'csv-parse/sync'
import { isWorkbook, workbookRows } from '#platform/documents/workbook.ts'
import { done, refused } from '#platform/outcome.ts'

export const SHEET_ROWS_MAX = 300
const COLUMNS_MAX = 40
const FILE_BYTES_MAX = 500_000
export type SheetLine = { line: number; cells: string[] }
export type ReadSheet = { header: string[]; lines: SheetLine[] }

/** A CSV or XLSX file as texts: dates are days, and nothing is computed. The content says which it is, not its name. */
export async function readSheetFile(bytes: Uint8Array) {
  if (bytes.length === 0 || bytes.length > FILE_BYTES_MAX) return refused('file-size')
  const rows = await (isWorkbook(bytes) ? textsOf(bytes) : csvRows(bytes))
  if (!rows) return refused('file-unreadable')
  const kept = rows
    .map((cells, i) => ({ line: i + 1, cells: cells.slice(0, COLUMNS_MAX) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [header, ...lines] = kept
  if (!header) return refused('file-unreadable')
  if (lines.length > SHEET_ROWS_MAX) return refused('file-rows')
  return done<ReadSheet>({ header: header.cells, lines })
}

/** Empty rows have their place among the others, so that a line has its number: some are read past the limit. */
const ROWS_READ_MAX = 10 * SHEET_ROWS_MAX

const textsOf = async (bytes: Uint8Array): Promise<string[][] | undefined> =>
  (await workbookRows(bytes, { rowsMax: ROWS_READ_MAX, columnsMax: COLUMNS_MAX }))?.map((cells) =>
    cells.map(textOf),
  )

const textOf = (cell: unknown): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : clean(String(cell))

function csvRows(bytes: Uint8Array): string[][] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 20_000,
    })
    return rows.map((cells) => cells.map(clean))
  } catch {
    return undefined
  }
}

/** Spreadsheets of here write semicolons, others commas or tabs: the first line tells. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/\r?\n|$/))
  const count = (sign: string) => first.split(sign).length
  return [';', ',', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** Our own CSV writes an apostrophe before what a spreadsheet would take for a formula: it goes away here. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\0', '')
    .trim()
    .replace(/^'(?=[=+\-@\t\r])/, '')
