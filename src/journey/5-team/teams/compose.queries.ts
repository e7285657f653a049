import { sql } from 'kysely'
import { type Acting, type Actor, nobody } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { seenProfiles } from '#registry/profile/index.ts'
import { may } from '#registry/space/index.ts'
import { freeHalfDays, leaveDays } from '../grid/free.queries.ts'
import { skillsOf } from '../positions/position.queries.ts'
import { type Candidate, type OpenProject, type OpenRole, SENIOR_LEVEL } from './instance.ts'
import './team.tables.ts'
import '../engagements/candidacy.tables.ts'

/** The window of a role that does not say its dates. */
const WINDOW_DAYS = 180
const PROPOSALS_MAX = 50

export type ProjectRow = {
  id: bigint
  slug: string
  title: string
  organisation_id: bigint
  territory: string | null
  themes: string[]
  team_budget_cents: bigint | null
}

/** The chantiers of a space that still run. */
export const runningProjects = (db: Db, organisationId: bigint): Promise<ProjectRow[]> =>
  db
    .selectFrom('project')
    .select(['id', 'slug', 'title', 'organisation_id', 'territory', 'themes', 'team_budget_cents'])
    .where('organisation_id', '=', organisationId)
    .where('phase', 'not in', ['handed-over', 'stopped'])
    .orderBy('id')
    .execute()

/** Spaces that kept the chantiers and the teams on, for the job of the night. */
export const spacesWithTeams = async (db: Db): Promise<bigint[]> =>
  (
    await db
      .selectFrom('space')
      .select('organisation_id')
      .where(sql<boolean>`module_is_on(organisation_id, 'team')`)
      .where(sql<boolean>`module_is_on(organisation_id, 'project')`)
      .where('closed_on', 'is', null)
      .orderBy('organisation_id')
      .execute()
  ).map(({ organisation_id: id }) => id)

/** A chantier with the roles that still look for someone; undefined when there is none. */
export async function openProject(
  db: Db,
  project: ProjectRow,
  today: string,
): Promise<OpenProject | undefined> {
  const [roles, candidacies, engaged] = await Promise.all([
    rolesToFill(db, project.id, today),
    db
      .selectFrom('candidacy')
      .select(['person_id', 'role_id', 'state', 'origin', 'from_on', 'until_on'])
      .where('project_id', '=', project.id)
      .execute(),
    db
      .selectFrom('engagement')
      .leftJoin('project_role', 'project_role.id', 'engagement.role_id')
      .select(['person_id', 'is_senior', 'tie'])
      .where('engagement.project_id', '=', project.id)
      .where('state', '<>', 'ended')
      .execute(),
  ])
  if (roles.length === 0) return undefined
  const team = engaged.map(({ person_id: person }) => person)
  const hasSenior =
    engaged.some(({ is_senior: isSenior }) => isSenior === true) || (await isAnySenior(db, team))
  const { id, title, territory, themes, team_budget_cents: budget } = project
  const invited = candidacies.filter(({ state }) => state === 'invited')
  const saidNo = candidacies.filter(
    (one) =>
      one.state === 'declined' && one.origin !== 'application' && roles.some((role) => overlaps(one, role)),
  )
  return {
    id,
    title,
    territory,
    themes,
    budget,
    roles,
    hasSenior,
    kept: [...engaged.filter(({ tie }) => tie === 'team'), ...invited, ...saidNo].map(
      ({ person_id: person }) => person,
    ),
    wishes: candidacies.filter(({ state }) => state === 'applied').map(({ person_id: person }) => person),
  }
}

/** Whether someone already engaged can pass on a skill, as their profile shows it. */
async function isAnySenior(db: Db, people: readonly string[]): Promise<boolean> {
  if (people.length === 0) return false
  const shown = await db
    .selectFrom('profile_skill')
    .select('person_id')
    .where('person_id', 'in', people)
    .where('level', '=', SENIOR_LEVEL)
    .where('visibility', '<>', 'me')
    .executeTakeFirst()
  return shown !== undefined
}

type Dated = { from_on: string | null; until_on: string | null }
const overlaps = ({ from_on: from, until_on: until }: Dated, role: OpenRole): boolean =>
  (from === null || from <= role.until) && (until === null || until >= role.from)

async function rolesToFill(db: Db, projectId: bigint, today: string): Promise<OpenRole[]> {
  const rows = await db
    .selectFrom('project_role')
    .select(['id', 'title', 'half_days', 'from_on', 'until_on', 'places', 'is_learner_place', 'is_senior'])
    .select(['is_must', 'remote'])
    // A number that the wall lets everybody read.
    .select(sql<number>`places_taken(id)`.as('taken'))
    .select(({ selectFrom, fn }) =>
      selectFrom('candidacy')
        .select(fn.countAll<bigint>().as('count'))
        .whereRef('candidacy.role_id', '=', 'project_role.id')
        .where('candidacy.state', '=', 'invited')
        .as('invited'),
    )
    .where('project_id', '=', projectId)
    .where('closed_on', 'is', null)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('id')
    .execute()
  const skills = await skillsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const places = row.places - row.taken - Number(row.invited ?? 0n)
    const from = row.from_on !== null && row.from_on > today ? row.from_on : today
    const role = {
      id: row.id,
      title: row.title,
      halfDays: row.half_days,
      from,
      until: row.until_on ?? addDays(from, WINDOW_DAYS),
      places,
      isLearnerPlace: row.is_learner_place,
      isSenior: row.is_senior,
      isMust: row.is_must,
      remote: row.remote,
      skills: skills.get(row.id) ?? [],
    }
    return places > 0 ? [role] : []
  })
}

/**
 * Those who accept to be proposed, as whoever answers for the teams of the space may read them: their fields by their
 * visibility, their free half-days when they show them. A person of whom nothing may be read is not proposed.
 */
export async function candidatesFor(
  { db, today, actor }: { db: Db; today: string; actor: Actor },
  { id, organisation_id: organisationId }: Pick<ProjectRow, 'id' | 'organisation_id'>,
  { from, until }: { from: string; until: string },
): Promise<Candidate[]> {
  // A function that answers rows, whose columns Kysely does not know.
  const { rows } = await sql<{ person_id: string; is_learner: boolean; committed: number }>`
    select person_id, is_learner, committed from proposable(${id}, ${from}::date, ${until}::date)`.execute(db)
  const ids = rows.map(({ person_id: person }) => person)
  const looking = { today, actor: actor.person ? actor : answeringFor(organisationId) }
  const [profiles, free, leave] = await Promise.all([
    seenProfiles(db, looking, ids),
    freeHalfDays(db, ids, from, until),
    leaveDays(db, ids, { from, until }),
  ])
  const numbers = new Map(rows.map((row) => [row.person_id, row]))
  return profiles.map(({ person_id: person, fields, skills }) => ({
    id: person,
    isLearner: numbers.get(person)?.is_learner ?? false,
    committed: numbers.get(person)?.committed ?? 0,
    fields,
    skills,
    freeByDay: fields.availability ? (free.get(person)?.byDay ?? new Map()) : new Map(),
    leave: leave.get(person) ?? [],
  }))
}

/** The eyes with which the job of the night looks: those of whoever answers for the teams of the space, and no more. */
const answeringFor = (organisationId: bigint): Actor => ({
  ...nobody,
  person: { id: '00000000-0000-0000-0000-000000000000', name: '', email: '', session: '' },
  memberships: new Map([[organisationId, new Set(['representative'])]]),
})

/**
 * The computations of a chantier that somebody may read. A proposal tells levels and rates that the co-op shows to its
 * own, as whoever asked for it could read them: who is not of the co-op sees those that they asked for, no others.
 */
const readable = ({ db, actor }: Pick<Acting, 'db' | 'actor'>, { id, organisation_id }: Owned) => {
  const query = db.selectFrom('team_proposal').selectAll().where('project_id', '=', id)
  return may(actor, 'profile.read-coop', { organisationId: organisation_id })
    ? query
    : query.where('person_id', '=', actor.person?.id ?? null)
}
type Owned = Pick<ProjectRow, 'id' | 'organisation_id'>

export const proposalsOf = (asking: Pick<Acting, 'db' | 'actor'>, project: Owned) =>
  readable(asking, project).orderBy('id', 'desc').limit(PROPOSALS_MAX).execute()
export type ProposalRow = Awaited<ReturnType<typeof proposalsOf>>[number]

/** The last computation of the night for a chantier. */
export const latestAtNight = (db: Db, projectId: bigint) =>
  db
    .selectFrom('team_proposal')
    .select('instance_hash')
    .where('project_id', '=', projectId)
    .where('run', '=', 'night')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findProposal = (asking: Pick<Acting, 'db' | 'actor'>, project: Owned, id: bigint) =>
  readable(asking, project).where('id', '=', id).executeTakeFirst()

export const choicesOf = (db: Db, proposalId: bigint) =>
  db
    .selectFrom('team_choice')
    .select(['rank', 'why', 'person_id', 'made_at'])
    .where('proposal_id', '=', proposalId)
    .orderBy('id')
    .execute()
export type ChoiceRow = Awaited<ReturnType<typeof choicesOf>>[number]

/** What became of the invitations that came from a proposal. */
export const answersTo = (db: Db, proposalId: bigint) =>
  db
    .selectFrom('candidacy')
    .select(['person_id', 'role_id', 'state', 'reason'])
    .where('proposal_id', '=', proposalId)
    .orderBy('id')
    .execute()
export type ProposalAnswer = Awaited<ReturnType<typeof answersTo>>[number]

export const latestEquity = (db: Db, organisationId: bigint) =>
  db
    .selectFrom('team_equity')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The titles of roles, for the proposals that quote their numbers. */
export async function roleTitles(db: Db, projectIds: readonly bigint[]): Promise<Map<string, string>> {
  if (projectIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('project_role')
    .select(['id', 'title'])
    .where('project_id', 'in', projectIds)
    .execute()
  return new Map(rows.map(({ id, title }) => [String(id), title]))
}
