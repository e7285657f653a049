import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { ProfileFields } from '#registry/profile/index.ts'
import './candidacy.tables.ts'

const ROWS_MAX = 300

/** What one is about: Kysely checks the names where they are selected. */
const aboutNames = [
  'project.slug',
  'project.title as project',
  'project.organisation_id',
  'project_role.title as role',
  'project_role.published_on',
] as const
const isOn = sql<boolean>`module_is_on(project.organisation_id, 'team')
  and module_is_on(project.organisation_id, 'project')`

/** Candidacies with the names of what they are about; behind the wall, one's own and those one answers for. */
const candidacies = (db: Db) =>
  db
    .selectFrom('candidacy')
    .innerJoin('project', 'project.id', 'candidacy.project_id')
    .leftJoin('project_role', 'project_role.id', 'candidacy.role_id')
    .selectAll('candidacy')
    .select(aboutNames)
    .where(isOn)
export type Candidacy = Awaited<ReturnType<typeof candidaciesOfPerson>>[number]

export const findCandidacy = (db: Db, id: bigint) =>
  candidacies(db).where('candidacy.id', '=', id).executeTakeFirst()

export const candidaciesOfPerson = (db: Db, personId: string) =>
  candidacies(db)
    .where('candidacy.person_id', '=', personId)
    .orderBy('candidacy.id', 'desc')
    .limit(ROWS_MAX)
    .execute()

export const candidaciesOfProject = (db: Db, projectId: bigint) =>
  candidacies(db)
    .where('candidacy.project_id', '=', projectId)
    .orderBy('candidacy.id', 'desc')
    .limit(ROWS_MAX)
    .execute()

const engagements = (db: Db) =>
  db
    .selectFrom('engagement')
    .innerJoin('project', 'project.id', 'engagement.project_id')
    .leftJoin('project_role', 'project_role.id', 'engagement.role_id')
    .selectAll('engagement')
    .select(aboutNames)
    // Of somebody's grid, a number: the wall of the database counts it for the two sides.
    .select(sql<number>`engagement_half_days(engagement.id)`.as('held'))
    .where(isOn)
export type EngagementRow = Awaited<ReturnType<typeof engagementsOfPerson>>[number]

export const findEngagement = (db: Db, id: bigint) =>
  engagements(db).where('engagement.id', '=', id).executeTakeFirst()

/** Those that run come first. */
export const engagementsOfPerson = (db: Db, personId: string) =>
  engagements(db)
    .where('engagement.person_id', '=', personId)
    .orderBy(sql`engagement.state = 'ended'`)
    .orderBy('engagement.id', 'desc')
    .limit(ROWS_MAX)
    .execute()

export const engagementsOfProject = (db: Db, projectId: bigint) =>
  engagements(db)
    .where('engagement.project_id', '=', projectId)
    .orderBy(sql`engagement.state = 'ended'`)
    .orderBy('engagement.id', 'desc')
    .limit(ROWS_MAX)
    .execute()

/** Applications that wait for an answer in the chantiers for which a person answers today, counted. */
export const waitingOf = (db: Db, { personId, today }: { personId: string; today: string }) =>
  db
    .selectFrom('candidacy')
    .innerJoin('project', 'project.id', 'candidacy.project_id')
    .select(({ fn }) => ['project.slug', 'project.title as project', fn.countAll<bigint>().as('count')])
    .where('candidacy.state', '=', 'applied')
    .where(sql<boolean>`${personId}::uuid in (select answering_for(project.id, ${today}::date))`)
    .where(sql<boolean>`module_is_on(project.organisation_id, 'team')`)
    .groupBy(['project.slug', 'project.title'])
    .orderBy('project.slug')
    .execute()

/** Roles of a chantier with what is taken: the organiser publishes and closes them. */
export const rolesOf = (db: Db, projectId: bigint) =>
  db
    .selectFrom('project_role')
    .selectAll()
    // A number that the wall lets everybody read.
    .select(sql<number>`places_taken(id)`.as('taken'))
    .where('project_id', '=', projectId)
    .orderBy('position')
    .orderBy('id')
    .limit(ROWS_MAX)
    .execute()
export type RoleRow = Awaited<ReturnType<typeof rolesOf>>[number]

export type Applicant = {
  name: string
  handle: string
  fields: Partial<ProfileFields>
  skills: { skill_id: string; level: number; proof: string | null; wants_to_learn: boolean }[]
}

/**
 * What people who applied show to the organiser: all but the fields they keep for themselves. The caller gives the
 * people of candidacies that it was allowed to read; the wall of the database says the same by itself.
 */
export async function applicantsAmong(db: Db, people: readonly string[]): Promise<Map<string, Applicant>> {
  if (people.length === 0) return new Map()
  const [profiles, fields, skills] = await Promise.all([
    db
      .selectFrom('profile')
      .select(['person_id', 'display_name', 'handle'])
      .where('person_id', 'in', people)
      .execute(),
    db
      .selectFrom('profile_field')
      .select(['person_id', 'field', 'value'])
      .where('person_id', 'in', people)
      .where('visibility', '<>', 'me')
      .execute(),
    db
      .selectFrom('profile_skill')
      .select(['person_id', 'skill_id', 'level', 'proof', 'wants_to_learn'])
      .where('person_id', 'in', people)
      .where('visibility', '<>', 'me')
      .orderBy('level', 'desc')
      .orderBy('skill_id')
      .execute(),
  ])
  const fieldsOf = Map.groupBy(fields, (row) => row.person_id)
  const skillsOf = Map.groupBy(skills, (row) => row.person_id)
  return new Map(
    profiles.map(({ person_id: id, display_name: name, handle }) => [
      id,
      {
        name,
        handle,
        // The profile form wrote each value under its own name: the table keeps them as JSON.
        fields: Object.fromEntries((fieldsOf.get(id) ?? []).map(({ field, value }) => [field, value])),
        skills: skillsOf.get(id) ?? [],
      },
    ]),
  )
}

export const preferenceOf = async (db: Db, personId: string) =>
  (await db
    .selectFrom('team_preference')
    .select(['proposed_to', 'accepts_notices'])
    .where('person_id', '=', personId)
    .executeTakeFirst()) ?? { proposed_to: 'me' as const, accepts_notices: false }

/** Whether a space kept the teams on. */
export async function hasTeams(db: Db, organisationId: bigint): Promise<boolean> {
  const { on } = await db
    .selectNoFrom((eb) => eb.fn<boolean>('module_is_on', [eb.val(organisationId), eb.val('team')]).as('on'))
    .executeTakeFirstOrThrow()
  return on
}
