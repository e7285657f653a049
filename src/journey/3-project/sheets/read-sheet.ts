import { parse } from 'csv-parse/sync'
import { done, refused } from '#platform/outcome.ts'

export const SHEET_ROWS_MAX = 300
const COLUMNS_MAX = 40
const FILE_BYTES_MAX = 500_000
/** What a workbook of our sizes unfolds to, with room: a bomb is refused before it is opened. */
const UNFOLDED_BYTES_MAX = 20_000_000
const ZIP_ENTRY = 0x02014b50
const ZIP_ENTRY_BYTES = 46

export type SheetLine = { line: number; cells: string[] }
export type ReadSheet = { header: string[]; lines: SheetLine[] }

/** A CSV or XLSX file as texts: dates are days, and nothing is computed. The content says which it is, not its name. */
export async function readSheetFile(bytes: Uint8Array) {
  if (bytes.length === 0 || bytes.length > FILE_BYTES_MAX) return refused('file-size')
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isWorkbook && unfoldedBytes(bytes) > UNFOLDED_BYTES_MAX) return refused('file-size')
  const rows = await (isWorkbook ? workbookRows(bytes) : csvRows(bytes))
  if (!rows) return refused('file-unreadable')
  const kept = rows
    .map((cells, i) => ({ line: i + 1, cells: cells.slice(0, COLUMNS_MAX) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [header, ...lines] = kept
  if (!header) return refused('file-unreadable')
  if (lines.length > SHEET_ROWS_MAX) return refused('file-rows')
  return done<ReadSheet>({ header: header.cells, lines })
}

/** What the entries of a zip say that they hold, from its own list of contents. */
function unfoldedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (let at = 0; at + ZIP_ENTRY_BYTES <= bytes.length; at++)
    if (bytes[at] === 0x50 && view.getUint32(at, true) === ZIP_ENTRY) total += view.getUint32(at + 24, true)
  return total
}

async function workbookRows(bytes: Uint8Array): Promise<string[][] | undefined> {
  // Read when the first workbook arrives, so that a start does not wait for it.
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows = await readSheet(Buffer.from(bytes))
    return rows.map((cells) => cells.map(textOf))
  } catch {
    return undefined
  }
}

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
