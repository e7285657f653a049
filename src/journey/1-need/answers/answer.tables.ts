import type { Generated } from 'kysely'
import type { AnswerState } from '#engines/follow-up/need-state.ts'

export interface NeedAnswerTable {
  id: Generated<bigint>
  need_id: bigint
  key_hash: string
  name: string
  /** None when a chantier answers for the body that carries it. */
  email: string | null
  state: Generated<AnswerState>
  message: string | null
  reason: string | null
  asked_on: string
  answered_on: string | null
}
declare module '#platform/database.ts' {
  interface Database {
    need_answer: NeedAnswerTable
  }
}
