import { fold } from '#engines/text/fold.ts'
import type { Acting } from '#platform/acting.ts'
import { wrongFields } from '#platform/form.ts'
import type { Lang } from '#platform/lang.ts'
import type { Seen } from '../projects/see-project.ts'
import { applySheet } from '../sheets/apply-sheet.ts'
import {
  dayText,
  type SheetCells,
  type SheetDiff,
  type SheetKind,
  writtenOrder,
} from '../sheets/sheet-diff.ts'
import { renumberRoles, writeSkills } from './role.actions.ts'
import { type RoleField, roleForm } from './role.form.ts'
import { rolesWanted } from './role.queries.ts'
import { roleRemotes } from './role.tables.ts'
import { words } from './role.words.ts'
import { readSkillCell, skillCell } from './role-skills.ts'

const columns = [
  ...(['id', 'position', 'title', 'half_days', 'from_on', 'until_on', 'places'] as const),
  ...(['is_learner_place', 'is_senior', 'is_must', 'remote', 'skills', 'published_on'] as const),
]
const YES = /^(oui|yes|vrai|true|1)$/i
const SAYS = /^(oui|yes|vrai|true|1|non|no|faux|false|0|)$/i
const yesNo = ['is_learner_place', 'is_senior', 'is_must'] as const

/** Roles as a spreadsheet holds them. The day of publication is told, and changes on the page only. */
export const roleSheet: SheetKind = {
  columns,
  headers: { fr: words.fr.columns, en: words.en.columns },
  told: ['published_on'],
  mayRemove: ({ published_on }) => !published_on,
  check(cells, lang) {
    const form = roleForm.safeParse(formOf(cells))
    const skills = readSkillCell(cells.skills ?? '')
    const wrong = [
      ...(form.success ? [] : wrongFields<RoleField>(form.error)),
      ...yesNo.filter((column) => !SAYS.test(cells[column] ?? '')),
      ...(skills ? [] : ['skills']),
    ]
    if (!form.success || !skills || wrong.length > 0)
      return { cells, problems: wrong.map((column) => ({ column, rule: column })) }
    const { position = '', ...values } = form.data
    return {
      cells: cellsOf(lang, { ...values, position, skills, published_on: cells.published_on || null }),
      problems: [],
    }
  },
}

/** A place that a cell names, in either language; what it says itself when it names none. */
const remoteIn = (cell: string): string =>
  roleRemotes.find((remote) =>
    [remote, words.fr.remotes[remote], words.en.remotes[remote]].some(
      (name) => fold(name) === fold(cell.trim()),
    ),
  ) ?? cell

const formOf = (cells: SheetCells) => ({
  ...cells,
  remote: remoteIn(cells.remote ?? ''),
  places: cells.places || '1',
  from_on: dayText(cells.from_on ?? ''),
  until_on: dayText(cells.until_on ?? ''),
  ...Object.fromEntries(yesNo.map((column) => [column, YES.test(cells[column] ?? '') ? 'oui' : ''])),
})

type Row = Omit<Awaited<ReturnType<typeof rolesWanted>>[number], 'id' | 'position' | 'closed_on'> & {
  position: number | string
}

const cellsOf = (lang: Lang, role: Row): SheetCells => {
  const yes = (value: boolean) => (value ? words[lang].yes : words[lang].no)
  return {
    position: String(role.position),
    title: role.title,
    half_days: String(role.half_days),
    from_on: role.from_on ?? '',
    until_on: role.until_on ?? '',
    places: String(role.places),
    is_learner_place: yes(role.is_learner_place),
    is_senior: yes(role.is_senior),
    is_must: yes(role.is_must),
    remote: role.remote === null ? '' : words[lang].remotes[role.remote],
    skills: role.skills.map((skill) => skillCell(lang, skill)).join(' ; '),
    published_on: role.published_on ?? '',
  }
}

export const roleRows = async (
  { db, lang }: Pick<Acting, 'db' | 'lang'>,
  { project }: Seen,
): Promise<SheetCells[]> =>
  (await rolesWanted(db, project.id)).map((role) => ({ id: String(role.id), ...cellsOf(lang, role) }))

export const applyRoles = (acting: Acting, slug: string, fields: unknown) =>
  applySheet(acting, slug, { fields, kind: roleSheet, act: 'project.role-sheet', rows: roleRows, write })

/** `check` has read each line: what is here is what a role may say. */
async function write({ db }: Acting, { project }: Seen, diff: SheetDiff): Promise<void> {
  const gone = diff.removed.map(({ id = '0' }) => BigInt(id))
  await db
    .deleteFrom('project_role')
    .where('project_id', '=', project.id)
    .where('published_on', 'is', null)
    .where('id', 'in', [0n, ...gone])
    .execute()
  for (const { id, cells } of diff.changed) {
    await db.updateTable('project_role').set(valuesOf(cells)).where('id', '=', BigInt(id)).execute()
    await writeSkills(db, BigInt(id), readSkillCell(cells.skills ?? '') ?? [])
  }
  const made = new Map<number, bigint>()
  for (const { line, cells } of diff.added) {
    const { id } = await db
      .insertInto('project_role')
      .values({ ...valuesOf(cells), project_id: project.id, position: Number(cells.position) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeSkills(db, id, readSkillCell(cells.skills ?? '') ?? [])
    made.set(line, id)
  }
  await renumberRoles(db, writtenOrder(diff, made))
}

const valuesOf = (cells: SheetCells) => ({
  title: cells.title ?? '',
  half_days: Number(cells.half_days),
  from_on: cells.from_on || null,
  until_on: cells.until_on || null,
  places: Number(cells.places),
  is_learner_place: YES.test(cells.is_learner_place ?? ''),
  is_senior: YES.test(cells.is_senior ?? ''),
  is_must: YES.test(cells.is_must ?? ''),
  remote: roleRemotes.find((remote) => remote === remoteIn(cells.remote ?? '')) ?? null,
})
