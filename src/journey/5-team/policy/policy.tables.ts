import type { ColumnType, Generated } from 'kysely'
import type { Rules, Weights } from '#engines/team/index.ts'

export interface TeamPolicyTable {
  id: Generated<bigint>
  organisation_id: bigint
  version: number
  weights: ColumnType<Weights, string, never>
  rules: ColumnType<Rules, string, never>
  why: string
  person_id: string | null
  made_at: Date
}
declare module '#platform/database.ts' {
  interface Database {
    team_policy: TeamPolicyTable
  }
}
