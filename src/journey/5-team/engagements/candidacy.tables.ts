import type { Generated } from 'kysely'
import type { CandidacyState, DeclineReason } from '#engines/engagement/states.ts'

export const proposedTo = ['me', 'coop', 'network'] as const
export type ProposedTo = (typeof proposedTo)[number]
export type Tie = 'lead' | 'team'

export interface TeamPreferenceTable {
  person_id: string
  proposed_to: Generated<ProposedTo>
  accepts_notices: Generated<boolean>
  changed_at: Date
}
export interface CandidacyTable {
  id: Generated<bigint>
  project_id: bigint
  role_id: bigint | null
  person_id: string
  tie: Generated<Tie>
  origin: 'application' | 'invitation' | 'proposal'
  state: CandidacyState
  half_days: number | null
  from_on: string | null
  until_on: string | null
  message: string | null
  joined: string | null
  reason: DeclineReason | null
  reason_text: string | null
  proposal_id: bigint | null
  made_by: string | null
  made_at: Date
  answered_by: string | null
  answered_at: Date | null
}
export interface EngagementTable {
  id: Generated<bigint>
  candidacy_id: bigint
  project_id: bigint
  role_id: bigint | null
  person_id: string
  tie: Tie
  half_days: number | null
  from_on: string
  until_on: string | null
  /** First day of the term that runs, when it is not the first. */
  renewed_on: Generated<string | null>
  state: Generated<'engaged' | 'renewing' | 'ended'>
  asked_on: string | null
  person_renews: boolean | null
  organiser_renews: boolean | null
  renewed_until: string | null
  ended_on: string | null
  end_reason: string | null
  ended_by: string | null
}
export type StepAct =
  | 'applied'
  | 'invited'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'renewal-asked'
  | 'renewed'
  | 'ended'
  | 'silence'
export type StepSide = 'person' | 'organiser' | 'clock'
export interface CandidacyStepTable {
  id: Generated<bigint>
  candidacy_id: bigint
  project_id: bigint
  person_id: string
  act: StepAct
  by_side: StepSide
  note: string | null
  made_by: string | null
  made_at: Date
  told_at: Date | null
}
declare module '#platform/database.ts' {
  interface Database {
    team_preference: TeamPreferenceTable
    candidacy: CandidacyTable
    engagement: EngagementTable
    candidacy_step: CandidacyStepTable
  }
}
