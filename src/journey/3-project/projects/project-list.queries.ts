import { sql } from 'kysely'
import { type Actor, nobody } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { insidesOf, may } from '#registry/space/index.ts'
import { overPhases } from './phase.policy.ts'
import { isOn } from './project.queries.ts'
import type { Phase } from './project.tables.ts'
import '../parties/party.tables.ts'

export const PROJECTS_PER_PAGE = 20
const EXPORTED_MAX = 10_000
const WORDS_MAX = 8

export type ProjectFilters = {
  words?: string | undefined
  phase?: Phase | undefined
  theme?: string | undefined
  region?: string | undefined
  isMine?: boolean | undefined
}
type Asking = { db: Db; actor: Actor; today: string }

/** The chantiers that someone may see, before their order and their number are chosen. */
export function visibleProjects({ db, actor, today }: Asking, filters: ProjectFilters) {
  const { words, phase, theme, region, isMine } = filters
  const own = takesPart(actor, today)
  let query = db
    .selectFrom('project')
    .innerJoin('organisation as owner', 'owner.id', 'project.organisation_id')
    .where(isOn)
    .where((eb) => (isMine ? own : eb.or([eb('is_public', '=', true), own])))
  for (const word of (words ?? '').split(/\s+/).filter(Boolean).slice(0, WORDS_MAX)) {
    const wanted = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    // Kysely has no word for our own SQL function plain().
    query = query.where(
      sql<boolean>`plain(concat_ws(' ', project.title, purpose, common, owner.name)) like plain(${wanted})`,
    )
  }
  if (phase) query = query.where('phase', '=', phase)
  if (theme) query = query.where(sql<boolean>`themes @> array[${theme}]`)
  if (region) query = query.where('territory', '=', region)
  return query
}

/** Inside: a right in the space that owns it, or a tie to it, as `seeProject` says for one. */
function takesPart(actor: Actor, today: string) {
  const held = [...actor.memberships.keys()]
  const owners = held.filter((organisationId) => may(actor, 'project.read', { organisationId }))
  const parties = insidesOf(actor)
  const person = actor.person?.id ?? null
  const runs = sql`from_on <= ${today} and (until_on is null or until_on >= ${today})`
  return sql<boolean>`(project.organisation_id = any (${owners}::bigint[])
    or exists (select from project_party as party where party.project_id = project.id
      and party.organisation_id = any (${parties}::bigint[]) and accepted_on is not null and ${runs})
    or exists (select from project_person as held where held.project_id = project.id
      and held.person_id = ${person}::uuid and ${runs}))`
}

const columns = [
  ...(['project.id', 'project.slug', 'project.title', 'project.purpose', 'project.common'] as const),
  ...(['project.choice', 'project.phase', 'project.themes', 'project.territory'] as const),
  ...(['project.is_public', 'project.licence', 'project.starts_on', 'project.ends_on'] as const),
] as const

/** One page of chantiers, the latest opened first, and how many there are. */
export async function listProjects(asking: Asking, filters: ProjectFilters, page: number) {
  const [projects, { count }] = await Promise.all([
    visibleProjects(asking, filters)
      .select([...columns, 'owner.name as owner', 'project.created_at'])
      .orderBy('project.id', 'desc')
      .limit(PROJECTS_PER_PAGE)
      .offset((page - 1) * PROJECTS_PER_PAGE)
      .execute(),
    visibleProjects(asking, filters)
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  return { projects, count: Number(count), pages: Math.max(1, Math.ceil(Number(count) / PROJECTS_PER_PAGE)) }
}
export type ListedProject = Awaited<ReturnType<typeof listProjects>>['projects'][number]

export const exportProjects = (asking: Asking, filters: ProjectFilters) =>
  visibleProjects(asking, filters)
    .select([...columns, 'owner.name as owner'])
    .orderBy('project.id')
    .limit(EXPORTED_MAX)
    .execute()

/** The chantiers that someone may see and that come from a need, or from a group. */
export const projectsFrom = (asking: Asking, from: { needId: bigint } | { groupId: bigint }) =>
  visibleProjects(asking, {})
    .select(['project.slug', 'project.title', 'project.phase', 'owner.name as owner'])
    .where((eb) => ('needId' in from ? eb('need_id', '=', from.needId) : eb('group_id', '=', from.groupId)))
    .orderBy('project.id')
    .limit(20)
    .execute()
export type BornProject = Awaited<ReturnType<typeof projectsFrom>>[number]

/** The chantiers that someone may see of a solution, or in which a body takes part; those that run come first. */
export const projectsAround = (asking: Asking, around: { solution: string } | { organisationId: bigint }) =>
  visibleProjects(asking, {})
    .select(['project.slug', 'project.title', 'project.phase', 'owner.name as owner'])
    .where('solution' in around ? ofSolution(around.solution) : takenBy(around.organisationId, asking.today))
    .orderBy((eb) => eb('project.phase', 'in', overPhases))
    .orderBy('project.id', 'desc')
    .limit(20)
    .execute()

const ofSolution = (slug: string) =>
  sql<boolean>`project.solution_id = (select solution.id from solution where solution.slug = ${slug})`

/** A part that is only proposed to a body is not told on its page. */
const takenBy = (organisationId: bigint, today: string) =>
  sql<boolean>`(project.organisation_id = ${organisationId} or exists (select from project_party as part
    where part.project_id = project.id and part.organisation_id = ${organisationId}
      and part.from_on <= ${today} and (part.until_on is null or part.until_on >= ${today})
      and (part.accepted_on is not null
        or not exists (select from space where space.organisation_id = part.organisation_id))))`

/** What the API lists: public chantiers, the latest first, after one. Nobody's rights are looked at. */
export const publicProjectsAfter = (
  db: Db,
  filters: Omit<ProjectFilters, 'isMine'>,
  { after, limit }: { after?: bigint | undefined; limit: number },
) =>
  publicOnly(db, filters)
    .$if(after !== undefined, (query) => query.where('project.id', '<', after ?? 0n))
    .orderBy('project.id', 'desc')
    .limit(limit)
    .execute()

export const findPublicProject = (db: Db, slug: string) =>
  publicOnly(db, {}).where('project.slug', '=', slug).executeTakeFirst()
export type PublicProject = NonNullable<Awaited<ReturnType<typeof findPublicProject>>>

const publicOnly = (db: Db, filters: ProjectFilters) =>
  visibleProjects({ db, actor: nobody, today: '1970-01-01' }, filters)
    .leftJoin('solution', 'solution.id', 'project.solution_id')
    .select([...columns, 'project.done_means', 'owner.name as owner', 'owner.siren as owner_siren'])
    .select('solution.slug as solution_slug')
    .where('is_public', '=', true)

/** The pages of public chantiers, each with the day of its latest phase. */
export const publicProjectPages = (db: Db, limit: number) =>
  db
    .selectFrom('project')
    .innerJoin('project_phase as entry', 'entry.project_id', 'project.id')
    .select(['project.slug'])
    .select(({ fn }) => fn.max('entry.from_on').as('changed'))
    .where('is_public', '=', true)
    .where(isOn)
    .groupBy('project.id')
    .orderBy('project.id', 'desc')
    .limit(limit)
    .execute()
