import { createHash } from 'node:crypto'
import { fold } from '#engines/text/fold.ts'
import type { Lang } from '#platform/lang.ts'
import type { ReadSheet } from './read-sheet.ts'

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
  const byId = new Map(now.map((row) => [row.id, row]))
  const seen = new Set<string>()
  const diff: SheetDiff = { added: [], changed: [], removed: [], unchanged: 0, problems: [] }
  for (const { line, cells } of rows) {
    const { id = '' } = cells
    const old = byId.get(id)
    const rule = id === '' ? undefined : numberProblem(seen.has(id), old)
    seen.add(id)
    if (rule) diff.problems.push({ line, column: 'id', rule })
    else compare(kind, diff, { line, old, id, checked: kind.check(filled(kind, old, cells), lang) })
  }
  const gone = now.filter((row) => !seen.has(row.id ?? ''))
  const kept = gone.filter((row) => kind.mayRemove?.(row) === false)
  diff.problems.push(...kept.map(({ title = null }) => ({ line: 0, column: title, rule: 'line-kept' })))
  diff.removed = gone.filter((row) => !kept.includes(row))
  return diff
}

const numberProblem = (isSeen: boolean, old: SheetCells | undefined) =>
  isSeen ? 'line-twice' : old ? undefined : 'line-unknown'

/** A column that a file leaves out, or that it may not change, says what it said. */
const filled = ({ told = [] }: SheetKind, old: SheetCells | undefined, cells: SheetCells): SheetCells => ({
  ...old,
  ...cells,
  ...Object.fromEntries(told.map((column) => [column, old?.[column] ?? ''])),
})

type Compared = { line: number; old: SheetCells | undefined; id: string; checked: Checked }

function compare({ columns }: SheetKind, diff: SheetDiff, { line, old, id, checked }: Compared): void {
  diff.problems.push(...checked.problems.map((problem) => ({ line, ...problem })))
  if (checked.problems.length > 0) return
  const cells: SheetCells = { ...checked.cells, id }
  if (!old) {
    diff.added.push({ line, cells })
    return
  }
  const changes = columns.flatMap((column) => {
    const [before = '', after = ''] = [old[column], cells[column]]
    return before === after ? [] : [{ column, before, after }]
  })
  if (changes.length === 0) diff.unchanged += 1
  else diff.changed.push({ id, line, cells, changes })
}

export const isEmptyDiff = ({ added, changed, removed }: SheetDiff): boolean =>
  added.length + changed.length + removed.length === 0

/** A day as people write it: 2027-03-15, 15/03/2027. Anything else stays, for the rule to refuse. */
export function dayText(text: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text
}
