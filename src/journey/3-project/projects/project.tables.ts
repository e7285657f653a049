import type { Generated } from 'kysely'
import type { Way } from '#engines/choice/ways.ts'

export const phases = [
  'investigation',
  'construction',
  'acceleration',
  'consolidation',
  'upkeep',
  'handed-over',
  'stopped',
] as const
export type Phase = (typeof phases)[number]
export type Tie = 'lead' | 'team'

export interface ProjectTable {
  id: Generated<bigint>
  slug: string
  organisation_id: bigint
  need_id: bigint | null
  group_id: bigint | null
  choice: Way
  solution_id: bigint | null
  title: string
  purpose: string | null
  common: string | null
  licence: string | null
  done_means: string | null
  phase: Generated<Phase>
  territory: string | null
  themes: Generated<string[]>
  is_public: Generated<boolean>
  /** What the work of a team may cost at most. */
  team_budget_cents: Generated<bigint | null>
  starts_on: string | null
  ends_on: string | null
  created_at: Generated<Date>
  made_by: string | null
}
export interface ProjectChangeTable {
  id: Generated<bigint>
  project_id: bigint
  field: string
  before: string | null
  after: string | null
  person_id: string | null
  made_at: Date
}
export interface ProjectPhaseTable {
  id: Generated<bigint>
  project_id: bigint
  phase: Phase
  from_on: string
  reason: string | null
  person_id: string | null
  made_at: Date
}
export interface ProjectPersonTable {
  id: Generated<bigint>
  project_id: bigint
  person_id: string
  tie: Tie
  from_on: string
  until_on: string | null
}
declare module '#platform/database.ts' {
  interface Database {
    project: ProjectTable
    project_change: ProjectChangeTable
    project_phase: ProjectPhaseTable
    project_person: ProjectPersonTable
  }
}
