import type { AnalysedNeed, Concept } from './need.ts'
import { WEIGHT_MAX } from './postings.ts'
import { type Candidate, conceptScore, type Statistics, tellingOfAll } from './score.ts'
import type { Weights } from './weights.ts'

/** How far the first result can be trusted to answer the need. */
export type Confidence = 'high' | 'medium' | 'low'

/** What confidence is read from; exported so that the bench can calibrate it. Both from 0 to 1. */
export interface ConfidenceSigns {
  /** Share of what there was to earn that the best candidate earned. */
  readonly share: number
  /** How much the best candidate is about a main subject of the need; 0 when it is about none. */
  readonly aboutness: number
}

/** A subject inside a longer one, or far in the text, is not what the need is about. */
const MAIN_WEIGHT = 0.5

/** Reads the signs of a ranking on its best candidate. */
export function confidenceSigns(
  { concepts }: AnalysedNeed,
  best: Candidate | undefined,
  statistics: Statistics,
  weights: Weights,
): ConfidenceSigns {
  if (!best) return { share: 0, aboutness: 0 }
  const telling = tellingOfAll(concepts, statistics)
  const offered = sumOver(concepts, ({ ways, weight }) => {
    return weight * Math.max(...ways.map(({ term, gain }) => gain * (telling.get(term) ?? 0)))
  })
  const earned = sumOver(concepts, (concept) => conceptScore(concept, best, telling, weights))
  const main = concepts.filter(({ subject, weight }) => subject && weight >= MAIN_WEIGHT)
  const held = main.flatMap(({ ways }) => ways.map(({ term }) => best.postings.get(term)?.weight ?? 0))
  return {
    share: offered === 0 ? 0 : earned / offered,
    aboutness: Math.max(0, ...held) / WEIGHT_MAX,
  }
}

const sumOver = (concepts: readonly Concept[], value: (concept: Concept) => number): number =>
  concepts.reduce((sum, concept) => sum + value(concept), 0)

/**
 * Bounds of share + half of aboutness, read on the public needs and on needs of our own that nothing answers:
 * they tell answered from unanswered needs 86 times in 100. Not enough to announce « nothing fits » alone.
 */
const HIGH = 0.75
const LOW = 0.5

/** The band of confidence of a ranking. Low: nothing proven may fit, and pooling is worth more than the list. */
export function confidenceOf(...given: Parameters<typeof confidenceSigns>): Confidence {
  const { share, aboutness } = confidenceSigns(...given)
  const sign = share + aboutness / 2
  return sign >= HIGH ? 'high' : sign < LOW ? 'low' : 'medium'
}
