import { z } from 'zod'
import { plausibleDay } from '#platform/plausible-day.ts'
import { id, line, optional } from '../projects/project.form.ts'
import { lessonEvents, saidEvents } from './lesson.tables.ts'

/** One line, and the event that taught it. */
export const lessonForm = z.object({
  owner: id,
  event: z.enum(lessonEvents),
  line: line(300),
  siren: optional(z.string().regex(/^\d{9}$/)),
  project: optional(z.string().max(80)),
})
/** What happened to a chantier, and when: nothing of tomorrow. */
export const happenedForm = (today: string) =>
  z.object({ event: z.enum(saidEvents), on: plausibleDay.refine((value) => value <= today) })
export const answerForm = z.object({ line: line(300) })
export type LessonField = keyof z.infer<typeof lessonForm>
