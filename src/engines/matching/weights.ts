import type { Field } from './document.ts'

/** How much a field counts, and the length (in words) that is ordinary for it. */
export interface FieldWeight {
  readonly weight: number
  /** Ordinary lengths are constants and not averages, so that one document can be indexed without the others. */
  readonly ordinaryLength: number
  /** 0: a long field counts as much as a short one; 1: each word of a long field counts less in proportion. */
  readonly lengthPenalty: number
}

/** Everything that was tuned, on the 40 public needs of the reference set only (decision 0010). */
export interface Weights {
  readonly fields: Readonly<Record<Field, FieldWeight>>
  /** Saturation: a second mention adds less than the first. */
  readonly saturation: number
  /** A word of the need that no subject explains. */
  readonly freeWord: number
  /** Beyond so many free words, each weighs less: a long text tells a story around what it asks. */
  readonly freeWordsMax: number
  /** A word of the need that a subject already explains. */
  readonly coveredWord: number
  /** A word that says little, such as « suivi » or « agents ». */
  readonly weakWord: number
  /** A subject of the thesaurus named by the need. */
  readonly subject: number
  /** What is left of a subject whose words are all inside those of a longer expression. */
  readonly insideSubject: number
  /** A subject named only by words that say little: « élus », « documents ». */
  readonly weakSubject: number
  /** The word of the need, searched as an English word. */
  readonly sameInEnglish: number
  /** The English words that the lexicon gives for a French word: the first, then each following one. */
  readonly lexicon: number
  readonly lexiconDecay: number
  /** How much later parts of the need count less: the object of a need comes first. */
  readonly positionDecay: number
  /** What the second-best and following ways of meeting a word add to the best one. */
  readonly furtherWays: number
  /** Share of the score that the evidence can add. */
  readonly prior: number
  /** Functions given by name in the thesaurus, for a catalogue that does not say them. */
  readonly knownFunction: number
  readonly provenFunction: number
  readonly partlyFunction: number
}

const field = (weight: number, ordinaryLength: number, lengthPenalty: number): FieldWeight => ({
  weight,
  ordinaryLength,
  lengthPenalty,
})

export const WEIGHTS: Weights = {
  fields: {
    name: field(3, 2, 0.3),
    french: field(2, 10, 0.5),
    categories: field(1.5, 5, 0.5),
    labels: field(1.5, 5, 0.5),
    replaces: field(1.5, 3, 0.3),
    keywords: field(1.5, 8, 0.3),
    usage: field(1, 8, 0.5),
    english: field(1.2, 9, 0.5),
    long: field(0.4, 60, 0.6),
    functions: field(1, 1, 0),
  },
  saturation: 1.2,
  freeWord: 1,
  freeWordsMax: 3,
  coveredWord: 0.4,
  weakWord: 0.25,
  subject: 1.3,
  insideSubject: 0.25,
  weakSubject: 0.5,
  sameInEnglish: 0.6,
  lexicon: 0.5,
  lexiconDecay: 0.7,
  positionDecay: 0.05,
  furtherWays: 0.4,
  prior: 0.3,
  knownFunction: 1.5,
  provenFunction: 4,
  partlyFunction: 1.4,
}
