export type { Confidence } from './confidence.ts'
export { type Constraints, isAllowed, type Unmet, unmetOf } from './constraints.ts'
export { type Facts, FIELDS, type Field, type MatchDocument, type StatedFunction } from './document.ts'
export { documentWords, indexInMemory, type MemoryIndex } from './memory-index.ts'
export { searchInMemory } from './memory-search.ts'
export {
  type AnalysedNeed,
  analyseNeed,
  type Concept,
  type Way,
  wordsToLookUp,
} from './need.ts'
export { documentPostings, type Posting } from './postings.ts'
export { type MatchResult, type Ranking, type Reason, rank } from './rank.ts'
export type { FactReason, WordReason } from './reasons.ts'
export { CANDIDATES_MAX, type Retrieval, retrievalOf, type WeightedTerm } from './retrieval.ts'
export type { Candidate, Statistics } from './score.ts'
export { prepareVocabulary, type SubjectData, type Vocabulary, type VocabularyData } from './vocabulary.ts'
