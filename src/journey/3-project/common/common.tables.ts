import type { Generated } from 'kysely'
import type { CommonFacts } from './common-facts.ts'

export const callKinds = ['maintainers', 'funding', 'vote'] as const
export type CallKind = (typeof callKinds)[number]
export type ReadingFailure = 'not-a-repository' | 'address-refused' | 'unreachable' | 'too-large' | 'too-slow'

export interface CommonTable {
  id: Generated<bigint>
  slug: string
  solution_id: bigint | null
  organisation_id: bigint
  name: string
  repository: string | null
  licence: string | null
  governance: string | null
  governance_url: string | null
  upkeep_half_days: number | null
  alert_months: Generated<number>
  /** Since when each thing says what it says; nothing: since the common was declared. */
  licence_on: string | null
  governance_on: string | null
  upkeep_on: string | null
  declared_on: string
  declared_by: string | null
}
export interface CommonMaintainerTable {
  id: Generated<bigint>
  common_id: bigint
  organisation_id: bigint | null
  person_id: string | null
  shown_as: string | null
  part: string
  from_on: string
  until_on: string | null
}
export interface CommonSupportTable {
  id: Generated<bigint>
  common_id: bigint
  source: string
  source_url: string | null
  half_days: number
  from_on: string
  until_on: string
  ended_on: string | null
  recorded_on: string
  recorded_by: string | null
}
export interface CommonReadingTable {
  common_id: bigint
  repository: string
  tried_on: string
  failure: ReadingFailure | null
  read_on: string | null
  facts: CommonFacts | null
}
export interface CommonStatementTable {
  id: Generated<bigint>
  common_id: bigint
  kind: 'stable' | 'withdrawn'
  reason: string
  made_on: string
  until_on: string
  person_id: string | null
}
export interface CommonRedTable {
  id: Generated<bigint>
  common_id: bigint
  code: string
  since: string
  until_on: string | null
  call_id: bigint | null
}
export interface CommonCallTable {
  id: Generated<bigint>
  common_id: bigint
  codes: string[]
  kind: CallKind
  is_automatic: Generated<boolean>
  note: string | null
  opened_on: string
  opened_by: string | null
  closed_on: string | null
}

declare module '#platform/database.ts' {
  interface Database {
    common: CommonTable
    common_maintainer: CommonMaintainerTable
    common_support: CommonSupportTable
    common_reading: CommonReadingTable
    common_statement: CommonStatementTable
    common_red: CommonRedTable
    common_call: CommonCallTable
  }
}
