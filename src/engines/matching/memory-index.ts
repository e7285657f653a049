import type { Facts, MatchDocument } from './document.ts'
import { documentPostings, type Posting } from './postings.ts'
import { joinedWords } from './tokenise.ts'
import type { Vocabulary } from './vocabulary.ts'
import { WEIGHTS, type Weights } from './weights.ts'

/** An index held in memory: for the command line, for tests, and as the reference of the one in SQL. */
export interface MemoryIndex {
  readonly size: number
  readonly postings: ReadonlyMap<string, ReadonlyMap<string, Posting>>
  readonly facts: ReadonlyMap<string, Facts>
  readonly names: ReadonlyMap<string, string>
  readonly words: ReadonlyMap<string, number>
}

/** Indexes documents in memory. A second document of the same id replaces the first. */
export function indexInMemory(
  documents: readonly (MatchDocument & { readonly facts: Facts })[],
  vocabulary: Vocabulary,
  weights: Weights = WEIGHTS,
): MemoryIndex {
  const postings = new Map<string, Map<string, Posting>>()
  const words = new Map<string, number>()
  const unique = new Map(documents.map((document) => [document.id, document]))
  for (const document of unique.values()) {
    for (const posting of documentPostings(document, vocabulary, weights)) {
      const same = postings.get(posting.term)
      if (same) same.set(document.id, posting)
      else postings.set(posting.term, new Map([[document.id, posting]]))
    }
    for (const word of documentWords(document, vocabulary)) words.set(word, (words.get(word) ?? 0) + 1)
  }
  const facts = new Map([...unique].map(([id, document]) => [id, document.facts]))
  const names = new Map([...unique].map(([id, document]) => [id, document.name]))
  return { size: unique.size, postings, facts, names, words }
}

/** The different folded words of a document, for the spelling fix. */
export function documentWords(document: MatchDocument, vocabulary: Vocabulary): Set<string> {
  const texts = [
    document.name,
    document.french ?? '',
    document.english ?? '',
    document.long ?? '',
    document.usage ?? '',
    ...(document.categories ?? []),
    ...(document.tags ?? []),
    ...(document.replaces ?? []),
    ...(document.keywords ?? []),
  ]
  return new Set(joinedWords(texts.join(' . '), vocabulary.joins).map(({ folded }) => folded))
}
