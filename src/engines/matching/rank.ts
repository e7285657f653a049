import { type Confidence, confidenceOf } from './confidence.ts'
import { type Constraints, isAllowed, type Unmet, unmetOf } from './constraints.ts'
import type { AnalysedNeed } from './need.ts'
import { factsOf, priorOf } from './prior.ts'
import { type FactReason, type WordReason, wordReason } from './reasons.ts'
import { type Candidate, compareIds, conceptScore, type Statistics, tellingOfAll } from './score.ts'
import type { Vocabulary } from './vocabulary.ts'
import { WEIGHTS, type Weights } from './weights.ts'

export interface RankRequest {
  readonly need: AnalysedNeed
  readonly candidates: Iterable<Candidate>
  readonly statistics: Statistics
  readonly constraints: Constraints
  readonly vocabulary: Vocabulary
  readonly limit: number
}

/** Why a result stands where it stands: words met, facts, constraints unmet. Shares add up to 1 over the words. */
export type Reason = WordReason | FactReason | Unmet

export interface MatchResult {
  readonly id: string
  readonly name: string
  readonly score: number
  readonly reasons: readonly Reason[]
}

export interface Ranking {
  readonly results: readonly MatchResult[]
  readonly confidence: Confidence
}

/**
 * Orders the candidates by how far they meet the need. Each concept counts by its best way (a word, a
 * translation, a subject) and a little by the others; the evidence adds a share; each unmet constraint takes one.
 * A licence that is not wanted and an archived project leave the list. Ties go by id (numbers by size), so that
 * two indexes that hold the same documents answer alike.
 */
export function rank(request: RankRequest, weights: Weights = WEIGHTS): Ranking {
  const { need, statistics, constraints, limit } = request
  const telling = tellingOfAll(need.concepts, statistics)
  const scored = []
  for (const candidate of request.candidates) {
    if (!isAllowed(candidate.facts, constraints)) continue
    const words = wordScore(need, candidate, telling, weights)
    if (words === 0) continue
    const evidence = 1 + weights.prior * priorOf(candidate.facts)
    const unmet = unmetOf(candidate.facts, constraints)
    const kept = unmet.reduce((share, { penalty }) => share * (1 - penalty), 1)
    scored.push({ candidate, words, unmet, score: words * evidence * kept })
  }
  scored.sort((a, b) => b.score - a.score || compareIds(a.candidate.id, b.candidate.id))
  const results = scored.slice(0, limit).map(({ candidate, words, unmet, score }) => {
    const met = need.concepts.flatMap((concept) => {
      const strength = conceptScore(concept, candidate, telling, weights)
      const share = strength / words
      return strength > 0 ? [wordReason(concept, candidate, share, request.vocabulary)] : []
    })
    met.sort((a, b) => b.share - a.share)
    const reasons: Reason[] = [...met, ...factsOf(candidate.facts), ...unmet]
    return { id: candidate.id, name: candidate.name, score: rounded(score), reasons }
  })
  const best = scored[0]?.candidate
  return { results, confidence: confidenceOf(need, best, statistics, weights) }
}

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000

const wordScore = (
  { concepts }: AnalysedNeed,
  candidate: Candidate,
  telling: ReadonlyMap<string, number>,
  weights: Weights,
): number => concepts.reduce((sum, concept) => sum + conceptScore(concept, candidate, telling, weights), 0)
