import { applyCorrections, type Correction, type StatedFact } from '#engines/understanding/corrections.ts'
import { understand } from '#engines/understanding/understand.ts'
import { type BodyKind, bodyKinds, type Understanding } from '#engines/understanding/understanding.ts'
import { dayOf } from '#platform/clock.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import type { NeedTable } from '../needs/need.tables.ts'

/** What a text asks for, with the taxonomy of this site. */
export const understandText = (text: string, today: string): Understanding =>
  understand(text, readTaxonomy(), today)

type Precise = Pick<
  NeedTable,
  | 'text'
  | 'body_kind'
  | 'body_name'
  | 'population'
  | 'budget_min'
  | 'budget_max'
  | 'deadline'
  | 'hosting'
  | 'licence'
  | 'existing'
> & { accessibility: boolean; created_at: Date }

const inhabited = new Set(['commune', 'epci', 'departement', 'region'])
const hostings = { own: 'serveur', france: 'france', europe: 'europe', service: 'service' } as const

const isBodyKind = (kind: string | null): kind is BodyKind => bodyKinds.some((known) => known === kind)

type Maybe = StatedFact | false | null | ''

/** What the precise form states: it corrects the reading of the text, as a person would. */
export const statedBy = (need: Precise): StatedFact[] =>
  [...people(need), ...means(need), ...conditions(need)].filter(
    (fact): fact is StatedFact => typeof fact === 'object' && fact !== null,
  )

const people = ({ body_kind, body_name, population }: Precise): Maybe[] => [
  isBodyKind(body_kind) && {
    kind: 'body',
    value: { kind: body_kind, ...(body_name ? { name: body_name } : {}) },
  },
  population !== null && {
    kind: 'population',
    value: { count: population, of: inhabited.has(body_kind ?? '') ? 'habitants' : 'personnes' },
  },
]

const means = ({ budget_min: min, budget_max: max, deadline, existing }: Precise): Maybe[] => [
  (min ?? max) !== null && {
    kind: 'budget',
    value: { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) },
  },
  deadline && { kind: 'date', value: { from: deadline, until: deadline, precision: 'day', sense: 'before' } },
  existing && { kind: 'existing', value: { what: existing } },
]

const conditions = ({ hosting, licence, accessibility }: Precise): Maybe[] => [
  hosting && { kind: 'constraint', value: { on: 'hosting', is: hostings[hosting] } },
  licence && { kind: 'constraint', value: { on: 'licence', is: licence } },
  accessibility && { kind: 'constraint', value: { on: 'accessibility', is: 'rgaa' } },
]

/** What is understood of a need: its text read on the day it was written, then its form, then the corrections. */
export function understandNeed(need: Precise, corrections: readonly Correction[]): Understanding {
  const read = understandText(need.text, dayOf(need.created_at))
  const stated = statedBy(need).map((fact): Correction => ({ kind: 'set-fact', fact }))
  return applyCorrections(read, [...stated, ...corrections], readTaxonomy())
}

/**
 * A reading of public words, with the functions that its author settled: their corrections are theirs, only
 * what came out of them is public.
 */
export function statedFunctions(read: Understanding, functions: readonly string[]): Understanding {
  const known = new Map(read.functions.map((asked) => [asked.id, asked]))
  const settled = functions.map((id) => known.get(id) ?? { id, origin: 'said' as const, words: [] })
  return { ...read, functions: settled }
}
