import type { Generated } from 'kysely'

export const degrees = ['low', 'medium', 'high'] as const
export type Degree = (typeof degrees)[number]

export interface ProjectDecisionTable {
  id: Generated<bigint>
  project_id: bigint
  number: number
  decided_on: string
  title: string
  why: string
  who: string
  review_on: string | null
  replaces: number | null
  is_public: boolean
  person_id: string | null
  made_at: Date
}
export interface ProjectRiskTable {
  id: Generated<bigint>
  project_id: bigint
  title: string
  likelihood: Degree
  impact: Degree
  answer: string | null
  owner: string | null
  opened_on: string
  closed_on: string | null
}
export interface ProjectDocumentTable {
  id: Generated<bigint>
  project_id: bigint
  title: string
  url: string | null
  file_hash: string | null
  file_name: string | null
  media_type: string | null
  size_bytes: number | null
  is_public: boolean
  added_on: string
  person_id: string | null
  removed_on: string | null
}
declare module '#platform/database.ts' {
  interface Database {
    project_decision: ProjectDecisionTable
    project_risk: ProjectRiskTable
    project_document: ProjectDocumentTable
  }
}
