import { fold } from '#engines/text/fold.ts'
import { isSmall, type Word } from '#engines/text/words.ts'
import { type Phrases, phrasesOf, type Step, stemToFollow } from './phrases.ts'
import { passage, type Reading, spanOf } from './reading.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { Span } from './understanding.ts'

/** A passage that names functions. */
export interface Naming {
  readonly functions: readonly string[]
  readonly span: Span
  readonly words: string
}

interface Found {
  readonly functions: readonly string[]
  readonly first: number
  readonly last: number
  readonly length: number
}

/** One word with meaning may stand inside a phrase (“centraliser et analyser les journaux”), not more. */
const STRANGERS_MAX = 1
/** No phrase spans more words with meaning than this: later namings cannot hide earlier ones. */
const REACH = 10
const REFUSALS = new Set(['sans', 'hors', 'excepte', 'ni', 'without', 'except'])

/**
 * Passages that name functions by phrases of the taxonomy, in the order of the text. Of two namings, one
 * inside the other, the longer stands: “bibliothèque numérique” is not a library of books. What is refused
 * (“hors paie”, “pas besoin de paiement”) is not asked for. Linear in the length of the text.
 */
export function namedFunctions(reading: Reading, taxonomy: Taxonomy): Naming[] {
  const phrases = phrasesOf(taxonomy)
  const content = reading.words.filter((word) => !isSmall(word.text))
  const stems = stemsFor(content, phrases)
  const found: Found[] = []
  for (const first of content.keys()) follow({ content, stems, found }, phrases.said, first)
  const all = Map.groupBy(found, (one) => one.first)
  const sure = found.filter((one) => !isLooser(one, all))
  const starting = Map.groupBy(sure, (one) => one.first)
  const standing = sure.filter((one) => !isHidden(one, starting) && !isRefused(content, one.first))
  return standing.map((one) => toNaming(reading, content, one))
}

function stemsFor(content: readonly Word[], phrases: Phrases): string[] {
  const known = new Map<string, string>()
  return content.map(({ text }) => {
    const stem = known.get(text) ?? stemToFollow(phrases, text)
    known.set(text, stem)
    return stem
  })
}

interface Following {
  readonly content: readonly Word[]
  readonly stems: readonly string[]
  readonly found: Found[]
}

function follow(following: Following, root: Step, first: number): void {
  const { content, stems, found } = following
  const sentence = content[first]?.sentence
  const walk = (step: Step, index: number, strangers: number, length: number): void => {
    if (content[index]?.sentence !== sentence) return
    const next = step.next.get(stems[index] ?? '')
    if (next) {
      note(found, next, { first, last: index, length: length + 1 })
      walk(next, index + 1, strangers, length + 1)
    }
    if (length > 0 && strangers < STRANGERS_MAX) walk(step, index + 1, strangers + 1, length)
  }
  walk(root, first, 0, 0)
}

function note(found: Found[], step: Step, place: Omit<Found, 'functions'>): void {
  if (step.functions.size > 0) found.push({ functions: [...step.functions], ...place })
}

/** Namings by their first word: those that may meet one naming begin less than a reach away. */
type Starting = ReadonlyMap<number, readonly Found[]>

const near = (starting: Starting, from: number, to: number): Found[] =>
  Array.from({ length: to - from + 1 }, (_, step) => starting.get(from + step) ?? []).flat()

/** Whether a naming with a stranger inside shares words with one that has none, is as long and says otherwise. */
function isLooser(one: Found, starting: Starting): boolean {
  if (isTight(one)) return false
  return near(starting, one.first - REACH, one.last).some(
    (other) =>
      isTight(other) &&
      other.last >= one.first &&
      other.length >= one.length &&
      !other.functions.some((id) => one.functions.includes(id)),
  )
}

const isTight = ({ first, last, length }: Found): boolean => last - first + 1 === length

function isHidden(one: Found, starting: Starting): boolean {
  return near(starting, one.first - REACH, one.first).some(
    (other) => other.last >= one.last && other.length > one.length,
  )
}

function isRefused(content: readonly Word[], first: number): boolean {
  const sentence = content[first]?.sentence
  const before = [3, 2, 1].map((step) => content[first - step]).filter((word) => word?.sentence === sentence)
  const words = before.map((word) => word?.text)
  const [third, second, previous] = [words.at(-3), words.at(-2), words.at(-1)]
  if (previous !== undefined && REFUSALS.has(previous)) return true
  if (previous === 'besoin' && second === 'pas') return true
  return previous === 'pas' && /^(voulons|souhaitons|veut|souhaite|cherchons)$/.test(second ?? third ?? '')
}

function toNaming(reading: Reading, content: readonly Word[], { functions, first, last }: Found): Naming {
  const span = spanOf(reading, content[first]?.start ?? 0, content[last]?.end ?? 0)
  return { functions, span, words: passage(reading, span) }
}

/** Passages that name a product, the longest first at each place, with the functions it serves for. */
export function namedProducts(reading: Reading, taxonomy: Taxonomy): Naming[] {
  const { products, capital } = phrasesOf(taxonomy)
  const namings: Naming[] = []
  for (let index = 0; index < reading.words.length; index++) {
    const found = longestProduct(reading.words, index, products)
    if (!found) continue
    const span = spanOf(reading, reading.words[index]?.start ?? 0, reading.words[found.last]?.end ?? 0)
    const words = passage(reading, span)
    if (capital.has(fold(words)) && !/^\p{Lu}/u.test(words)) continue
    namings.push({ functions: found.functions, span, words })
    index = found.last
  }
  return namings
}

function longestProduct(words: readonly Word[], first: number, root: Step) {
  let step: Step | undefined = root
  let longest: { functions: string[]; last: number } | undefined
  for (let index = first; step && index < words.length; index++) {
    step = step.next.get(words[index]?.text ?? '')
    if (step && step.functions.size > 0) longest = { functions: [...step.functions], last: index }
  }
  return longest
}
