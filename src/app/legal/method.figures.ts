import { unmetOf } from '#engines/matching/constraints.ts'
import { type Facts, FIELDS, type Field } from '#engines/matching/document.ts'
import { priorOf } from '#engines/matching/prior.ts'
import { WEIGHTS } from '#engines/matching/weights.ts'

/** So many that the share of a fact no longer grows. */
const ALL = 10 ** 9

/** Figures of the page, asked of the engine itself: the page cannot say something else than what it does. */
export const fieldWeights: readonly (readonly [Field, number])[] = FIELDS.map(
  (field) => [field, WEIGHTS.fields[field].weight] as const,
).toSorted(([, a], [, b]) => b - a)

const shareOf = (facts: Facts): number => WEIGHTS.prior * priorOf(facts)

export const factShares = {
  sill: shareOf({ sill: 'recommended' }),
  stars: shareOf({ stars: ALL }),
  phase: shareOf({ phase: 'consolidation' }),
  users: shareOf({ users: ALL }),
  support: shareOf({ supported: true }),
} as const

const penaltyOf = (facts: Facts): number => unmetOf(facts, { used: true })[0]?.penalty ?? 0

/** What a wish that is not met takes from the score, and one of which nothing is known. */
export const penalties = { no: penaltyOf({ users: 0 }), unknown: penaltyOf({}) } as const
