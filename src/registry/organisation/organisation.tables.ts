import type { Generated } from 'kysely'
import type { OrganisationKind } from './kinds.ts'

export type OrganisationSource = 'decoupage-administratif' | 'recherche-entreprises' | 'saisie'

export interface OrganisationTable {
  id: Generated<bigint>
  siren: string | null
  siret: string | null
  name: string
  short_name: string | null
  kind: OrganisationKind
  legal_category: string | null
  insee_code: string | null
  departement: string | null
  region: string | null
  epci_siren: string | null
  acts_through_siren: string | null
  address: string | null
  postal_codes: Generated<string[]>
  population: number | null
  source: OrganisationSource
  source_date: string | null
  retired_on: string | null
  search_name: string
  search_key: string
  search: string
  created_at: Generated<Date>
}

export interface TerritoryEditionTable {
  id: Generated<bigint>
  version: string
  sha256: string
  communes: number
  epci: number
  loaded_at: Generated<Date>
}

declare module '#platform/database.ts' {
  interface Database {
    organisation: OrganisationTable
    territory_edition: TerritoryEditionTable
  }
}
