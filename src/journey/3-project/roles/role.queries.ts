import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/database.ts'
import './role.tables.ts'

export const ROLES_MAX = 100

/** The roles that a chantier wants, in order, each with its skills: what it cannot do without first. */
export const rolesWanted = (db: Db, projectId: bigint) =>
  db
    .selectFrom('project_role as role')
    .select(['role.id', 'role.position', 'role.title', 'role.half_days', 'role.from_on', 'role.until_on'])
    .select(['role.places', 'role.is_learner_place', 'role.is_senior', 'role.is_must', 'role.remote'])
    .select(['role.published_on', 'role.closed_on'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('project_role_skill as skill')
          .select(['skill.skill_id', 'skill.level', 'skill.is_must'])
          .whereRef('skill.role_id', '=', 'role.id')
          .orderBy('skill.is_must', 'desc')
          .orderBy('skill.level', 'desc')
          .orderBy('skill.skill_id'),
      ).as('skills'),
    )
    .where('role.project_id', '=', projectId)
    .orderBy('role.position')
    .orderBy('role.id')
    .limit(ROLES_MAX)
    .execute()
/** The roles that people may apply to: published, and not closed. What anybody reads of a public chantier. */
export const openRoles = async (db: Db, projectId: bigint) =>
  (await rolesWanted(db, projectId)).filter((role) => role.published_on !== null && role.closed_on === null)
export type RoleWanted = Awaited<ReturnType<typeof rolesWanted>>[number]
export type RoleSkill = RoleWanted['skills'][number]
