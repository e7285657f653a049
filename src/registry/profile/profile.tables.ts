import type { Generated } from 'kysely'
import type { ProfileFieldName, Visibility } from './profile-fields.ts'

export interface ProfileTable {
  person_id: string
  handle: string
  display_name: string
  changed_at: Date
}
export interface ProfileFieldTable {
  person_id: string
  field: ProfileFieldName
  value: unknown
  visibility: Generated<Visibility>
}
export interface ProfileSkillTable {
  person_id: string
  skill_id: string
  level: number
  proof: string | null
  wants_to_learn: Generated<boolean>
  wants_more: Generated<boolean>
  can_transmit: Generated<boolean>
  visibility: Generated<Visibility>
}

declare module '#platform/database.ts' {
  interface Database {
    profile: ProfileTable
    profile_field: ProfileFieldTable
    profile_skill: ProfileSkillTable
  }
}
