import type { Generated } from 'kysely'

export const roleRemotes = ['on-site', 'hybrid', 'remote'] as const
export type RoleRemote = (typeof roleRemotes)[number]

export interface ProjectRoleTable {
  id: Generated<bigint>
  project_id: bigint
  position: number
  title: string
  half_days: number
  from_on: string | null
  until_on: string | null
  places: Generated<number>
  is_learner_place: Generated<boolean>
  is_senior: Generated<boolean>
  /** Whether a team without someone in each of its places is no team. */
  is_must: Generated<boolean>
  /** Where the work is done; null when it is not said. */
  remote: Generated<RoleRemote | null>
  published_on: string | null
  closed_on: string | null
}
export interface ProjectRoleSkillTable {
  role_id: bigint
  skill_id: string
  level: number
  is_must: boolean
}
declare module '#platform/database.ts' {
  interface Database {
    project_role: ProjectRoleTable
    project_role_skill: ProjectRoleSkillTable
  }
}
