import type { Generated } from 'kysely'

export interface MilestoneTable {
  id: Generated<bigint>
  project_id: bigint
  position: number
  title: string
  due_on: string | null
  done_on: string | null
  note: string | null
  marked_at: Date | null
}
declare module '#platform/database.ts' {
  interface Database {
    milestone: MilestoneTable
  }
}
