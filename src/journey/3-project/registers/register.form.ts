import { z } from 'zod'
import { plausibleDay } from '#platform/plausible-day.ts'
import { line, number, optional, orNull, text, ticked } from '../projects/project.form.ts'
import { degrees } from './register.tables.ts'

/** `today` is the last day on which something was decided. */
export const decisionForm = (today: string) =>
  z.object({
    title: line(160),
    why: text(2_000),
    who: line(300),
    decided_on: plausibleDay.refine((value) => value <= today),
    review_on: orNull(plausibleDay),
    replaces: optional(number(1, 100_000)),
    is_public: ticked,
  })
export type DecisionField = keyof z.infer<ReturnType<typeof decisionForm>>

export const riskForm = z.object({
  title: line(160),
  likelihood: z.enum(degrees),
  impact: z.enum(degrees),
  answer: orNull(z.string().max(1_000)),
  owner: orNull(line(120)),
})
export type RiskValues = z.infer<typeof riskForm>
export type RiskField = keyof RiskValues

export const documentForm = z.object({
  title: line(160),
  url: optional(z.url({ protocol: /^https?$/ }).max(500)),
  is_public: ticked,
})
