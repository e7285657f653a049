import { z } from 'zod'
import { checkSiren } from '#engines/siren/siren.ts'
import { isKind, type OrganisationKind } from '#registry/organisation/index.ts'

/** Control characters are in nobody's name, and PostgreSQL refuses one of them. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const line = z.string().max(5_000).transform(clean)
const optional = <Value>(schema: z.ZodType<Value, string>) =>
  z.preprocess(
    (value) =>
      value === undefined || (typeof value === 'string' && clean(value) === '') ? undefined : value,
    line.pipe(schema).optional(),
  )

/** What a body declares. The names are those of the fields of the page. */
export const usageForm = z.object({
  organisme: line.pipe(z.string().min(2).max(300)),
  siren: optional(
    z
      .string()
      .refine((text) => checkSiren(text).valid)
      .transform((text) => text.replace(/\D/g, '')),
  ),
  nature: optional(
    z
      .string()
      .refine(isKind)
      .transform((kind) => kind as OrganisationKind),
  ),
  depuis: optional(z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/)),
  pour: optional(z.string().max(300)),
  adresse: optional(
    z
      .string()
      .max(2_000)
      .refine((text) => /^https?:\/\/\S+$/.test(text) && URL.canParse(text)),
  ),
  courriel: optional(z.string().max(254).pipe(z.email())),
})
export type UsageForm = z.infer<typeof usageForm>
export type UsageField = keyof UsageForm

/** The fields that were refused, in the order of the form. */
export const refusedFields = (issues: readonly z.core.$ZodIssue[]): UsageField[] => {
  const wrong = new Set(issues.map((issue) => issue.path[0]))
  return (Object.keys(usageForm.shape) as UsageField[]).filter((field) => wrong.has(field))
}
