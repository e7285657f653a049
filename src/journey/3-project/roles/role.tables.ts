import type { Generated } from 'kysely'

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
