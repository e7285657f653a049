import { fold } from '#engines/text/fold.ts'
import { isSmall, stem, wordsOf } from '#engines/text/words.ts'
import type { FunctionEntry, Taxonomy } from './taxonomy.ts'

/** A step of a phrase: the words that may follow, and the functions that the phrase ending here names. */
export interface Step {
  readonly next: Map<string, Step>
  readonly functions: Set<string>
}

/** The phrases of a taxonomy, ready to be followed word by word. */
export interface Phrases {
  /** By stems, small words left out. */
  readonly said: Step
  /** By whole words: names of products. */
  readonly products: Step
  /** Products that count only with their capital, by their folded words. */
  readonly capital: ReadonlySet<string>
  /** Words of the phrases, by each of their spellings with one letter left out. */
  readonly misspelt: ReadonlyMap<string, readonly string[]>
  readonly stems: ReadonlySet<string>
}

/** Shorter words of phrases have too many neighbours for a slip to be told from another word. */
const CORRECTED_LENGTH_MIN = 7
const MISSPELT_LENGTH_MIN = CORRECTED_LENGTH_MIN - 1
const MISSPELT_LENGTH_MAX = 30

const prepared = new WeakMap<Taxonomy, Phrases>()

/** Prepares the phrases of a taxonomy, once for each taxonomy object. */
export function phrasesOf(taxonomy: Taxonomy): Phrases {
  const known = prepared.get(taxonomy)
  if (known) return known
  const phrases = prepare([...taxonomy.functions.values()])
  prepared.set(taxonomy, phrases)
  return phrases
}

function prepare(functions: readonly FunctionEntry[]): Phrases {
  const said = emptyStep()
  const products = emptyStep()
  const capital = new Set<string>()
  const vocabulary = new Set<string>()
  for (const entry of functions) {
    for (const phrase of [...entry.words, ...entry.english]) {
      const words = contentOf(phrase)
      for (const word of words) vocabulary.add(word)
      add(said, words.map(stem), entry.id)
    }
    for (const product of [...entry.products, ...entry.names]) add(products, allWords(product), entry.id)
    for (const name of entry.names) capital.add(fold(name))
  }
  const stems = new Set([...vocabulary].map(stem))
  return { said, products, capital, misspelt: spellings(vocabulary), stems }
}

const emptyStep = (): Step => ({ next: new Map(), functions: new Set() })
const allWords = (phrase: string): string[] => wordsOf(fold(phrase)).map((word) => word.text)

/** The words of a phrase that carry meaning, folded. */
const contentOf = (phrase: string): string[] => allWords(phrase).filter((word) => !isSmall(word))

function add(root: Step, words: readonly string[], id: string): void {
  if (words.length === 0) return
  let step = root
  for (const word of words) {
    const next = step.next.get(word) ?? emptyStep()
    step.next.set(word, next)
    step = next
  }
  step.functions.add(id)
}

function spellings(vocabulary: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const word of vocabulary) {
    if (word.length < CORRECTED_LENGTH_MIN) continue
    for (const key of [word, ...shortened(word)]) found.set(key, [...(found.get(key) ?? []), word])
  }
  return found
}

function* shortened(word: string): Generator<string> {
  for (let letter = 1; letter < word.length; letter++) yield word.slice(0, letter) + word.slice(letter + 1)
}

/**
 * The stem to follow for a word of the text: its own when a phrase knows it, else that of the word of a
 * phrase that differs by one letter missing, added, changed or swapped with its neighbour. The first
 * letter must be right. Ties go to the first word of the alphabet.
 */
export function stemToFollow(phrases: Phrases, word: string): string {
  const own = stem(word)
  const isMeant = phrases.stems.has(own)
  if (isMeant || word.length < MISSPELT_LENGTH_MIN || word.length > MISSPELT_LENGTH_MAX) return own
  const candidates = [word, ...shortened(word)].flatMap((key) => phrases.misspelt.get(key) ?? [])
  const near = candidates.filter((candidate) => candidate[0] === word[0] && isOneSlipAway(candidate, word))
  const [first] = near.sort()
  return first === undefined ? own : stem(first)
}

/** Whether one letter missing, added, changed, or swapped with the next, makes one word of the other. */
export function isOneSlipAway(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let [endOne, endOther] = [one.length, other.length]
  while (endOne > start && endOther > start && one[endOne - 1] === other[endOther - 1]) {
    endOne -= 1
    endOther -= 1
  }
  const [left, right] = [one.slice(start, endOne), other.slice(start, endOther)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
