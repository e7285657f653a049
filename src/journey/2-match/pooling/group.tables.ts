import type { Generated } from 'kysely'

export interface NeedGroupTable {
  id: Generated<bigint>
  ref: string
  title: string
  purpose: string | null
  formed_on: string
}
export interface NeedGroupMemberTable {
  group_id: bigint
  need_id: bigint
  joined_on: string
  ready_cents: bigint | null
}
declare module '#platform/database.ts' {
  interface Database {
    need_group: NeedGroupTable
    need_group_member: NeedGroupMemberTable
  }
}
