import { FIELDS, type Field, type MatchDocument } from './document.ts'
import { findPhrases, type PhraseFound } from './phrases.ts'
import { englishStem, frenchStem, joinedWords, openName } from './tokenise.ts'
import { plainName, type SubjectPhrase, type Vocabulary } from './vocabulary.ts'
import { WEIGHTS, type Weights } from './weights.ts'

/**
 * A term is a French stem (`f:`), an English stem (`e:`) or a subject (`s:`). The two languages are kept apart:
 * « pain » is not a pain.
 */
export const frenchTerm = (stem: string): string => `f:${stem}`
export const englishTerm = (stem: string): string => `e:${stem}`
export const subjectTerm = (id: string): string => `s:${id}`

/** What a document says about one term. */
export interface Posting {
  readonly term: string
  /** From 1 to 1000: how much the document is about the term, all fields together, saturated. */
  readonly weight: number
  /** One bit per field of `FIELDS` where the term stands. */
  readonly fields: number
  /** For a subject: the words of the document that named it. */
  readonly via?: string
}

export const WEIGHT_MAX = 1000

interface Gathered {
  strength: number
  fields: number
  via?: string
}

/**
 * The postings of a document, by descending weight then term. They depend on the document, the vocabulary and
 * the weights alone, never on the other documents: a catalogue is indexed piece by piece, in any order.
 */
export function documentPostings(
  document: MatchDocument,
  vocabulary: Vocabulary,
  weights: Weights = WEIGHTS,
): Posting[] {
  const gathered = new Map<string, Gathered>()
  const gather = (field: Field, terms: readonly Occurrence[], length: number): void => {
    const { weight, ordinaryLength, lengthPenalty } = weights.fields[field]
    const norm = 1 - lengthPenalty + lengthPenalty * (length / ordinaryLength)
    for (const { term, via, times = 1 } of terms) {
      const had = gathered.get(term) ?? { strength: 0, fields: 0 }
      had.strength += (weight * times) / Math.max(norm, 0.3)
      had.fields |= 1 << FIELDS.indexOf(field)
      if (via !== undefined) had.via ??= via
      gathered.set(term, had)
    }
  }
  for (const [field, text, language] of textsOf(document, vocabulary)) {
    const { occurrences, length } = read(text, language, vocabulary)
    gather(field, occurrences, length)
  }
  gather('functions', functionsOf(document, vocabulary, weights), 1)
  return [...gathered]
    .map(([term, { strength, fields, via }]) => ({
      term,
      weight: Math.max(1, Math.round((WEIGHT_MAX * strength) / (weights.saturation + strength))),
      fields,
      ...(via !== undefined && { via }),
    }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
}

interface Occurrence {
  readonly term: string
  readonly via?: string
  readonly times?: number
}
type Language = 'french' | 'english' | 'both' | 'brands'

function textsOf(document: MatchDocument, vocabulary: Vocabulary): [Field, string, Language][] {
  const tags = document.tags ?? []
  const labels = tags.map((tag) => vocabulary.labels.get(tag) ?? '').filter(Boolean)
  const telling = tags.filter((tag) => vocabulary.labels.get(tag) !== '')
  return [
    ['name', openName(document.name), 'both'],
    ['french', document.french ?? '', 'french'],
    ['categories', (document.categories ?? []).join(' . '), 'french'],
    ['labels', labels.join(' . '), 'french'],
    ['categories', telling.join(' . '), 'both'],
    ['replaces', (document.replaces ?? []).join(' . '), 'brands'],
    ['keywords', (document.keywords ?? []).join(' . '), 'french'],
    ['usage', document.usage ?? '', 'french'],
    ['english', document.english ?? '', 'english'],
    ['long', document.long ?? '', 'french'],
  ]
}

function read(
  text: string,
  language: Language,
  vocabulary: Vocabulary,
): { occurrences: Occurrence[]; length: number } {
  if (!text) return { occurrences: [], length: 0 }
  const words = joinedWords(text, vocabulary.joins)
    .map(({ folded }) => folded)
    .filter((word) => !vocabulary.grammar.has(word))
  const french = language === 'english' ? [] : frenchOccurrences(words, vocabulary)
  const english = language === 'french' ? [] : englishOccurrences(words, vocabulary)
  const brands = language === 'brands' ? brandOccurrences(words, vocabulary) : []
  const length = words.filter((word) => !vocabulary.empty.has(word)).length
  return { occurrences: [...french, ...english, ...brands], length }
}

const frenchOccurrences = (words: readonly string[], vocabulary: Vocabulary): Occurrence[] => [
  ...words
    .filter((word) => !vocabulary.empty.has(word))
    .map((word) => ({ term: frenchTerm(frenchStem(word)) })),
  ...subjectOccurrences(findPhrases(words.map(frenchStem), vocabulary.inFrench)),
]

const englishOccurrences = (words: readonly string[], vocabulary: Vocabulary): Occurrence[] => [
  ...words
    .filter((word) => !vocabulary.empty.has(word))
    .map((word) => ({ term: englishTerm(englishStem(word)) })),
  ...subjectOccurrences(findPhrases(words.map(englishStem), vocabulary.inEnglish)),
]

const brandOccurrences = (words: readonly string[], vocabulary: Vocabulary): Occurrence[] =>
  subjectOccurrences(findPhrases(words, vocabulary.brands))

/**
 * A subject counts once per field however many of its phrases stand there: synonyms are not emphasis.
 * The longest phrase tells most; one inside a longer phrase of another subject does not count.
 */
function subjectOccurrences(found: readonly PhraseFound<SubjectPhrase>[]): Occurrence[] {
  const best = new Map<string, PhraseFound<SubjectPhrase>>()
  for (const each of found) {
    if (found.some((other) => holds(other, each))) continue
    const had = best.get(each.meaning.subject)
    if (!had || each.places.length > had.places.length) best.set(each.meaning.subject, each)
  }
  return [...best].map(([subject, { meaning, places }]) => ({
    term: subjectTerm(subject),
    via: meaning.phrase,
    times: meaning.kind === 'written' && places.length === 1 ? LONE_WORD : 1,
  }))
}

/** A lone word that only catalogues write (« parking ») may well mean something else. */
const LONE_WORD = 0.6

const holds = (longer: PhraseFound<SubjectPhrase>, shorter: PhraseFound<SubjectPhrase>): boolean =>
  longer.places.length > shorter.places.length &&
  shorter.places.every((place) => longer.places.includes(place))

function functionsOf(document: MatchDocument, vocabulary: Vocabulary, weights: Weights): Occurrence[] {
  const stated = (document.functions ?? []).map(({ id, state }) => ({
    term: subjectTerm(id),
    times: state === 'proven' ? weights.provenFunction : weights.partlyFunction,
  }))
  const known = document.functions ? [] : (vocabulary.known.get(plainName(document.name)) ?? [])
  return [...stated, ...known.map((id) => ({ term: subjectTerm(id), times: weights.knownFunction }))]
}
