import { createHash } from 'node:crypto'
import { fold } from '#engines/text/fold.ts'
import type { Lang } from '#platform/lang.ts'
import type { ReadSheet } from './read-sheet.ts'
import { movedIn, orderOf, type Placed } from './sheet-order.ts'

export type SheetCells = Record<string, string>
/** A line of a table as text, by column; `id` names what exists, and is empty for what is added. */
export type SheetRow = { line: number; cells: SheetCells }
export type SheetProblem = { line: number; column: string | null; rule: string }
export type Checked = { cells: SheetCells; problems: { column: string; rule: string }[] }

/** A table that goes out to a spreadsheet and comes back. `check` answers cells as the export writes them. */
export type SheetKind = {
  columns: readonly string[]
  headers: Record<Lang, Record<string, string>>
  check: (cells: SheetCells, lang: Lang) => Checked
  /** Columns that a file tells and does not change. */
  told?: readonly string[]
  /** Why a line may not go away, if it may not. */
  mayRemove?: (row: SheetCells) => boolean
}

export type CellChange = { column: string; before: string; after: string }
export type SheetDiff = {
  added: SheetRow[]
  changed: { id: string; line: number; cells: SheetCells; changes: CellChange[] }[]
  removed: SheetCells[]
  unchanged: number
  problems: SheetProblem[]
  /** Every line that stays or comes, in the order that is then written; `id` is empty for what is added. */
  order: { id: string; line: number }[]
}

/** What the table is now, in a few signs: a diff that was read against another state is refused. */
export const fingerprint = (rows: readonly SheetCells[]): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 32)

/** The lines of a file by our columns. A column that is absent keeps what is there; an unknown one is a problem. */
export function linesOf(
  kind: SheetKind,
  { header, lines }: ReadSheet,
): { rows: SheetRow[]; problems: SheetProblem[] } {
  const known = header.map((title) => columnNamed(kind, title))
  const problems = header.flatMap((title, i) =>
    known[i] === undefined && title !== '' ? [{ line: 1, column: title, rule: 'column-unknown' }] : [],
  )
  const twice = known.filter((column, i) => column !== undefined && known.indexOf(column) !== i)
  const missing = ['id', 'title'].filter((column) => !known.includes(column))
  return {
    rows: lines.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(known.flatMap((column, i) => (column ? [[column, cells[i] ?? '']] : []))),
    })),
    problems: [
      ...problems,
      ...twice.map((column) => ({ line: 1, column: column ?? null, rule: 'column-twice' })),
      ...missing.map((column) => ({ line: 1, column, rule: 'column-missing' })),
    ],
  }
}

const columnNamed = ({ columns, headers }: SheetKind, title: string): string | undefined =>
  columns.find((column) =>
    [column, headers.fr[column], headers.en[column]].some((name) => name && fold(name) === fold(title)),
  )

/** Exactly what a file would change of a table, and every line that is wrong. Nothing is written here. */
export function diffSheet(
  kind: SheetKind,
  lang: Lang,
  now: readonly SheetCells[],
  rows: readonly SheetRow[],
): SheetDiff {
  const ranks = new Map(now.map((row, i) => [row.id ?? '', i]))
  const seen = new Set<string>()
  const problems: SheetProblem[] = []
  const read: Read[] = []
  for (const { line, cells } of rows) {
    const { id = '' } = cells
    const rank = ranks.get(id)
    const old = rank === undefined ? undefined : now[rank]
    const rule = numberProblem(id, { isSeen: seen.has(id), isThere: old !== undefined })
    const checked = rule ? wrongNumber(cells, rule) : kind.check(filled(kind, old, cells), lang)
    seen.add(id)
    problems.push(...checked.problems.map((problem) => ({ line, ...problem })))
    if (checked.problems.length === 0) read.push(placed({ line, id, old, rank, cells: checked.cells }))
  }
  const gone = now.filter((row) => !seen.has(row.id ?? ''))
  const kept = gone.filter((row) => kind.mayRemove?.(row) === false)
  problems.push(...kept.map(({ title = null }) => ({ line: 0, column: title, rule: 'line-kept' })))
  return { ...changesOf(kind, read), removed: gone.filter((row) => !kept.includes(row)), problems }
}

type Line = { line: number; id: string; old: SheetCells | undefined; cells: SheetCells }
type Read = Line & Placed & { isAsked: boolean }

const placed = ({ rank, ...read }: Line & { rank: number | undefined }): Read => ({
  ...read,
  now: rank,
  wanted: read.cells.position ? Number(read.cells.position) : undefined,
  isAsked: read.cells.position !== read.old?.position,
})

const wrongNumber = (cells: SheetCells, rule: string): Checked => ({
  cells,
  problems: [{ column: 'id', rule }],
})

function numberProblem(id: string, { isSeen, isThere }: { isSeen: boolean; isThere: boolean }) {
  if (id === '') return undefined
  return isSeen ? 'line-twice' : isThere ? undefined : 'line-unknown'
}

/** A column that a file leaves out, or that it may not change, says what it said. */
const filled = ({ told = [] }: SheetKind, old: SheetCells | undefined, cells: SheetCells): SheetCells => ({
  ...old,
  ...cells,
  ...Object.fromEntries(told.map((column) => [column, old?.[column] ?? ''])),
})

/** What the lines of a file change, each at the place that it will have: what is said is what is written. */
function changesOf(kind: SheetKind, read: readonly Read[]): Omit<SheetDiff, 'removed' | 'problems'> {
  const order = orderOf(read)
  const moved = movedIn(order)
  const places = new Map(order.map((line, i) => [line, String(i + 1)]))
  const placeOf = (one: Read) =>
    (one.old !== undefined && !moved.has(one) ? one.old.position : places.get(one)) ?? ''
  const lines = read.map((one) => {
    const cells: SheetCells = { ...one.cells, id: one.id, position: placeOf(one) }
    return { ...one, cells, changes: one.old ? cellChanges(kind, one.old, cells) : undefined }
  })
  return {
    added: lines.flatMap(({ line, cells, changes }) => (changes ? [] : { line, cells })),
    changed: lines.flatMap(({ line, id, cells, changes }) =>
      changes && changes.length > 0 ? { id, line, cells, changes } : [],
    ),
    unchanged: lines.filter(({ changes }) => changes?.length === 0).length,
    order: order.map(({ id, line }) => ({ id, line })),
  }
}

const cellChanges = ({ columns }: SheetKind, old: SheetCells, cells: SheetCells): CellChange[] =>
  columns.flatMap((column) => {
    const [before = '', after = ''] = [old[column], cells[column]]
    return before === after ? [] : [{ column, before, after }]
  })

/** Every line that stays or comes, by the number it has in the table; `made` are those that were added, by line. */
export const writtenOrder = ({ order }: SheetDiff, made: ReadonlyMap<number, bigint>): bigint[] =>
  order.flatMap(({ id, line }) => (id ? BigInt(id) : (made.get(line) ?? [])))

export const isEmptyDiff = ({ added, changed, removed }: SheetDiff): boolean =>
  added.length + changed.length + removed.length === 0

/** A day as people write it: 2027-03-15, 15/03/2027. Anything else stays, for the rule to refuse. */
export function dayText(text: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text
}
