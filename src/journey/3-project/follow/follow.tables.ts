import type { Generated } from 'kysely'
import type { Lang } from '#platform/lang.ts'

export interface ProjectFollowTable {
  id: Generated<bigint>
  project_id: bigint
  email: string
  lang: Lang
  person_id: string | null
  asked_at: Date
  confirmed_at: Date | null
  told_until: string | null
  mailed_on: string | null
}
export interface ProjectFollowKeyTable {
  hash: string
  follow_id: bigint
  given_at: Date
}
export interface ProjectFeedKeyTable {
  hash: string
  project_id: bigint
  person_id: string
  given_at: Date
}
declare module '#platform/database.ts' {
  interface Database {
    project_follow: ProjectFollowTable
    project_follow_key: ProjectFollowKeyTable
    project_feed_key: ProjectFeedKeyTable
  }
}
