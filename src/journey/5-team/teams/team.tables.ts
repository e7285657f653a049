import type { ColumnType, Generated } from 'kysely'
import type { Clash, Leximin, Proposal, Team } from '#engines/team/index.ts'

/** A chantier, by its number, and what it counts for beside the others. */
export type ProjectWeight = { project: string; weight: number }
export interface TeamProposalTable {
  id: Generated<bigint>
  project_id: bigint
  run: 'request' | 'night'
  policy_version: string
  instance_hash: string
  seed: number
  solver: string
  /** Older proposals do not say how they were found, nor what stopped the search. */
  method: string | null
  stopped_by: Proposal['stoppedBy'] | null
  status: Proposal['status']
  value: number
  bound: number
  gap: number
  teams: ColumnType<Team[], string, never>
  infeasible: ColumnType<Clash[], string, never>
  /** Of the chantiers of the computation that count more or less than the others. */
  weights: ColumnType<ProjectWeight[], string | undefined, never>
  person_id: string | null
  made_at: Date
}
export interface TeamChoiceTable {
  id: Generated<bigint>
  proposal_id: bigint
  project_id: bigint
  rank: number
  why: string | null
  person_id: string
  made_at: Date
}
export interface TeamEquityTable {
  id: Generated<bigint>
  organisation_id: bigint
  instance_hash: string
  policy_version: string
  result: ColumnType<Leximin, string, never>
  made_at: Date
}
declare module '#platform/database.ts' {
  interface Database {
    team_proposal: TeamProposalTable
    team_choice: TeamChoiceTable
    team_equity: TeamEquityTable
  }
}
