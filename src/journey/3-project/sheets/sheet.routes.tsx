import type { Context } from 'hono'
import { type FileKind, tableFile } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { to } from '#platform/lang.ts'
import type { Seen } from '../projects/see-project.ts'
import { readSheetFile } from './read-sheet.ts'
import { SheetDiffPage, type SheetRefusal } from './sheet.page.tsx'
import {
  diffSheet,
  fingerprint,
  linesOf,
  type SheetCells,
  type SheetKind,
  type SheetRow,
} from './sheet-diff.ts'

/** One table that goes out and comes back: where it lives, what it is now, and how it shows a refusal. */
export type SheetPlace = {
  base: string
  table: string
  file: string
  kind: SheetKind
  rows: (c: Context<Visit>, seen: Seen) => Promise<SheetCells[]>
  refuse: (c: Context<Visit>, seen: Seen, refusal: SheetRefusal) => Response | Promise<Response>
}

export const exportSheet = async (
  c: Context<Visit>,
  seen: Seen,
  { place, type }: { place: SheetPlace; type: FileKind },
) => {
  const { kind, file, table } = place
  const columns = kind.columns.map((column) => kind.headers[c.var.lang][column] ?? column)
  const rows = (await place.rows(c, seen)).map((cells) => kind.columns.map((column) => cells[column] ?? ''))
  return tableFile(c, type, { name: table, file, columns, rows })
}

/** What the file sent would change. Nothing is kept: the page carries what it read. */
export async function compareSheet(c: Context<Visit>, seen: Seen, place: SheetPlace) {
  const { fichier } = await c.req.parseBody()
  if (!(fichier instanceof File)) return place.refuse(c, seen, 'file-size')
  const read = await readSheetFile(new Uint8Array(await fichier.arrayBuffer()))
  if (!read.done) return place.refuse(c, seen, read.reason)
  const { rows, problems } = linesOf(place.kind, read.value)
  return showDiff(c, seen, { place, rows: problems.length > 0 ? [] : rows, problems, isStale: false })
}

type Compared = {
  place: SheetPlace
  rows: SheetRow[]
  problems?: ReturnType<typeof linesOf>['problems']
  isStale: boolean
}

async function showDiff(
  c: Context<Visit>,
  { project, ...seen }: Seen,
  { place, rows, problems = [], isStale }: Compared,
) {
  const { lang } = c.var
  const now = await place.rows(c, { project, ...seen })
  const compared = diffSheet(place.kind, lang, now, rows)
  // A file whose columns are wrong is not compared: every line would look removed.
  const diff = problems.length > 0 ? { ...compared, removed: [], problems } : compared
  const { base, table, kind } = place
  return c.html(
    <SheetDiffPage {...{ lang, project, base, table, kind, rows, diff, isStale }} seen={fingerprint(now)} />,
    isStale || diff.problems.length > 0 ? 422 : 200,
  )
}

type Applied =
  | { done: true }
  | { done: false; reason: 'gone'; details: undefined }
  | { done: false; reason: 'form-broken'; details: undefined }
  | { done: false; reason: 'stale'; details: SheetRow[] }
  | { done: false; reason: 'wrong'; details: SheetRow[] }

/** Back to the table once written; to the comparison again when the table moved in between. */
export function answerSheet(
  c: Context<Visit>,
  seen: Seen,
  { place, outcome }: { place: SheetPlace; outcome: Applied },
) {
  if (outcome.done) return c.redirect(to(c.var.lang, place.base), 303)
  if (outcome.reason === 'gone') return c.notFound()
  if (outcome.reason === 'form-broken') return place.refuse(c, seen, 'form-broken')
  return showDiff(c, seen, { place, rows: outcome.details, isStale: outcome.reason === 'stale' })
}
