import type { Generated } from 'kysely'
import type { DeclineReason } from '#engines/engagement/states.ts'

export interface NoticeTable {
  id: Generated<bigint>
  role_id: bigint
  person_id: string
  key_hash: string
  batch: number
  sent_at: Date
  declined_at: Date | null
  reason: DeclineReason | null
  reason_text: string | null
}
declare module '#platform/database.ts' {
  interface Database {
    notice: NoticeTable
  }
}
