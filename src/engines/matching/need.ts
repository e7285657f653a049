import { findPhrases, type PhraseFound } from './phrases.ts'
import { englishTerm, frenchTerm, subjectTerm } from './postings.ts'
import { likeliestWord, mayBeCorrected, slipsOf, type WordCounts } from './spelling.ts'
import { englishStem, frenchStem, joinedWords, type Word } from './tokenise.ts'
import type { SubjectPhrase, Vocabulary } from './vocabulary.ts'
import { WEIGHTS, type Weights } from './weights.ts'

/** One way in which a document can meet a concept. */
export interface Way {
  readonly term: string
  /** From 0 to 1: how far the term may stand for the words of the need. */
  readonly gain: number
  readonly by: 'word' | 'english' | 'translation' | 'subject'
}

/** Something that the need asks for, in its own words. */
export interface Concept {
  /** The words of the need, as written. */
  readonly words: string
  /** What they were read as, when a slip of the finger was corrected. */
  readonly readAs?: string
  /** The subject of the thesaurus that the words name, and the phrase that made it known. */
  readonly subject?: { readonly id: string; readonly phrase: string; readonly kind: SubjectPhrase['kind'] }
  readonly weight: number
  readonly ways: readonly Way[]
}

/** A need as the engine reads it. */
export interface AnalysedNeed {
  readonly concepts: readonly Concept[]
}

const NEED_WORDS_MAX = 400

/** A word of the need that is not grammar. */
interface Token extends Word {
  readonly readAs?: string
  /** How many telling words stand before it. */
  readonly rank: number
}

/** The folded words whose frequency in the index decides what an unknown word of the need may have meant. */
export function wordsToLookUp(text: string, vocabulary: Vocabulary): string[] {
  const unknown = wordsOfNeed(text, vocabulary).filter(({ folded }) => isUnknown(folded, vocabulary))
  return [...new Set(unknown.flatMap(({ folded }) => [folded, ...slipsOf(folded)]))]
}

const wordsOfNeed = (text: string, vocabulary: Vocabulary): Word[] =>
  joinedWords(text, vocabulary.joins).slice(0, NEED_WORDS_MAX)

const isUnknown = (word: string, vocabulary: Vocabulary): boolean =>
  mayBeCorrected(word) && !vocabulary.words.has(word)

/**
 * Reads a need: which subjects it names, which words are left, and by which terms each can be met.
 * Never throws, whatever the text; words beyond the first 400 are left out. `counts` gives the frequencies of
 * `wordsToLookUp` in the index: a word that it knows is never corrected.
 */
export function analyseNeed(
  text: string,
  vocabulary: Vocabulary,
  counts: WordCounts = () => 0,
  weights: Weights = WEIGHTS,
): AnalysedNeed {
  const read = wordsOfNeed(text, vocabulary).map((word) => corrected(word, vocabulary, counts))
  // A slip hides a sequence (« mot de pase »): it is joined once its words are right.
  const joined = rejoined(read, vocabulary)
  const tokens = ranked(joined, vocabulary)
  const subjects = subjectsOf(tokens, vocabulary)
  const concepts = [
    ...subjectConcepts(subjects, tokens, vocabulary, weights),
    ...wordConcepts(subjects, tokens, vocabulary, weights),
  ]
  return { concepts: merged(concepts) }
}

function corrected(word: Word, vocabulary: Vocabulary, counts: WordCounts): Word & { readAs?: string } {
  if (!isUnknown(word.folded, vocabulary) || counts(word.folded) > 0) return word
  const readAs = likeliestWord(word.folded, vocabulary.words, counts)
  // A plural that the index does not hold is no slip: its stem says the same.
  if (readAs === undefined || frenchStem(readAs) === frenchStem(word.folded)) return word
  return { ...word, folded: readAs, readAs }
}

function rejoined(
  words: readonly (Word & { readAs?: string })[],
  vocabulary: Vocabulary,
): (Word & { readAs?: string })[] {
  const joined: (Word & { readAs?: string })[] = []
  for (let at = 0; at < words.length; ) {
    const found = vocabulary.joins.longestAt(words, at)
    const length = found?.length ?? 1
    const part = words.slice(at, at + length)
    const written = part.map((word) => word.written).join(' ')
    const readAs = part.some((word) => word.readAs) ? part.map((word) => word.folded).join(' ') : undefined
    const folded = found?.as ?? (part[0] as Word).folded
    joined.push({ written, folded, ...(readAs !== undefined && { readAs }) })
    at += length
  }
  return joined
}

function ranked(words: readonly (Word & { readAs?: string })[], vocabulary: Vocabulary): Token[] {
  let rank = 0
  return words
    .filter(({ folded }) => !vocabulary.grammar.has(folded))
    .map((word) => ({ ...word, rank: vocabulary.empty.has(word.folded) ? rank : rank++ }))
}

interface SubjectNamed {
  readonly phrase: SubjectPhrase
  /** Places, among the words that are not grammar, of the words that name it. */
  readonly places: readonly number[]
}

function subjectsOf(tokens: readonly Token[], vocabulary: Vocabulary): SubjectNamed[] {
  const plain = tokens.map(({ folded }) => folded)
  const found = [
    ...findPhrases(plain.map(frenchStem), vocabulary.inNeed),
    ...findPhrases(plain, vocabulary.brands),
  ]
  const bySubject = new Map<string, PhraseFound<SubjectPhrase>[]>()
  for (const each of found)
    bySubject.set(each.meaning.subject, [...(bySubject.get(each.meaning.subject) ?? []), each])
  return [...bySubject.values()].map((phrases) => {
    const longest = phrases.reduce((a, b) => (b.places.length > a.places.length ? b : a))
    return { phrase: longest.meaning, places: union(phrases.map(({ places }) => places)) }
  })
}

const union = (all: readonly (readonly number[])[]): number[] =>
  [...new Set(all.flat())].sort((a, b) => a - b)

/** True when a longer expression of the need holds all its words: « courrier » in « courrier électronique ». */
const isInside = ({ places }: SubjectNamed, all: readonly SubjectNamed[]): boolean =>
  all.some(
    (other) => other.places.length > places.length && places.every((place) => other.places.includes(place)),
  )

const atPlace = (place: number, weights: Weights): number => 1 / (1 + weights.positionDecay * place)

const subjectConcepts = (
  subjects: readonly SubjectNamed[],
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  weights: Weights,
): Concept[] =>
  subjects.map((named) => {
    const { subject, phrase, kind } = named.phrase
    const words = named.places.map((place) => tokens[place] as Token)
    const readAs = readingOf(words)
    const inside = isInside(named, subjects) ? weights.insideSubject : 1
    const weak = words.every(({ folded }) => saysLittle(folded, vocabulary)) ? weights.weakSubject : 1
    return {
      words: words.map(({ written }) => written).join(' '),
      ...(readAs !== undefined && { readAs }),
      subject: { id: subject, phrase, kind },
      weight: weights.subject * inside * weak * atPlace(words[0]?.rank ?? 0, weights),
      ways: [{ term: subjectTerm(subject), gain: 1, by: 'subject' }],
    }
  })

/** A population or a year says who asks, not what for. It still counts inside an expression. */
const isNumber = (word: string): boolean => /^\d+$/.test(word)

const saysLittle = (word: string, { weak, empty }: Vocabulary): boolean => weak.has(word) || empty.has(word)

const readingOf = (words: readonly Token[]): string | undefined =>
  words.some(({ readAs }) => readAs)
    ? words.map(({ readAs, written }) => readAs ?? written).join(' ')
    : undefined

function wordConcepts(
  subjects: readonly SubjectNamed[],
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  weights: Weights,
): Concept[] {
  const covered = new Set(subjects.flatMap(({ places }) => places))
  const telling = tokens.filter(
    ({ folded }, place) => !covered.has(place) && !saysLittle(folded, vocabulary) && !isNumber(folded),
  )
  const crowd = Math.min(1, Math.sqrt(weights.freeWordsMax / Math.max(1, telling.length)))
  return tokens.flatMap((token, place) => {
    if (vocabulary.empty.has(token.folded) || isNumber(token.folded)) return []
    const base = covered.has(place) ? weights.coveredWord : weights.freeWord * crowd
    const weak = vocabulary.weak.has(token.folded) ? weights.weakWord : 1
    const readAs = readingOf([token])
    return {
      words: token.written,
      ...(readAs !== undefined && { readAs }),
      weight: base * weak * atPlace(token.rank, weights),
      ways: waysOf(token.folded, vocabulary, weights),
    }
  })
}

function waysOf(word: string, vocabulary: Vocabulary, weights: Weights): Way[] {
  const stem = frenchStem(word)
  const translations = vocabulary.lexicon.get(stem) ?? []
  const ways: Way[] = [
    { term: frenchTerm(stem), gain: 1, by: 'word' },
    { term: englishTerm(englishStem(word)), gain: weights.sameInEnglish, by: 'english' },
    ...translations.map((english, rank): Way => {
      return {
        term: englishTerm(english),
        gain: weights.lexicon * weights.lexiconDecay ** rank,
        by: 'translation',
      }
    }),
  ]
  const strongest = new Map<string, Way>()
  for (const way of ways) if ((strongest.get(way.term)?.gain ?? 0) < way.gain) strongest.set(way.term, way)
  return [...strongest.values()]
}

/** A word written twice is one concept, at its best place. */
function merged(concepts: readonly Concept[]): Concept[] {
  const byTerm = new Map<string, Concept>()
  for (const concept of concepts) {
    const key = concept.ways[0]?.term ?? ''
    const had = byTerm.get(key)
    if (!had || had.weight < concept.weight) byTerm.set(key, concept)
  }
  return [...byTerm.values()]
}
