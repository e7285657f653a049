import type { Generated } from 'kysely'
import type { Half } from '#engines/half-days/grid.ts'

export interface HalfDayTable {
  person_id: string
  day: string
  half: Half
  kind: 'available' | 'leave' | 'commitment' | 'off'
  project_id: bigint | null
  /** For which engagement a commitment is held; the database says it of what is written by hand. */
  engagement_id: Generated<bigint | null>
  note: string | null
  changed_at: Date
}
export interface HalfDayWeekTable {
  person_id: string
  weekday: number
  half: Half
  kind: 'available' | 'off'
}
export interface HalfDayFeedTable {
  id: Generated<bigint>
  person_id: string
  key_hash: string
  shows: 'times' | 'details'
  made_at: Date
  revoked_at: Date | null
}

declare module '#platform/database.ts' {
  interface Database {
    half_day: HalfDayTable
    half_day_week: HalfDayWeekTable
    half_day_feed: HalfDayFeedTable
  }
}
