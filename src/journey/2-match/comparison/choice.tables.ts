import type { Way } from '#engines/choice/ways.ts'

export interface NeedChoiceTable {
  need_id: bigint
  way: Way
  solution_id: bigint | null
  note: string | null
  chosen_on: string
}
declare module '#platform/database.ts' {
  interface Database {
    need_choice: NeedChoiceTable
  }
}
