import type { Generated, GeneratedAlways } from 'kysely'
import type { OrganisationKind } from '#registry/organisation/index.ts'

export interface UsageDeclarationTable {
  id: Generated<bigint>
  solution_id: bigint
  siren: string | null
  name: string
  kind: OrganisationKind | null
  since: string | null
  purpose: string | null
  source_kind: 'declaration' | 'list'
  source: string
  source_url: string | null
  seen: string | null
  declared_on: string
  confirmed_on: string | null
  withdrawn_on: string | null
  recorded_by: string | null
  key_hash: string | null
  contact: string | null
  has_contact: GeneratedAlways<boolean>
  recorded_at: Date
}

export interface ProviderTable {
  id: Generated<bigint>
  solution_id: bigint
  siren: string | null
  name: string
  region: string | null
  service: string | null
  source: string
  source_url: string | null
  seen: string
  recorded_by: string
  recorded_at: Date
}

declare module '#platform/database.ts' {
  interface Database {
    usage_declaration: UsageDeclarationTable
    provider: ProviderTable
  }
}
