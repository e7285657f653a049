import type { AnalysedNeed, Concept } from './need.ts'
import { type Candidate, conceptScore, type Statistics, tellingOfAll } from './score.ts'
import type { Weights } from './weights.ts'

/** How far the first result can be trusted to answer the need. */
export type Confidence = 'high' | 'medium' | 'low'

/** What confidence is read from; exported so that the bench can calibrate it. Both from 0 to 1. */
export interface ConfidenceSigns {
  /** Share of what there was to earn that the best candidate earned. */
  readonly share: number
  /** Share of the subjects named by the need, by weight, that the best candidate treats; 1 when it names none. */
  readonly subjects: number
}

/** Reads the signs of a ranking on its best candidate. */
export function confidenceSigns(
  { concepts }: AnalysedNeed,
  best: Candidate | undefined,
  statistics: Statistics,
  weights: Weights,
): ConfidenceSigns {
  if (!best) return { share: 0, subjects: 0 }
  const telling = tellingOfAll(concepts, statistics)
  const offered = sumOver(concepts, ({ ways, weight }) => {
    return weight * Math.max(...ways.map(({ term, gain }) => gain * (telling.get(term) ?? 0)))
  })
  const earned = sumOver(concepts, (concept) => conceptScore(concept, best, telling, weights))
  const named = concepts.filter(({ subject }) => subject)
  const treated = named.filter(({ ways }) => ways.some(({ term }) => best.postings.has(term)))
  return {
    share: offered === 0 ? 0 : earned / offered,
    subjects: named.length === 0 ? 1 : sumOver(treated, weightOf) / sumOver(named, weightOf),
  }
}

const weightOf = ({ weight }: Concept): number => weight
const sumOver = (concepts: readonly Concept[], value: (concept: Concept) => number): number =>
  concepts.reduce((sum, concept) => sum + value(concept), 0)

/** Bounds read on the 40 public needs; the reference set says that no bound can announce « nothing fits » alone. */
const HIGH = { share: 0.3, subjects: 0.5 }
const LOW = { share: 0.18, subjects: 0.25 }

/** The band of confidence of a ranking. Low: nothing proven may fit, and pooling is worth more than the list. */
export function confidenceOf(...given: Parameters<typeof confidenceSigns>): Confidence {
  const { share, subjects } = confidenceSigns(...given)
  if (share >= HIGH.share && subjects >= HIGH.subjects) return 'high'
  return share < LOW.share || subjects < LOW.subjects ? 'low' : 'medium'
}
