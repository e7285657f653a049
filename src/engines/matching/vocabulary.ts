import { indexPhrases, type Phrase, type PhraseIndex } from './phrases.ts'
import {
  englishStem,
  foldWord,
  frenchStem,
  type Joins,
  joinedWords,
  prepareJoins,
  wordsOf,
} from './tokenise.ts'

/** A subject that public bodies ask about: what agents say, what catalogues write, and who is known for it. */
export interface SubjectData {
  readonly id: string
  readonly say: readonly string[]
  readonly fr?: readonly string[] | undefined
  readonly en?: readonly string[] | undefined
  readonly brands?: readonly string[] | undefined
  readonly known?: readonly string[] | undefined
}

/** The editors' vocabulary as data. It is read and validated outside the engine. */
export interface VocabularyData {
  readonly subjects: readonly SubjectData[]
  /** What a tag of an English catalogue is called in French. An empty label: a tag that says nothing. */
  readonly labels: Readonly<Record<string, string>>
  /** Folded French words, and the English ones that catalogues write for them, the likeliest first. */
  readonly lexicon: Readonly<Record<string, readonly string[]>>
  /** Words of grammar: they stand in no phrase. */
  readonly grammar: readonly string[]
  /** Words that every need and every catalogue says (« logiciel », « commune »): they count in phrases only. */
  readonly empty: readonly string[]
  readonly weak: readonly string[]
  /** Sequences that are one word: `mot de passe` → `motdepasse`. */
  readonly joins: Readonly<Record<string, string>>
}

/** A phrase of a subject, in the words of the editors. */
export interface SubjectPhrase {
  readonly subject: string
  readonly phrase: string
  readonly kind: 'said' | 'written' | 'brand'
}

/** The vocabulary made ready for reading needs and documents. */
export interface Vocabulary {
  readonly joins: Joins
  readonly grammar: ReadonlySet<string>
  readonly empty: ReadonlySet<string>
  readonly weak: ReadonlySet<string>
  readonly inNeed: PhraseIndex<SubjectPhrase>
  readonly inFrench: PhraseIndex<SubjectPhrase>
  readonly inEnglish: PhraseIndex<SubjectPhrase>
  readonly brands: PhraseIndex<SubjectPhrase>
  readonly known: ReadonlyMap<string, readonly string[]>
  readonly labels: ReadonlyMap<string, string>
  readonly lexicon: ReadonlyMap<string, readonly string[]>
  /** Folded words that an agent may well have meant, for the spelling fix. */
  readonly words: ReadonlySet<string>
  /** Label of a subject: its first phrase, as the editors write it. */
  readonly subjectLabels: ReadonlyMap<string, string>
}

/** A name as it is compared: folded, without spaces or punctuation. */
export const plainName = (name: string): string => foldWord(name).replace(/[^\p{L}\p{N}]+/gu, '')

/** Makes the editors' vocabulary ready. Done once per process: some tens of milliseconds. */
export function prepareVocabulary(data: VocabularyData): Vocabulary {
  const joins = prepareJoins(new Map(Object.entries(data.joins)))
  const grammar = new Set(data.grammar)
  const silent = { grammar, loneless: new Set([...data.weak, ...data.empty]) }
  const french = phraseMaker(joins, silent, frenchStem)
  const english = phraseMaker(joins, silent, englishStem)
  const plain = phraseMaker(joins, { grammar: new Set(), loneless: new Set() }, (word) => word)
  const said = data.subjects.flatMap(({ id, say }) => french(id, say, 'said'))
  const writtenFrench = data.subjects.flatMap(({ id, fr = [] }) => french(id, fr, 'written'))
  const writtenEnglish = data.subjects.flatMap(({ id, en = [] }) => english(id, en, 'written'))
  const brands = data.subjects.flatMap(({ id, brands = [] }) => plain(id, brands, 'brand'))
  return {
    joins,
    grammar,
    empty: new Set(data.empty),
    weak: new Set(data.weak),
    inNeed: indexPhrases(said),
    inFrench: indexPhrases([...said, ...writtenFrench]),
    inEnglish: indexPhrases(writtenEnglish),
    brands: indexPhrases(brands),
    known: knownNames(data.subjects),
    labels: new Map(Object.entries(data.labels)),
    lexicon: prepareLexicon(data, joins),
    words: spellingWords(data, joins),
    subjectLabels: new Map(data.subjects.map(({ id, say }) => [id, say[0] ?? id])),
  }
}

type PhraseMaker = (
  subject: string,
  texts: readonly string[],
  kind: SubjectPhrase['kind'],
) => Phrase<SubjectPhrase>[]

interface Silent {
  readonly grammar: ReadonlySet<string>
  /** Words that name no subject when they are alone: « e-services » must not be read « services ». */
  readonly loneless: ReadonlySet<string>
}

const phraseMaker =
  (joins: Joins, { grammar, loneless }: Silent, stem: (word: string) => string): PhraseMaker =>
  (subject, texts, kind) =>
    texts.flatMap((phrase) => {
      const words = joinedWords(phrase, joins).map(({ folded }) => folded)
      const telling = words.filter((word) => !grammar.has(word))
      if (telling.length === 1 && loneless.has(telling[0] ?? '')) return []
      return [{ keys: telling.map(stem), meaning: { subject, phrase, kind } }]
    })

function knownNames(subjects: readonly SubjectData[]): Map<string, string[]> {
  const known = new Map<string, string[]>()
  for (const { id, known: names = [] } of subjects)
    for (const name of new Set(names.map(plainName))) known.set(name, [...(known.get(name) ?? []), id])
  return known
}

function prepareLexicon({ lexicon }: VocabularyData, joins: Joins): Map<string, string[]> {
  const prepared = new Map<string, string[]>()
  for (const [french, english] of Object.entries(lexicon)) {
    const stem = frenchStem(joinedWords(french, joins)[0]?.folded ?? french)
    const stems = english.flatMap((word) => joinedWords(word, joins).map(({ folded }) => englishStem(folded)))
    prepared.set(stem, [...new Set([...(prepared.get(stem) ?? []), ...stems])])
  }
  return prepared
}

function spellingWords(data: VocabularyData, joins: Joins): Set<string> {
  const subjects = data.subjects.flatMap(({ say, fr = [], brands = [] }) => [...say, ...fr, ...brands])
  const texts = [...subjects, ...Object.values(data.labels), ...Object.keys(data.joins)]
  const words = texts.flatMap((text) => [...wordsOf(text), ...joinedWords(text, joins)])
  return new Set([
    ...words.map(({ folded }) => folded),
    ...Object.keys(data.lexicon),
    ...data.grammar,
    ...data.empty,
    ...data.weak,
  ])
}
