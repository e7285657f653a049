import { sql } from 'kysely'
import type { Actor } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { visibleProjects } from '../projects/project-list.queries.ts'
import type { Known } from './common-health.ts'
import './common.tables.ts'

/** What a page of things to do can hold. */
const WAITING_MAX = 30

/** Kysely has no word for our own SQL function: what a space switched off is not there. */
export const isOn = sql<boolean>`module_is_on(common.organisation_id, 'common')`

const commons = (db: Db) =>
  db
    .selectFrom('common')
    .innerJoin('organisation as owner', 'owner.id', 'common.organisation_id')
    .innerJoin('space', 'space.organisation_id', 'common.organisation_id')
    .leftJoin('solution', 'solution.id', 'common.solution_id')
    // What was read of another repository says nothing of this one.
    .leftJoin('common_reading as reading', (join) =>
      join.onRef('reading.common_id', '=', 'common.id').onRef('reading.repository', '=', 'common.repository'),
    )
    .selectAll('common')
    .select(['owner.name as owner', 'owner.siren as owner_siren', 'space.slug as space_slug'])
    .select([
      'solution.slug as solution_slug',
      'solution.name as solution_name',
      'solution.fr',
      'solution.en',
    ])
    .select(['reading.tried_on', 'reading.failure', 'reading.read_on', 'reading.facts'])
    .select(({ selectFrom }) =>
      selectFrom('common_maintainer as gone')
        .select(({ fn }) => fn.max('gone.until_on').as('left_on'))
        .whereRef('gone.common_id', '=', 'common.id')
        .as('maintainer_left_on'),
    )
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

export type CommonFilters = { words: string; space: string; isCalling?: boolean }

function commonsFor(db: Db, { words, space, isCalling = false }: CommonFilters) {
  let query = commons(db)
  for (const word of words.split(/\s+/).filter(Boolean).slice(0, 8)) {
    const wanted = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    // Kysely has no word for our own SQL function plain().
    query = query.where(
      sql<boolean>`plain(common.name || ' ' || coalesce(solution.fr, '')) like plain(${wanted})`,
    )
  }
  if (space) query = query.where('space.slug', '=', space)
  if (isCalling)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('common_call')
          .select('common_call.id')
          .whereRef('common_call.common_id', '=', 'common.id')
          .where('common_call.closed_on', 'is', null),
      ),
    )
  return query
}

/** One page of commons, by name, and how many there are. */
export async function listCommons(
  db: Db,
  filters: CommonFilters,
  { page, size }: { page: number; size: number },
) {
  const [commons, { count }] = await Promise.all([
    commonsFor(db, filters)
      .orderBy(sql`plain(common.name)`)
      .orderBy('common.id')
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
    commonsFor(db, filters)
      .clearSelect()
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  return { commons, count: Number(count) }
}

const BATCH = 100

/** Every common that filters keep, whole, some at a time: nothing is out of reach and memory stays small. */
export async function* everyCommon(db: Db, filters: CommonFilters, today: string) {
  let after = 0n
  for (;;) {
    const rows = await commonsFor(db, filters)
      .where('common.id', '>', after)
      .orderBy('common.id')
      .limit(BATCH)
      .execute()
    yield* await wholeCommons(db, rows, today)
    after = rows.at(-1)?.id ?? after
    if (rows.length < BATCH) return
  }
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
    .execute()
export type Maintainer = Awaited<ReturnType<typeof maintainersOf>>[number]

/** The half-days that are paid today or later: what ended pays nothing more. */
export const supportsOf = (db: Db, ids: readonly bigint[], today: string) =>
  db
    .selectFrom('common_support')
    .select(['id', 'common_id', 'source', 'source_url', 'half_days', 'from_on', 'until_on', 'ended_on'])
    .select('recorded_on')
    .where('common_id', 'in', [0n, ...ids])
    .where(({ fn }) => fn.coalesce('ended_on', 'until_on'), '>=', today)
    .orderBy('until_on')
    .orderBy('id')
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
    .select(['id', 'common_id', 'codes', 'kind', 'note', 'opened_on', 'is_automatic'])
    .where('common_id', 'in', [0n, ...ids])
    .where('closed_on', 'is', null)
    .orderBy('opened_on')
    .orderBy('id')
    .execute()
export type Call = Awaited<ReturnType<typeof callsOf>>[number]

type Answering = { kept: readonly bigint[]; actor: Actor; today: string }

/** The open calls of the commons that some spaces keep, or on which someone leads there; the oldest first. */
export const openCallsOf = (db: Db, { kept, actor, today }: Answering) =>
  db
    .selectFrom('common_call')
    .innerJoin('common', 'common.id', 'common_call.common_id')
    .select(['common.slug', 'common.name', 'common_call.kind', 'common_call.opened_on'])
    .where('common_call.closed_on', 'is', null)
    .where(isOn)
    .where('common.organisation_id', 'in', [0n, ...actor.memberships.keys()])
    .where((eb) =>
      eb.or([
        eb('common.organisation_id', 'in', [0n, ...kept]),
        eb.exists(
          ledBy(db, actor.person?.id ?? null, today)
            .where('project.organisation_id', '=', sql.ref<bigint>('common.organisation_id'))
            .where('project.solution_id', '=', sql.ref<bigint>('common.solution_id')),
        ),
      ]),
    )
    .orderBy('common_call.opened_on')
    .orderBy('common_call.id')
    .limit(WAITING_MAX)
    .execute()

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
    supportsOf(db, ids, today),
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
      maintainers: there.maintainers,
      supports: there.supports,
      statement,
      reading: { read_on, facts },
    }
    return { common, known, ...there }
  })
}

/** Chantiers that touch a common, among those one may see: by its solution, or because their charter names it. */
export const projectsOfCommon = (
  asking: Parameters<typeof visibleProjects>[0],
  { solution_id, name }: Pick<Common, 'solution_id' | 'name'>,
) =>
  visibleProjects(asking, {})
    .select(['project.slug', 'project.title', 'project.phase', 'project.is_public'])
    .where((eb) =>
      eb.or([
        eb('project.solution_id', '=', solution_id ?? 0n),
        eb(eb.fn('lower', ['project.common']), '=', name.toLowerCase()),
      ]),
    )
    .orderBy('project.id', 'desc')
    .limit(20)
    .execute()
export type CommonProject = Awaited<ReturnType<typeof projectsOfCommon>>[number]

/** The chantiers that someone leads today. */
const ledBy = (db: Db, person: string | null, today: string) =>
  db
    .selectFrom('project_person as p')
    .innerJoin('project', 'project.id', 'p.project_id')
    .select('p.id')
    .where('p.person_id', '=', person)
    .where('p.tie', '=', 'lead')
    .where('p.from_on', '<=', today)
    .where((eb) => eb.or([eb('p.until_on', 'is', null), eb('p.until_on', '>=', today)]))

/** Someone leads a chantier on this common, in the space that keeps it. */
export async function tiesToCommon(
  db: Db,
  { person, memberships }: Actor,
  { organisation_id, solution_id }: Pick<Common, 'organisation_id' | 'solution_id'>,
  today: string,
): Promise<'lead'[]> {
  if (!person || solution_id === null || !memberships.has(organisation_id)) return []
  const led = await ledBy(db, person.id, today)
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
