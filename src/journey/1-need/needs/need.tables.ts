import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { AnswerState, NeedStage } from '#engines/follow-up/need-state.ts'
import type { Lang } from '#platform/lang.ts'

export type Visibility = 'private' | 'redacted' | 'public'
export type Hosting = 'own' | 'france' | 'europe' | 'service'
export type LicenceWish = 'copyleft' | 'permissive'
export type SubjectAnswers = Record<string, string>

export interface NeedTable {
  id: Generated<bigint>
  ref: string
  stage: Generated<NeedStage>
  visibility: Generated<Visibility>
  lang: Lang
  title: string
  text: string
  public_title: string | null
  public_text: string | null
  functions: Generated<string[]>
  subject: string | null
  subject_answers: ColumnType<SubjectAnswers, string | undefined, string>
  organisation_id: bigint | null
  body_name: string | null
  body_kind: string | null
  region_code: string | null
  population: number | null
  hosting: Hosting | null
  licence: LicenceWish | null
  accessibility: Generated<boolean>
  deadline: string | null
  budget_min: bigint | null
  budget_max: bigint | null
  existing: string | null
  email: string | null
  created_at: Date
  published_on: string | null
  moved_on: string
  kept_on: string | null
}
export interface NeedKeyTable {
  hash: string
  need_id: bigint
  given_at: Date
}
export interface NeedCorrectionTable {
  id: Generated<bigint>
  need_id: bigint
  correction: JSONColumnType<object, string, never>
  made_at: Date
}
export interface NeedEventTable {
  id: Generated<bigint>
  need_id: bigint
  kind: string
  note: string | null
  happened_at: Date
}
/** The view through which everybody but its author sees a need. */
export interface PublicNeedView {
  id: bigint
  ref: string
  visibility: 'public' | 'redacted'
  stage: 'open' | 'handled'
  lang: Lang
  functions: string[]
  subject: string | null
  body_kind: string | null
  region_code: string | null
  published_on: string
  moved_on: string
  deadline: string | null
  title: string
  text: string
  body_name: string | null
  organisation_id: bigint | null
  population: number | null
  hosting: Hosting | null
  licence: LicenceWish | null
  accessibility: boolean
  answers: AnswerState[]
}
declare module '#platform/database.ts' {
  interface Database {
    need: NeedTable
    need_key: NeedKeyTable
    need_correction: NeedCorrectionTable
    need_event: NeedEventTable
    public_need: PublicNeedView
  }
}
