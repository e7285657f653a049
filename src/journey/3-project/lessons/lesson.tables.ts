import type { Generated } from 'kysely'

/** When something ends, one line is worth asking. */
export const lessonEvents = ['tender-lost', 'refusal', 'end', 'stop', 'incident'] as const
/** Those that somebody says; the end and the stop of a chantier are asked about by themselves. */
export const saidEvents = ['tender-lost', 'refusal', 'incident'] as const satisfies readonly LessonEvent[]
export type LessonEvent = (typeof lessonEvents)[number]

export interface LessonTable {
  id: Generated<bigint>
  organisation_id: bigint
  project_id: bigint | null
  event: LessonEvent
  buyer_id: bigint | null
  themes: Generated<string[]>
  asked_on: string
  line: string | null
  told_on: string | null
  person_id: string | null
  set_aside_on: string | null
}
declare module '#platform/database.ts' {
  interface Database {
    lesson: LessonTable
  }
}
