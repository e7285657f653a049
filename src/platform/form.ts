import type { z } from 'zod'

/** The fields that a form got wrong, each once. */
export const wrongFields = <Field extends string>({ issues }: z.ZodError): Field[] => [
  ...new Set(issues.map(({ path }) => String(path[0]) as Field)), // Paths begin with a field of the form.
]

/** The fields that a refusal names, when it is about fields. */
export const wrongOf = (refusal?: { details?: unknown }): readonly string[] =>
  Array.isArray(refusal?.details) ? refusal.details : []
