import { cleanZip } from './clean-zip.ts'

export type WorkbookCell = string | number | boolean | Date | null
export type WorkbookLimits = { rowsMax: number; columnsMax: number }

/** What a workbook of the sizes that we accept unfolds to, with room. */
const UNFOLDED_BYTES_MAX = 20_000_000
const CHARACTERS_MAX = 1_000_000

/**
 * The first sheet of a workbook, cut to some rows and columns; undefined when it is none, or is too big unfolded.
 * It is for a process aside (see workbook.ts): a row may say that it is the billionth, and the library believes it.
 */
export async function readWorkbook(bytes: Uint8Array, { rowsMax, columnsMax }: WorkbookLimits) {
  const zip = cleanZip(Buffer.from(bytes), { bytesMax: UNFOLDED_BYTES_MAX, wanted: /\.xml(\.rels)?$/ })
  if (!zip) return undefined
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows: WorkbookCell[][] = (await readSheet(zip))
      .slice(0, rowsMax)
      .map((cells) => cells.slice(0, columnsMax).map(plain))
    // One long text that each cell repeats weighs once here, and as many times as it is said where it goes.
    return charactersOf(rows) > CHARACTERS_MAX ? undefined : rows
  } catch {
    return undefined
  }
}

const plain = (cell: unknown): WorkbookCell =>
  cell instanceof Date || typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? cell
    : null

const charactersOf = (rows: readonly (readonly WorkbookCell[])[]): number =>
  rows.flat().reduce<number>((total, cell) => total + (typeof cell === 'string' ? cell.length : 1), 0)
