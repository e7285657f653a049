import type { Context } from 'hono'
import type { SheetCell } from '#platform/documents/spreadsheet.ts'
import { tableFiles } from '#platform/http/table-file.ts'
import type { Visit } from '#platform/http.ts'
import { partiesOf } from '../parties/party.queries.ts'
import { inside } from '../projects/project.routes.ts'
import type { Seen } from '../projects/see-project.ts'
import { decisionsOf, risksOf } from '../registers/register.queries.ts'

type Rows<Row> = (c: Context<Visit>, seen: Seen) => Promise<readonly Row[]>

/** A table of the inside of a chantier, whole: what is said of it is what is kept, under the names of the columns. */
const ofProject = <Row extends Record<Name, SheetCell>, Name extends string>(
  name: string,
  columns: readonly Name[],
  rowsOf: Rows<Row>,
) =>
  tableFiles(
    `/chantiers/:slug/${name}`,
    inside(async (c, seen) => {
      const rows = await rowsOf(c, seen)
      return { name, columns, rows: rows.map((row) => columns.map((column) => row[column])) }
    }),
  )

export const projectTableRoutes = [
  ofProject(
    'decisions',
    ['number', 'decided_on', 'title', 'why', 'who', 'review_on', 'replaces', 'is_public'],
    ({ var: { db } }, { project }) => decisionsOf(db, project.id, true),
  ),
  ofProject(
    'risques',
    ['title', 'likelihood', 'impact', 'answer', 'owner', 'opened_on', 'closed_on'],
    ({ var: { db } }, { project }) => risksOf(db, project.id),
  ),
  ofProject(
    'parties',
    ['name', 'siren', 'kind', 'standing', 'from_on', 'until_on', 'note'],
    ({ var: { db } }, { project }) => partiesOf(db, project.id, true),
  ),
]
