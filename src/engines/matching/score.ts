import type { Facts } from './document.ts'
import type { Concept } from './need.ts'
import { type Posting, WEIGHT_MAX } from './postings.ts'
import type { Weights } from './weights.ts'

/** A document that may answer the need, with what it says about the terms of the need. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly facts: Facts
  readonly postings: ReadonlyMap<string, Posting>
}

/** What must be known of the whole index to weigh a word: its size, and how many documents hold each term. */
export interface Statistics {
  readonly size: number
  documentFrequency(term: string): number
}

/** How telling a term is: rare terms tell more. Never negative. */
export const tellingOf = (term: string, { size, documentFrequency }: Statistics): number => {
  const holding = documentFrequency(term)
  return Math.log(1 + (size - holding + 0.5) / (holding + 0.5))
}

/** The same for every term of some concepts. */
export const tellingOfAll = (concepts: readonly Concept[], statistics: Statistics): Map<string, number> =>
  new Map(
    concepts.flatMap(({ ways }) => ways.map(({ term }) => [term, tellingOf(term, statistics)] as const)),
  )

/** What a candidate earns on one concept: its best way, and a share of the others. `telling` is by term. */
export function conceptScore(
  { ways, weight }: Concept,
  { postings }: Candidate,
  telling: ReadonlyMap<string, number>,
  weights: Weights,
): number {
  let best = 0
  let sum = 0
  for (const { term, gain } of ways) {
    const posting = postings.get(term)
    if (!posting) continue
    const earned = (gain * (telling.get(term) ?? 0) * posting.weight) / WEIGHT_MAX
    sum += earned
    if (earned > best) best = earned
  }
  return weight * (best + weights.furtherWays * (sum - best))
}

const isNumber = (id: string): boolean => /^\d+$/.test(id)
const byAlphabet = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** The order of ids: numbers by size, others by alphabet. */
export const compareIds = (a: string, b: string): number =>
  isNumber(a) && isNumber(b) ? a.length - b.length || byAlphabet(a, b) : byAlphabet(a, b)
