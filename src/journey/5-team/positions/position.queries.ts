import { type ExpressionBuilder, sql } from 'kysely'
import { isOn, type RoleRemote, visibleProjects } from '#journey/3-project/index.ts'
import { type Acting, nobody } from '#platform/acting.ts'
import type { Database, Db } from '#platform/database.ts'

export const POSITIONS_PER_PAGE = 20
const EXPORTED_MAX = 5_000
const WORDS_MAX = 8

export type PositionFilters = {
  words?: string | undefined
  skill?: string | undefined
  /** A region, or `''` for chantiers that have no place of their own. */
  region?: string | undefined
  isPlaceless?: boolean | undefined
  isLearnerPlace?: boolean | undefined
  remote?: RoleRemote | undefined
  from?: string | undefined
  until?: string | undefined
  halfDaysMax?: number | undefined
}
type Asking = Pick<Acting, 'db' | 'actor' | 'today'>

/** Kysely has no word for our own SQL functions: what a space switched off is not there. */
const isTeamOn = sql<boolean>`module_is_on(project.organisation_id, 'team')`
/** A number that the wall lets everybody read, unlike who holds the places. */
const placesTaken = sql<number>`places_taken(project_role.id)`

/** Positions: roles that a chantier published, in the chantiers that the one who asks may see. */
const positions = (asking: Asking) =>
  asking.db
    .selectFrom('project_role')
    .innerJoin('project', 'project.id', 'project_role.project_id')
    .innerJoin('organisation as owner', 'owner.id', 'project.organisation_id')
    .where('project.id', 'in', visibleProjects(asking, {}).select('project.id'))
    .where(isOn)
    .where(isTeamOn)
    .where('published_on', 'is not', null)

/** Among them, those that still look for someone. */
function openPositions(asking: Asking, filters: PositionFilters) {
  let query = positions(asking)
    .where('closed_on', 'is', null)
    .where((eb) => eb(placesTaken, '<', eb.ref('project_role.places')))
  for (const word of (filters.words ?? '').split(/\s+/).filter(Boolean).slice(0, WORDS_MAX)) {
    const wanted = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(
      sql<boolean>`plain(concat_ws(' ', project_role.title, project.title, project.purpose, owner.name))
        like plain(${wanted})`,
    )
  }
  return query
    .where((eb) => eb.and(placeOf(eb, filters)))
    .where((eb) => eb.and(windowOf(eb, filters)))
    .$if(filters.isLearnerPlace === true, (q) => q.where('is_learner_place', '=', true))
    .$if(filters.remote !== undefined, (q) => q.where('project_role.remote', '=', filters.remote ?? null))
    .$if(filters.halfDaysMax !== undefined, (q) => q.where('half_days', '<=', filters.halfDaysMax ?? 0))
}

type Joined = Database & { owner: Database['organisation'] }
type Builder = ExpressionBuilder<Joined, 'project_role' | 'project' | 'owner'>

const placeOf = (eb: Builder, { skill, region, isPlaceless }: PositionFilters) => [
  ...(skill
    ? [
        eb.exists(
          eb
            .selectFrom('project_role_skill')
            .select('skill_id')
            .whereRef('role_id', '=', 'project_role.id')
            .where('skill_id', '=', skill),
        ),
      ]
    : []),
  ...(region ? [eb('project.territory', '=', region)] : []),
  ...(isPlaceless ? [eb('project.territory', 'is', null)] : []),
]

/** A position without dates suits any window. */
const windowOf = (eb: Builder, { from, until }: PositionFilters) => [
  ...(from
    ? [eb.or([eb('project_role.until_on', 'is', null), eb('project_role.until_on', '>=', from)])]
    : []),
  ...(until
    ? [eb.or([eb('project_role.from_on', 'is', null), eb('project_role.from_on', '<=', until)])]
    : []),
]

const columns = [
  ...(['project_role.id', 'project_role.title', 'project_role.half_days', 'project_role.places'] as const),
  ...(['project_role.from_on', 'project_role.until_on', 'project_role.is_learner_place'] as const),
  ...(['project_role.is_senior', 'project_role.published_on', 'project_role.closed_on'] as const),
  'project_role.remote',
  ...(['project.slug', 'project.title as project', 'project.territory', 'project.id as project_id'] as const),
  ...(['project.organisation_id', 'project.is_public', 'project.themes', 'owner.name as owner'] as const),
] as const

const read = (asking: Asking, filters: PositionFilters) =>
  openPositions(asking, filters)
    .select([...columns, placesTaken.as('taken')])
    .orderBy('published_on', 'desc')
    .orderBy('project_role.id', 'desc')

export type SkillWanted = { skill_id: string; level: number; is_must: boolean }
const withSkills = async <Row extends { id: bigint }>(db: Db, rows: readonly Row[]) => {
  const skills = await skillsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, skills: skills.get(row.id) ?? [] }))
}

/** What each role asks for: must-skills first, then by id. */
export async function skillsOf(db: Db, roleIds: readonly bigint[]): Promise<Map<bigint, SkillWanted[]>> {
  if (roleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('project_role_skill')
    .select(['role_id', 'skill_id', 'level', 'is_must'])
    .where('role_id', 'in', roleIds)
    .orderBy('is_must', 'desc')
    .orderBy('skill_id')
    .execute()
  return Map.groupBy(rows, ({ role_id }) => role_id)
}

/** One page of open positions, the latest published first, and how many there are. */
export async function listPositions(asking: Asking, filters: PositionFilters, page: number) {
  const [rows, { count }] = await Promise.all([
    read(asking, filters)
      .limit(POSITIONS_PER_PAGE)
      .offset((page - 1) * POSITIONS_PER_PAGE)
      .execute(),
    openPositions(asking, filters)
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  const pages = Math.max(1, Math.ceil(Number(count) / POSITIONS_PER_PAGE))
  return { positions: await withSkills(asking.db, rows), count: Number(count), pages }
}
export type ListedPosition = Awaited<ReturnType<typeof listPositions>>['positions'][number]

/** The skills that open positions ask for: a filter offers no other. */
export async function skillsAsked(asking: Asking): Promise<string[]> {
  const rows = await openPositions(asking, {})
    .innerJoin('project_role_skill', 'project_role_skill.role_id', 'project_role.id')
    .select('skill_id')
    .distinct()
    .orderBy('skill_id')
    .execute()
  return rows.map(({ skill_id }) => skill_id)
}

export const exportPositions = async (asking: Asking, filters: PositionFilters) =>
  withSkills(asking.db, await read(asking, filters).limit(EXPORTED_MAX).execute())

/** What the API sees: what nobody in particular sees, whoever asks. */
const asAnybody = (db: Db): Asking => ({ db, actor: nobody, today: '1970-01-01' })

/** What the API lists: open positions of public chantiers, the latest published first, after one. */
export async function publicPositionsAfter(
  db: Db,
  filters: PositionFilters,
  { after, limit }: { after?: { publishedOn: string; id: bigint } | undefined; limit: number },
) {
  const rows = await read(asAnybody(db), filters)
    .where('project.is_public', '=', true)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('published_on', '<', after?.publishedOn ?? ''),
          eb.and([
            eb('published_on', '=', after?.publishedOn ?? ''),
            eb('project_role.id', '<', after?.id ?? 0n),
          ]),
        ]),
      ),
    )
    .limit(limit)
    .execute()
  return withSkills(db, rows)
}
export type PublicPosition = Awaited<ReturnType<typeof publicPositionsAfter>>[number]

/** One position of a public chantier, open or closed. */
export async function findPublicPosition(db: Db, id: bigint): Promise<PublicPosition | undefined> {
  const found = await findPosition(asAnybody(db), id)
  return found?.is_public ? found : undefined
}

/** One position, open or closed, as the one who asks may see it. */
export async function findPosition(asking: Asking, id: bigint) {
  const rows = await positions(asking)
    .select([...columns, placesTaken.as('taken'), 'project.purpose'])
    .where('project_role.id', '=', id)
    .execute()
  return (await withSkills(asking.db, rows))[0]
}
export type Position = NonNullable<Awaited<ReturnType<typeof findPosition>>>
