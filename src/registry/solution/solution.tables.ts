import type { Generated } from 'kysely'
import type { LicenceFamily } from '#engines/spdx/licence-family.ts'

export interface SolutionTable {
  id: Generated<bigint>
  slug: string
  name: string
  licence: string | null
  licence_family: LicenceFamily | null
  fr: string | null
  en: string | null
  long: string | null
  website: string | null
  website_key: string | null
  repository: string | null
  repository_key: string | null
  functions: Generated<string[]>
  audience: Generated<string[]>
  hosting: Generated<string[]>
  replaces: Generated<string[]>
  alternatives: Generated<string[]>
  keywords: Generated<string[]>
  status: Generated<'active' | 'unknown' | 'archived'>
  since: number | null
  sill: number | null
  search: Generated<string>
  created_on: string
  changed_on: string
}

export interface SolutionValueTable {
  id: Generated<bigint>
  solution_id: bigint
  field: string
  source: string
  value: unknown
  source_url: string | null
  dated: string | null
  recorded_at: Date
}

export interface CatalogueEditionTable {
  id: Generated<bigint>
  sha256: string
  solutions: number
  loaded_at: Date
}

declare module '#platform/database.ts' {
  interface Database {
    solution: SolutionTable
    solution_value: SolutionValueTable
    catalogue_edition: CatalogueEditionTable
  }
}
