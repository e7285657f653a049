import { z } from 'zod'
import { normaliseLicence } from '#engines/spdx/licence.ts'
import { plausibleDay } from '#platform/plausible-day.ts'
import { id, line, number, optional, text } from '../projects/project.form.ts'

const address = z
  .string()
  .trim()
  .max(500)
  .regex(/^https?:\/\/[^\s@]+$/i)

const licence = z
  .string()
  .max(100)
  .transform((value, context) => {
    const known = normaliseLicence(value)
    if (known === undefined) context.addIssue({ code: 'custom' })
    return known ?? z.NEVER
  })

/** What a space declares of a common. A name and a space are enough to begin: the page says what is missing. */
export const commonForm = z.object({
  name: line(200),
  repository: optional(address),
  licence: optional(licence),
  governance: optional(z.string().max(2_000)),
  governance_url: optional(address),
  upkeep_half_days: optional(number(1, 2_000)),
  alert_months: number(1, 36),
})
export const declarationForm = commonForm.extend({ owner: id, solution: optional(z.string().max(200)) })
export type CommonField = keyof z.infer<typeof declarationForm>

/** An organisation by its SIREN; without one, the person who writes, under the name they choose. */
export const maintainerForm = z
  .object({
    siren: optional(z.string().regex(/^\d{9}$/)),
    shown_as: optional(z.string().max(120)),
    part: line(200),
    from_on: plausibleDay,
  })
  .refine(({ siren, shown_as }) => (siren === undefined) !== (shown_as === undefined))

export const supportForm = z
  .object({
    source: line(120),
    source_url: optional(address),
    half_days: number(1, 20_000),
    from_on: plausibleDay,
    until_on: plausibleDay,
  })
  .refine(({ from_on, until_on }) => from_on <= until_on)

export const statementForm = z.object({
  kind: z.enum(['stable', 'withdrawn']),
  reason: text(500),
  until_on: optional(plausibleDay),
})

export const callForm = z.object({ code: line(40), note: optional(z.string().max(500)) })
export const endForm = z.object({ on: optional(plausibleDay) })
