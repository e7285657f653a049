import type { Acting } from '#platform/acting.ts'
import { wrongFields } from '#platform/form.ts'
import type { Seen } from '../projects/see-project.ts'
import { applySheet } from '../sheets/apply-sheet.ts'
import {
  type Checked,
  dayText,
  type SheetCells,
  type SheetDiff,
  type SheetKind,
  writtenOrder,
} from '../sheets/sheet-diff.ts'
import { renumber } from './milestone.actions.ts'
import { type MilestoneField, milestoneForm } from './milestone.form.ts'
import { firstWritten, type Milestone, milestonesOf, writtenOver } from './milestone.queries.ts'
import { words } from './milestone.words.ts'

const columns = ['id', 'position', 'title', 'due_on', 'done_on', 'note'] as const

/** Milestones as a spreadsheet holds them. `today` is the last day on which something can be done. */
export const milestoneSheet = (today: string): SheetKind => ({
  columns,
  headers: { fr: words.fr.columns, en: words.en.columns },
  check(cells): Checked {
    const given = { ...cells, due_on: dayText(cells.due_on ?? ''), done_on: dayText(cells.done_on ?? '') }
    const form = milestoneForm(today).safeParse(given)
    if (!form.success) {
      const wrong = wrongFields<MilestoneField>(form.error)
      return { cells, problems: wrong.map((column) => ({ column, rule: column })) }
    }
    return { cells: cellsOf({ ...form.data, position: form.data.position ?? '' }), problems: [] }
  },
})

type Row = Omit<Milestone, 'id' | 'position'> & { position: number | string }

const cellsOf = ({ position, title, due_on, done_on, note }: Row): SheetCells => ({
  position: String(position),
  title,
  due_on: due_on ?? '',
  done_on: done_on ?? '',
  note: note ?? '',
})

export const milestoneRows = async ({ db }: Pick<Acting, 'db'>, { project }: Seen): Promise<SheetCells[]> =>
  (await milestonesOf(db, project.id)).map((one) => ({ id: String(one.id), ...cellsOf(one) }))

export const applyMilestones = (acting: Acting, slug: string, fields: unknown) =>
  applySheet(acting, slug, {
    fields,
    kind: milestoneSheet(acting.today),
    act: 'project.milestone-sheet',
    rows: milestoneRows,
    write,
  })

/** `check` has read each line: what is here is what a milestone may say. */
async function write({ db, now }: Acting, { project }: Seen, diff: SheetDiff): Promise<void> {
  const gone = diff.removed.map(({ id = '0' }) => BigInt(id))
  await db
    .deleteFrom('milestone')
    .where('project_id', '=', project.id)
    .where('id', 'in', [0n, ...gone])
    .execute()
  for (const { id, cells } of diff.changed)
    await db
      .updateTable('milestone')
      .set(writtenOver(valuesOf(cells), now))
      .where('id', '=', BigInt(id))
      .execute()
  const made = new Map<number, bigint>()
  for (const { line, cells } of diff.added) {
    const said = firstWritten(valuesOf(cells), now)
    const values = { ...said, project_id: project.id, position: Number(cells.position) }
    const { id } = await db.insertInto('milestone').values(values).returning('id').executeTakeFirstOrThrow()
    made.set(line, id)
  }
  await renumber(db, writtenOrder(diff, made))
}

const valuesOf = (cells: SheetCells) => ({
  title: cells.title ?? '',
  due_on: cells.due_on || null,
  done_on: cells.done_on || null,
  note: cells.note || null,
})
