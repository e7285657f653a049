import type { AnalysedNeed } from './need.ts'
import { type Statistics, tellingOf } from './score.ts'

/** A term to read in the index, and how much it counts: a whole number, so that sums are exact everywhere. */
export interface WeightedTerm {
  readonly term: string
  readonly gain: number
}

/** The terms of a need, split in two: those that choose the candidates, and those that only help to order them. */
export interface Retrieval {
  readonly choosing: readonly WeightedTerm[]
  readonly ordering: readonly string[]
}

/** Candidates that are re-scored exactly: far more than a page shows, so that the first pass may be rough. */
export const CANDIDATES_MAX = 300
/** Postings that the first pass reads at most: it bounds the time of a need full of common words. */
export const POSTINGS_READ_MAX = 12_000
const GAIN_SCALE = 100

/**
 * Which terms choose the candidates: the most telling first, until the index would have to read too much.
 * The first term is always kept. Every source of postings uses this choice, so that all give the same ranking.
 */
export function retrievalOf({ concepts }: AnalysedNeed, statistics: Statistics): Retrieval {
  const gains = new Map<string, number>()
  for (const { ways, weight } of concepts)
    for (const { term, gain } of ways) gains.set(term, (gains.get(term) ?? 0) + weight * gain)
  const terms = [...gains]
    .filter(([term]) => statistics.documentFrequency(term) > 0)
    .map(([term, gain]) => ({ term, gain: Math.round(GAIN_SCALE * gain * tellingOf(term, statistics)) }))
    .sort((a, b) => b.gain - a.gain || (a.term < b.term ? -1 : 1))
  const choosing: WeightedTerm[] = []
  const ordering: string[] = []
  let read = 0
  for (const term of terms) {
    const cost = statistics.documentFrequency(term.term)
    if (choosing.length > 0 && read + cost > POSTINGS_READ_MAX) ordering.push(term.term)
    else {
      choosing.push(term)
      read += cost
    }
  }
  return { choosing, ordering }
}
