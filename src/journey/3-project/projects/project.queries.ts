import { sql } from 'kysely'
import type { Actor } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { insidesOf } from '#registry/space/index.ts'
import type { Tie } from './project.tables.ts'
import '../parties/party.tables.ts'

/** Kysely has no word for our own SQL function: what a space switched off is not there. */
export const isOn = sql<boolean>`module_is_on(project.organisation_id, 'project')`

/** A chantier by its address, with who owns it and what it takes; behind the wall, only those one may see. */
export const findProject = (db: Db, slug: string) =>
  db
    .selectFrom('project')
    .innerJoin('organisation as owner', 'owner.id', 'project.organisation_id')
    .innerJoin('space', 'space.organisation_id', 'project.organisation_id')
    .leftJoin('solution', 'solution.id', 'project.solution_id')
    .selectAll('project')
    .select(['owner.name as owner', 'owner.siren as owner_siren', 'owner.kind as owner_kind'])
    .select(['owner.insee_code as owner_code', 'space.slug as space_slug'])
    .select(['solution.slug as solution_slug', 'solution.name as solution_name'])
    .where('project.slug', '=', slug)
    .where(isOn)
    .executeTakeFirst()
export type Project = NonNullable<Awaited<ReturnType<typeof findProject>>>

export type ProjectTie = Tie | 'party'

/**
 * What someone is to a chantier on a day (that of the database, when none is given): they lead it, are engaged on
 * it, or have a role in an organisation that takes part. A sympathiser of a party is not in its confidence.
 */
export async function tiesOf(
  db: Db,
  { person, memberships }: Actor,
  projectId: bigint,
  today?: string,
): Promise<ProjectTie[]> {
  if (!person) return []
  const inside = insidesOf({ memberships })
  const day = today ?? sql<string>`current_date`
  const [own, parties] = await Promise.all([
    db
      .selectFrom('project_person')
      .select('tie')
      .where('project_id', '=', projectId)
      .where('person_id', '=', person.id)
      .where('from_on', '<=', day)
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', day)]))
      .execute(),
    db
      .selectFrom('project_party')
      .select('id')
      .where('project_id', '=', projectId)
      .where('organisation_id', 'in', [0n, ...inside])
      .where('accepted_on', 'is not', null)
      .where('from_on', '<=', day)
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', day)]))
      .limit(1)
      .execute(),
  ])
  const ties = new Set<ProjectTie>(own.map(({ tie }) => tie))
  if (parties.length > 0) ties.add('party')
  return [...ties]
}

/** Who leads a chantier or is engaged on it today. Names come from `namesOf`, for those who may know them. */
export const peopleOf = (db: Db, projectId: bigint, today: string) =>
  db
    .selectFrom('project_person')
    .select(['id', 'person_id', 'tie', 'from_on', 'until_on'])
    .where('project_id', '=', projectId)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .orderBy('tie')
    .orderBy('from_on')
    .orderBy('id')
    .limit(100)
    .execute()
export type ProjectPerson = Awaited<ReturnType<typeof peopleOf>>[number]

/** The phases that a chantier went through, the latest first. */
export const phasesOf = (db: Db, projectId: bigint) =>
  db
    .selectFrom('project_phase')
    .select(['phase', 'from_on', 'reason'])
    .where('project_id', '=', projectId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
export type PhaseEntry = Awaited<ReturnType<typeof phasesOf>>[number]

/** What changed in a charter, the latest first. */
export const changesOf = (db: Db, projectId: bigint) =>
  db
    .selectFrom('project_change')
    .select(['field', 'before', 'after', 'person_id', 'made_at'])
    .where('project_id', '=', projectId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
export type CharterChange = Awaited<ReturnType<typeof changesOf>>[number]

/** The spaces, among some, where a chantier may be opened: those whose module is on. */
export const spacesWithProjects = (db: Db, organisationIds: readonly bigint[]) =>
  db
    .selectFrom('space')
    .innerJoin('organisation', 'organisation.id', 'space.organisation_id')
    .select(['space.organisation_id as id', 'organisation.name', 'space.slug'])
    .where('space.organisation_id', 'in', [0n, ...organisationIds])
    .where(sql<boolean>`module_is_on(space.organisation_id, 'project')`)
    .orderBy('organisation.name')
    .execute()
export type OwnSpace = Awaited<ReturnType<typeof spacesWithProjects>>[number]

/** A solution by its address or by its exact name, without case. */
export const solutionNamed = (db: Db, text: string) =>
  db
    .selectFrom('solution')
    .select(['id', 'slug', 'name'])
    .where((eb) =>
      eb.or([eb('slug', '=', text.toLowerCase()), eb(eb.fn('lower', ['name']), '=', text.toLowerCase())]),
    )
    .orderBy('id')
    .executeTakeFirst()

export const holdProject = (db: Db, id: bigint) =>
  db.selectFrom('project').select('id').where('id', '=', id).forUpdate().execute()
