import { z } from 'zod'
import { plausibleDay } from '#platform/plausible-day.ts'
import { line, number, optional, orNull } from '../projects/project.form.ts'

/** `today` is the last day on which something can be done. */
export const milestoneForm = (today: string) =>
  z.object({
    title: line(160),
    position: optional(number(1, 10_000)),
    due_on: orNull(plausibleDay),
    done_on: orNull(plausibleDay.refine((value) => value <= today)),
    note: orNull(line(500)),
  })
export type MilestoneValues = z.infer<ReturnType<typeof milestoneForm>>
export type MilestoneField = keyof MilestoneValues
