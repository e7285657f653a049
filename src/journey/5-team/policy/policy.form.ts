import { z } from 'zod'
import { DEFAULT_POLICY, type Rules, type Weights } from '#engines/team/index.ts'

const WEIGHT_MAX = 100
const COUNT_MAX = 1_000
const EUROS_MAX = 10_000

/** The names of what a policy holds, in the order in which it is read. */
export const weightNames = Object.keys(DEFAULT_POLICY.weights) as (keyof Weights)[] // The object's own keys.
export const countNames = ['engagementMin', 'projectsMax', 'peopleMax', 'target'] as const
export const moneyNames = ['rate', 'costReference'] as const

/** « 0,5 » or « 0.5 »: three decimals at most. */
const weight = z
  .string()
  .transform((text) => text.trim().replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,3}(\.\d{1,3})?$/))
  .transform(Number)
  .pipe(z.number().max(WEIGHT_MAX))
const count = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(COUNT_MAX))
/** Euros in whole or with cents, as a whole number of cents. */
const money = z
  .string()
  .transform((text) => text.replace(/[\s€]/g, '').replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,5}(\.\d{1,2})?$/))
  .transform((text) => {
    const [euros = '0', cents = ''] = text.split('.')
    return Number(euros) * 100 + Number(cents.padEnd(2, '0'))
  })
  .pipe(
    z
      .number()
      .min(1)
      .max(EUROS_MAX * 100),
  )

const shape = <Name extends string, Schema extends z.ZodType>(names: readonly Name[], schema: Schema) =>
  Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema> // One schema per name.

export const policyForm = z
  .object({
    ...shape(weightNames, weight),
    ...shape(countNames, count),
    ...shape(moneyNames, money),
    senior: z.literal('oui').optional(),
    why: z
      .string()
      .transform((text) =>
        text
          .toWellFormed()
          .replace(/\p{Cc}+/gu, ' ')
          .trim(),
      )
      .pipe(z.string().min(3).max(500)),
  })
  .transform(
    ({ why, senior, engagementMin, projectsMax, peopleMax, target, rate, costReference, ...weights }) => ({
      why,
      weights: weights satisfies Weights,
      rules: {
        engagementMin,
        projectsMax,
        peopleMax,
        senior: senior !== undefined,
        rate,
        costReference,
        target,
      } satisfies Rules,
    }),
  )
export type PolicyField = keyof Weights | keyof Rules | 'why'
export const wrongPolicyFields = ({ issues }: z.ZodError): PolicyField[] => [
  ...new Set(issues.map(({ path: [name] }) => name as PolicyField)), // The schema's own keys.
]
