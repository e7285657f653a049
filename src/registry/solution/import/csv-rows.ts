import { CsvError, parse } from 'csv-parse/sync'
import type { ImportProblem } from '../import-problem.ts'
import { readProblem } from './reading.ts'

export type CsvRow = { line: number; cells: Record<string, string> }
export type CsvRows = { columns: string[]; rows: CsvRow[] } | { problem: ImportProblem }

const ROWS_MAX = 200_000
const CELL_MAX = 100_000

/**
 * Reads CSV as spreadsheets write it: with or without a BOM, separated by commas, semicolons or tabs (the one that the
 * first line uses most), quoted or not. Each row knows the line on which it begins.
 */
export function readRows(text: string, file: string): CsvRows {
  const body = text.replace(/^\uFEFF/, '')
  try {
    const read = parse(body, {
      delimiter: separatorOf(body),
      info: true,
      relax_quotes: false,
      skip_empty_lines: true,
      max_record_size: CELL_MAX * 10,
      to: ROWS_MAX,
      trim: true,
      // With `info` each row comes with where it ends; its type is not in those of the package.
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const [first, ...rest] = read
    if (!first) return { problem: readProblem({ file }, '', 'no-columns') }
    const columns = first.record
    const twice = columns.find((column, i) => columns.indexOf(column) !== i)
    if (twice !== undefined) return { problem: readProblem({ file }, twice, 'column-twice') }
    return { columns, rows: rest.map(({ record, info }) => rowOf(columns, record, info.lines)) }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = Number(Reflect.get(cause, 'lines') ?? 1)
    return { problem: readProblem({ file, line }, '', 'csv', cause.message.split('\n')[0]) }
  }
}

/** The reader tells the line on which a row ends: the lines that its own cells hold are taken off. */
function rowOf(columns: readonly string[], record: readonly string[], lastLine: number): CsvRow {
  const inside = record.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0)
  return {
    line: lastLine - inside,
    cells: Object.fromEntries(columns.map((column, i) => [column, record[i] ?? ''])),
  }
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}
