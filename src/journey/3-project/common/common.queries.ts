import { sql } from 'kysely'
import type { Actor } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import type { Known } from './common-health.ts'
import './common.tables.ts'

const ROWS_MAX = 500
/** Kysely has no word for our own SQL function: what a space switched off is not there. */
export const isOn = sql<boolean>`module_is_on(common.organisation_id, 'common')`

const commons = (db: Db) =>
  db
    .selectFrom('common')
    .innerJoin('organisation as owner', 'owner.id', 'common.organisation_id')
    .innerJoin('space', 'space.organisation_id', 'common.organisation_id')
    .leftJoin('solution', 'solution.id', 'common.solution_id')
    .leftJoin('common_reading as reading', 'reading.common_id', 'common.id')
    .selectAll('common')
    .select(['owner.name as owner', 'owner.siren as owner_siren', 'space.slug as space_slug'])
    .select(['solution.slug as solution_slug', 'solution.fr', 'solution.en'])
    .select(['reading.tried_on', 'reading.failure', 'reading.read_on', 'reading.facts'])
    .where(isOn)

export const findCommon = (db: Db, slug: string) =>
  commons(db).where('common.slug', '=', slug).executeTakeFirst()
export type Common = NonNullable<Awaited<ReturnType<typeof findCommon>>>

/** The common that a solution is, when a space declared it. */
export const commonOfSolution = (db: Db, solutionSlug: string) =>
  db
    .selectFrom('common')
    .innerJoin('solution', 'solution.id', 'common.solution_id')
    .select(['common.slug', 'common.name'])
    .where('solution.slug', '=', solutionSlug)
    .where(isOn)
    .executeTakeFirst()

export type CommonFilters = { words: string; space: string }

export function listCommons(db: Db, { words, space }: CommonFilters) {
  let query = commons(db)
  for (const word of words.split(/\s+/).filter(Boolean).slice(0, 8)) {
    const wanted = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    // Kysely has no word for our own SQL function plain().
    query = query.where(
      sql<boolean>`plain(common.name || ' ' || coalesce(solution.fr, '')) like plain(${wanted})`,
    )
  }
  if (space) query = query.where('space.slug', '=', space)
  return query.orderBy(sql`plain(common.name)`).limit(ROWS_MAX).execute()
}

/** The spaces that keep a common, for the filter of the list. */
export const keepers = (db: Db) =>
  db
    .selectFrom('common')
    .innerJoin('space', 'space.organisation_id', 'common.organisation_id')
    .innerJoin('organisation', 'organisation.id', 'common.organisation_id')
    .select(['space.slug', 'organisation.name'])
    .distinct()
    .where(isOn)
    .orderBy('organisation.name')
    .limit(200)
    .execute()

export const maintainersOf = (db: Db, ids: readonly bigint[], today: string) =>
  db
    .selectFrom('common_maintainer as m')
    .leftJoin('organisation as o', 'o.id', 'm.organisation_id')
    .select(['m.id', 'm.common_id', 'm.part', 'm.from_on', 'm.until_on', 'm.shown_as', 'm.person_id'])
    .select(['o.name as organisation', 'o.siren', 'o.kind', 'o.insee_code'])
    .where('m.common_id', 'in', [0n, ...ids])
    .where('m.from_on', '<=', today)
    .where((eb) => eb.or([eb('m.until_on', 'is', null), eb('m.until_on', '>=', today)]))
    .orderBy('m.from_on')
    .orderBy('m.id')
    .limit(ROWS_MAX)
    .execute()
export type Maintainer = Awaited<ReturnType<typeof maintainersOf>>[number]

export const supportsOf = (db: Db, ids: readonly bigint[]) =>
  db
    .selectFrom('common_support')
    .select(['id', 'common_id', 'source', 'source_url', 'half_days', 'from_on', 'until_on', 'ended_on'])
    .where('common_id', 'in', [0n, ...ids])
    .orderBy('until_on')
    .orderBy('id')
    .limit(ROWS_MAX * 4)
    .execute()
export type SupportRow = Awaited<ReturnType<typeof supportsOf>>[number]

export const statementsOf = (db: Db, ids: readonly bigint[]) =>
  db
    .selectFrom('common_statement')
    .distinctOn('common_id')
    .select(['common_id', 'kind', 'reason', 'made_on', 'until_on', 'person_id'])
    .where('common_id', 'in', [0n, ...ids])
    .orderBy('common_id')
    .orderBy('id', 'desc')
    .execute()
export type Statement = Awaited<ReturnType<typeof statementsOf>>[number]

export const callsOf = (db: Db, ids: readonly bigint[]) =>
  db
    .selectFrom('common_call')
    .select(['id', 'common_id', 'code', 'kind', 'note', 'opened_on', 'red_id'])
    .where('common_id', 'in', [0n, ...ids])
    .where('closed_on', 'is', null)
    .orderBy('opened_on')
    .orderBy('id')
    .limit(ROWS_MAX)
    .execute()
export type Call = Awaited<ReturnType<typeof callsOf>>[number]

export type CommonWhole = {
  common: Common
  known: Known
  maintainers: Maintainer[]
  supports: SupportRow[]
  statement: Statement | undefined
  calls: Call[]
}

/** Some commons with all that their criteria are made of, in four questions whatever their number. */
export async function wholeCommons(db: Db, rows: readonly Common[], today: string): Promise<CommonWhole[]> {
  const ids = rows.map(({ id }) => id)
  const [maintainers, supports, statements, calls] = await Promise.all([
    maintainersOf(db, ids, today),
    supportsOf(db, ids),
    statementsOf(db, ids),
    callsOf(db, ids),
  ])
  return rows.map((common) => {
    const own = <Row extends { common_id: bigint }>(all: readonly Row[]) =>
      all.filter(({ common_id }) => common_id === common.id)
    const [statement] = own(statements)
    const there = { maintainers: own(maintainers), supports: own(supports), calls: own(calls), statement }
    const { read_on, facts } = common
    const known: Known = {
      ...common,
      maintainers: there.maintainers.length,
      supports: there.supports,
      statement,
      reading: { read_on, facts },
    }
    return { common, known, ...there }
  })
}

/** Chantiers that touch a common, among those one may see: by its solution, or because their charter names it. */
export const projectsOfCommon = (db: Db, { solution_id, name }: Common, spaces: readonly bigint[]) =>
  db
    .selectFrom('project')
    .select(['slug', 'title', 'phase', 'is_public'])
    .where(sql<boolean>`module_is_on(project.organisation_id, 'project')`)
    .where((eb) => eb.or([eb('is_public', '=', true), eb('organisation_id', 'in', [0n, ...spaces])]))
    .where((eb) =>
      eb.or([
        eb('solution_id', '=', solution_id ?? 0n),
        eb(eb.fn('lower', ['common']), '=', name.toLowerCase()),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
export type CommonProject = Awaited<ReturnType<typeof projectsOfCommon>>[number]

/** Someone leads a chantier on this common, in the space that keeps it. */
export async function tiesToCommon(
  db: Db,
  { person, memberships }: Actor,
  { organisation_id, solution_id }: Pick<Common, 'organisation_id' | 'solution_id'>,
  today: string,
): Promise<'lead'[]> {
  if (!person || solution_id === null || !memberships.has(organisation_id)) return []
  const led = await db
    .selectFrom('project_person as p')
    .innerJoin('project', 'project.id', 'p.project_id')
    .select('p.id')
    .where('p.person_id', '=', person.id)
    .where('p.tie', '=', 'lead')
    .where('p.from_on', '<=', today)
    .where((eb) => eb.or([eb('p.until_on', 'is', null), eb('p.until_on', '>=', today)]))
    .where('project.organisation_id', '=', organisation_id)
    .where('project.solution_id', '=', solution_id)
    .limit(1)
    .executeTakeFirst()
  return led ? ['lead'] : []
}

/** The spaces, among some, whose module is on. */
export const spacesWithCommons = (db: Db, organisationIds: readonly bigint[]) =>
  db
    .selectFrom('space')
    .innerJoin('organisation', 'organisation.id', 'space.organisation_id')
    .select(['space.organisation_id as id', 'organisation.name'])
    .where('space.organisation_id', 'in', [0n, ...organisationIds])
    .where(sql<boolean>`module_is_on(space.organisation_id, 'common')`)
    .orderBy('organisation.name')
    .execute()
export type KeeperSpace = Awaited<ReturnType<typeof spacesWithCommons>>[number]
