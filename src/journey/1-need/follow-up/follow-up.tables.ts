import type { FollowUpStep } from '#engines/follow-up/follow-up.ts'

export interface NeedNoticeTable {
  need_id: bigint
  step: FollowUpStep
  since: string
  sent_on: string
}
declare module '#platform/database.ts' {
  interface Database {
    need_notice: NeedNoticeTable
  }
}
