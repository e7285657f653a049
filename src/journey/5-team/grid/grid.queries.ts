import { sql } from 'kysely'
import { type Half, type HalfState, type Slot, slotOf, type UsualWeek } from '#engines/half-days/grid.ts'
import { type Letters, lettersFor, PROJECTS_MAX } from '#engines/half-days/letters.ts'
import type { Db } from '#platform/database.ts'
import './grid.tables.ts'

export type Window = { from: string; until: string }
export type GridProject = { id: string; title: string; slug: string }
/** A person's half-days between two days, their chantiers, and the letter of each. */
export type Grid = Window & {
  states: ReadonlyMap<Slot, HalfState>
  notes: ReadonlyMap<Slot, string>
  projects: readonly GridProject[]
  letters: Letters
}

export const stateOf = ({ kind, project_id }: { kind: string; project_id: bigint | null }): HalfState =>
  kind === 'commitment' ? `project:${project_id ?? ''}` : (kind as HalfState) // The table has no other kinds.

/** What is in a person's grid now. */
export async function statesOf(db: Db, personId: string, { from, until }: Window) {
  return db
    .selectFrom('half_day')
    .select(['day', 'half', 'kind', 'project_id', 'note'])
    .where('person_id', '=', personId)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .orderBy('day')
    .orderBy('half')
    .execute()
}

/** The chantiers that have a letter: those on which the person is engaged, and those that hold time of theirs. */
async function projectsOf(db: Db, personId: string, { from, until }: Window): Promise<GridProject[]> {
  const rows = await db
    .selectFrom('project')
    .select(['project.id', 'project.title', 'project.slug'])
    .where((eb) =>
      eb.or([
        eb(
          'project.id',
          'in',
          eb
            .selectFrom('project_person')
            .select('project_person.project_id')
            .where('person_id', '=', personId)
            .where((of) => of.or([of('until_on', 'is', null), of('until_on', '>=', from)])),
        ),
        eb(
          'project.id',
          'in',
          eb
            .selectFrom('half_day')
            .select(sql<bigint>`half_day.project_id`.as('project_id'))
            .where('person_id', '=', personId)
            .where('day', '>=', from)
            .where('day', '<=', until)
            .where('half_day.project_id', 'is not', null),
        ),
      ]),
    )
    .orderBy('project.id')
    .limit(PROJECTS_MAX)
    .execute()
  return rows.map(({ id, ...rest }) => ({ id: String(id), ...rest }))
}

export async function gridOf(db: Db, personId: string, window: Window): Promise<Grid> {
  const [rows, projects] = await Promise.all([
    statesOf(db, personId, window),
    projectsOf(db, personId, window),
  ])
  return {
    ...window,
    states: new Map(rows.map((row) => [slotOf(row.day, row.half), stateOf(row)])),
    notes: new Map(rows.flatMap(({ day, half, note }) => (note ? [[slotOf(day, half), note] as const] : []))),
    projects,
    letters: lettersFor(projects.map(({ id }) => id)),
  }
}

/** The usual week of a person. */
export async function usualWeekOf(db: Db, personId: string): Promise<UsualWeek> {
  const rows = await db
    .selectFrom('half_day_week')
    .select(['weekday', 'half', 'kind'])
    .where('person_id', '=', personId)
    .execute()
  return new Map(rows.map(({ weekday, half, kind }) => [`${weekday}${half}` as `${number}${Half}`, kind]))
}

/** The secret addresses that a person gave to calendar programs, those in use. */
export const feedsOf = (db: Db, personId: string) =>
  db
    .selectFrom('half_day_feed')
    .select(['id', 'shows', 'made_at'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
export type Feed = Awaited<ReturnType<typeof feedsOf>>[number]
