import type { Generated } from 'kysely'

export interface SkillUnknownTable {
  folded: string
  written: string
  times: Generated<number>
  first_on: string
  decided_on: string | null
  decision: 'alias' | 'dismissed' | null
  decided_by: string | null
}
export interface SkillAliasTable {
  folded: string
  written: string
  skill_id: string
  added_on: string
  added_by: string | null
}

declare module '#platform/database.ts' {
  interface Database {
    skill_unknown: SkillUnknownTable
    skill_alias: SkillAliasTable
  }
}
