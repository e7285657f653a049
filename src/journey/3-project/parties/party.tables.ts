import type { Generated } from 'kysely'

export const partyKinds = ['sponsor', 'user', 'funder', 'producer', 'maintainer'] as const
export type PartyKind = (typeof partyKinds)[number]

export interface ProjectPartyTable {
  id: Generated<bigint>
  project_id: bigint
  organisation_id: bigint
  kind: PartyKind
  from_on: string
  until_on: string | null
  note: string | null
  accepted_on: string | null
  told_at: Date | null
}
declare module '#platform/database.ts' {
  interface Database {
    project_party: ProjectPartyTable
  }
}
