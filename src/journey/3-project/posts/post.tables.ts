import type { Generated } from 'kysely'

/** From the best week to the worst: a word, never a figure. */
export const moods = ['high', 'good', 'mixed', 'hard', 'stuck'] as const
export type Mood = (typeof moods)[number]

export interface ProjectPostTable {
  id: Generated<bigint>
  project_id: bigint
  person_id: string | null
  posted_on: string
  mood: Mood
  progress: string
  priorities: string | null
  figures: string | null
  is_public: boolean
  made_at: Date
  corrected_at: Date | null
}
export interface ProjectPostNeedTable {
  id: Generated<bigint>
  post_id: bigint
  text: string
  need_id: bigint | null
}
declare module '#platform/database.ts' {
  interface Database {
    project_post: ProjectPostTable
    project_post_need: ProjectPostNeedTable
  }
}
