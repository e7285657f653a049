import type { Fact, FactKind } from '../understanding.ts'

const kinds: readonly FactKind[] = [
  'body',
  'population',
  'budget',
  'date',
  'keep',
  'existing',
  'replace',
  'constraint',
]

/** The order in which facts are told: by kind, then as in the text; those that a person added come last, as added. */
export const inOrder = (facts: readonly Fact[]): Fact[] =>
  facts.toSorted(
    (one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || placeOf(one) - placeOf(other) || 0,
  )

const placeOf = ({ span }: Fact): number => span?.start ?? Number.MAX_SAFE_INTEGER
