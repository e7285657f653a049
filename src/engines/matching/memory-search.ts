import type { Constraints } from './constraints.ts'
import type { MemoryIndex } from './memory-index.ts'
import { type AnalysedNeed, analyseNeed } from './need.ts'
import type { Posting } from './postings.ts'
import { type Ranking, rank } from './rank.ts'
import { CANDIDATES_MAX, retrievalOf } from './retrieval.ts'
import { type Candidate, compareIds, type Statistics } from './score.ts'
import type { Vocabulary } from './vocabulary.ts'
import { WEIGHTS, type Weights } from './weights.ts'

/** Searches an index in memory, by the same two passes as the one in SQL: choose candidates, then rank them. */
export function searchInMemory(
  index: MemoryIndex,
  vocabulary: Vocabulary,
  text: string,
  { constraints = {}, limit = 20 }: { constraints?: Constraints; limit?: number } = {},
  weights: Weights = WEIGHTS,
): Ranking & { readonly need: AnalysedNeed } {
  const need = analyseNeed(text, vocabulary, (word) => index.words.get(word) ?? 0, weights)
  const statistics: Statistics = {
    size: index.size,
    documentFrequency: (term) => index.postings.get(term)?.size ?? 0,
  }
  const candidates = candidatesOf(index, need, statistics)
  return { need, ...rank({ need, candidates, statistics, constraints, vocabulary, limit }, weights) }
}

function candidatesOf(index: MemoryIndex, need: AnalysedNeed, statistics: Statistics): Candidate[] {
  const { choosing, ordering } = retrievalOf(need, statistics)
  const sums = new Map<string, number>()
  for (const { term, gain } of choosing)
    for (const [id, { weight }] of index.postings.get(term) ?? [])
      sums.set(id, (sums.get(id) ?? 0) + gain * weight)
  const chosen = [...sums].sort((a, b) => b[1] - a[1] || compareIds(a[0], b[0])).slice(0, CANDIDATES_MAX)
  const terms = [...choosing.map(({ term }) => term), ...ordering]
  return chosen.map(([id]) => {
    const postings = new Map<string, Posting>()
    for (const term of terms) {
      const posting = index.postings.get(term)?.get(id)
      if (posting) postings.set(term, posting)
    }
    return { id, name: index.names.get(id) ?? id, facts: index.facts.get(id) ?? {}, postings }
  })
}
