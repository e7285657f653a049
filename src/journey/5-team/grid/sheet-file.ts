import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { daysFrom, weekdayOf } from '#engines/half-days/days.ts'
import { type HalfState, halves, type Slot, slotOf, type Write } from '#engines/half-days/grid.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import { readLetter } from '#engines/half-days/letters.ts'
import { renderSheet } from '#platform/documents/spreadsheet.ts'
import { isWorkbook, workbookRows } from '#platform/documents/workbook.ts'
import type { Grid, Window } from './grid.queries.ts'

const COLUMNS = ['jour', 'matin', 'après-midi'] as const
const LINES_MAX = 1_000
const COLUMNS_MAX = 40

/** One line per day: the letters of the grid. Weekends are there when something is said of them. */
function linesOf({ from, until, states, letters }: Grid): string[][] {
  const letter = (slot: Slot) => letters.byState.get(states.get(slot) ?? '') ?? ''
  return daysFrom(from, until).flatMap((day) => {
    const said = halves.map((half) => letter(slotOf(day, half)))
    return weekdayOf(day) > 5 && said.every((one) => one === '') ? [] : [[day, ...said]]
  })
}

export const gridCsv = (grid: Grid): string =>
  stringify([[...COLUMNS], ...linesOf(grid)], { bom: true, escape_formulas: true })

export const gridSheet = (grid: Grid) =>
  renderSheet({ name: 'demi-journées', columns: COLUMNS, rows: linesOf(grid) })

export type LineFault = 'bad-day' | 'twice' | 'unknown-letter' | 'holiday' | 'too-far'
export type RefusedLine = { line: number; fault: LineFault }
type Row = readonly unknown[]

/** The lines of a spreadsheet, or undefined when it is none. */
export async function readSheet(bytes: Uint8Array<ArrayBuffer>): Promise<Row[] | undefined> {
  try {
    if (isWorkbook(bytes))
      return await workbookRows(bytes, { rowsMax: LINES_MAX + 1, columnsMax: COLUMNS_MAX })
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const [head = ''] = text.split('\n')
    const delimiter = head.split(';').length > head.split(',').length ? ';' : ','
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      to: LINES_MAX + 1,
    })
  } catch {
    return undefined
  }
}

/** A cell as text: spreadsheets keep days as dates. */
const textOf = (cell: unknown): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : String(cell).trim()

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

export type SheetRead = { states: Map<Slot, HalfState>; refused: RefusedLine[] }

/** What the lines say of each half-day, or the lines that say nothing we can read; undefined without its columns. */
export function readLines(
  rows: readonly Row[],
  { letters }: Pick<Grid, 'letters'>,
  window: Window,
): SheetRead | undefined {
  const [head = [], ...lines] = rows
  const at = COLUMNS.map((name) => head.findIndex((cell) => textOf(cell).toLowerCase() === name))
  if (at.includes(-1)) return undefined
  const closed = holidaysBetween(window.from, window.until)
  const read: SheetRead = { states: new Map(), refused: [] }
  for (const [i, line] of lines.slice(0, LINES_MAX).entries()) {
    const [day = '', ...typed] = at.map((column) => textOf(line[column]))
    const meant = typed.map((letter) => readLetter(letters, letter))
    const fault = faultOf(day, meant, { window, closed, seen: read.states })
    if (fault) read.refused.push({ line: i + 2, fault })
    else for (const [n, half] of halves.entries()) read.states.set(slotOf(day, half), meant[n] ?? '')
  }
  return read
}

type Around = { window: Window; closed: ReadonlyMap<string, unknown>; seen: ReadonlyMap<Slot, unknown> }
function faultOf(day: string, meant: readonly (HalfState | undefined)[], { window, closed, seen }: Around) {
  if (!isDay(day)) return 'bad-day'
  if (day < window.from || day > window.until) return 'too-far'
  if (seen.has(slotOf(day, 'am'))) return 'twice'
  if (meant.includes(undefined)) return 'unknown-letter'
  return closed.has(day) && meant.some((state) => state !== '') ? 'holiday' : undefined
}

/** What would change, half-day by half-day, in order. */
export const differences = (
  wanted: ReadonlyMap<Slot, HalfState>,
  current: ReadonlyMap<Slot, HalfState>,
): Write[] =>
  [...wanted]
    .map(([slot, to]): Write => ({ slot, from: current.get(slot) ?? '', to }))
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => (a.slot < b.slot ? -1 : 1))
