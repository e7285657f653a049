import { z } from 'zod'
import type { Correction } from '#engines/understanding/corrections.ts'
import { constraintSubjects, populationUnits } from '#engines/understanding/understanding.ts'
import { plausibleDay } from '#platform/plausible-day.ts'

const whole = z
  .string()
  .transform((text) => text.replace(/[\s\u00a0\u202f€.]/g, ''))
  .pipe(z.string().regex(/^\d{1,11}$/))
const what = z.string().trim().min(1).max(200)
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const amount = z.preprocess(blank, whole.transform((digits) => BigInt(digits) * 100n).optional())

/** Each gesture of the page, and the correction that it makes. */
export const correctionForm = z.discriminatedUnion('geste', [
  z.object({ geste: z.literal('ajouter'), fonction: z.string().min(1).max(60) }),
  z.object({ geste: z.literal('retirer'), fonction: z.string().min(1).max(60) }),
  z.object({ geste: z.literal('oublier'), fait: z.string().min(1).max(300) }),
  z.object({
    geste: z.literal('population'),
    combien: whole.transform(Number),
    unite: z.enum(populationUnits),
  }),
  z.object({ geste: z.literal('budget'), min: amount, max: amount }),
  z.object({ geste: z.literal('date'), date: plausibleDay }),
  z.object({ geste: z.literal('garder'), quoi: what }),
  z.object({ geste: z.literal('remplacer'), quoi: what }),
  z.object({
    geste: z.literal('condition'),
    condition: z.string().regex(new RegExp(`^(${constraintSubjects.join('|')}):[a-zA-Z0-9.-]{1,40}$`)),
  }),
])
export type CorrectionForm = z.infer<typeof correctionForm>

/** The correction of the engine that a gesture means; nothing when it says nothing. */
export function correctionOf(form: CorrectionForm): Correction | undefined {
  switch (form.geste) {
    case 'ajouter':
      return { kind: 'add-function', id: form.fonction }
    case 'retirer':
      return { kind: 'remove-function', id: form.fonction }
    case 'oublier':
      return { kind: 'clear-fact', key: form.fait }
    case 'population':
      return fact({ kind: 'population', value: { count: form.combien, of: form.unite } })
    case 'budget':
      return budgetOf(form.min, form.max)
    case 'date':
      return fact({
        kind: 'date',
        value: { from: form.date, until: form.date, precision: 'day', sense: 'before' },
      })
    case 'garder':
      return fact({ kind: 'keep', value: { what: form.quoi } })
    case 'remplacer':
      return fact({ kind: 'replace', value: { what: form.quoi } })
    case 'condition':
      return constraintOf(form.condition)
  }
}

type SetFact = Extract<Correction, { kind: 'set-fact' }>
const fact = (stated: SetFact['fact']): SetFact => ({ kind: 'set-fact', fact: stated })

function budgetOf(min: bigint | undefined, max: bigint | undefined): SetFact | undefined {
  if (min === undefined && max === undefined) return undefined
  if (min !== undefined && max !== undefined && min > max) return undefined
  return fact({
    kind: 'budget',
    value: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
  })
}

function constraintOf(condition: string): SetFact | undefined {
  const [subject, is = ''] = condition.split(':')
  const on = constraintSubjects.find((known) => known === subject)
  return on && fact({ kind: 'constraint', value: { on, is } })
}
