import { slipsOf } from '../matching/spelling.ts'
import { fold } from '../text/fold.ts'
import { isSmall, stem, wordsOf } from '../text/words.ts'

/** One skill and every way to name it: its labels first, in any language. */
export interface NamedSkill {
  readonly id: string
  readonly names: readonly string[]
}

/** What `suggestSkills` reads: which skills a whole name means, and which words stand in their names. */
export interface SkillIndex {
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly byCompactName: ReadonlyMap<string, readonly string[]>
  readonly postings: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly size: number
}

const EXACT = 1_000
const COMPACT = 900
const SLIP = 700
const CONTAINED = 300
const CONTAINED_WORD = 50
const PREFIX_WORTH = 0.5
const PREFIX_LENGTH_MIN = 3
const SLIP_LENGTH_MIN = 4
const COMPACT_LENGTH_MAX = 30
const TEXT_LENGTH_MAX = 300
const PHRASE_WORDS_MAX = 5

/** Names whose signs are half of the word: without this, C++ and C# would both be read C. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/c\+\+/gi, 'cplusplus'],
  [/c#/gi, 'csharp'],
  [/\.net\b/gi, 'dotnet'],
]

const readable = (text: string): string =>
  SIGNS.reduce((read, [sign, word]) => read.replace(sign, word), text.slice(0, TEXT_LENGTH_MAX))

const writtenWords = (text: string): string[] => wordsOf(fold(readable(text))).map((word) => word.text)
const meaningful = (stems: readonly string[]): string[] => stems.filter((word) => !isSmall(word))

/** Prepares the names of skills for reading. Linear in the names; made once. */
export function indexSkills(skills: readonly NamedSkill[]): SkillIndex {
  const byName = new Map<string, string[]>()
  const byCompactName = new Map<string, string[]>()
  const postings = new Map<string, Map<string, number>>()
  for (const { id, names } of skills) {
    for (const written of names.map(writtenWords)) {
      const stems = written.map(stem)
      add(byCompactName, written.join(''), id)
      add(byName, stems.join(' '), id)
      add(byCompactName, stems.join(''), id)
      for (const word of meaningful(stems)) {
        const posting = postings.get(word) ?? new Map<string, number>()
        // A word of a short name says more: one of two words weighs more than one of five.
        posting.set(id, Math.max(posting.get(id) ?? 0, 1 / stems.length))
        postings.set(word, posting)
      }
    }
  }
  return { byName, byCompactName, postings, size: skills.length }
}

function add(map: Map<string, string[]>, key: string, id: string): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [id])
  else if (!known.includes(id)) known.push(id)
}

/**
 * The skills that a text most likely means, likeliest first, at most `limit`; none when nothing is alike. A whole name
 * comes first, then the same without its spaces, then one slip of the finger, then names inside a longer text, then
 * words in common (rare ones weigh more, a word begun counts half). Ties by id. The person confirms.
 */
export function suggestSkills(index: SkillIndex, text: string, limit = 3): string[] {
  const written = writtenWords(text)
  const stems = written.map(stem)
  const scores = new Map<string, number>()
  const raise = (ids: readonly string[], score: number): void => {
    for (const id of ids) scores.set(id, Math.max(scores.get(id) ?? 0, score))
  }
  // Both spellings: the stemmer takes the end of « qggis » for a plural.
  const compacts = [written.join(''), stems.join('')]
  raise(index.byName.get(stems.join(' ')) ?? [], EXACT)
  for (const compact of compacts) raise(index.byCompactName.get(compact) ?? [], COMPACT)
  for (const compact of compacts) raise(slipped(index, compact), SLIP)
  for (const { ids, words } of contained(index, stems)) raise(ids, CONTAINED + CONTAINED_WORD * words)
  for (const [id, score] of sharedWords(index, stems)) scores.set(id, (scores.get(id) ?? 0) + score)
  return [...scores]
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([id]) => id)
}

function slipped({ byCompactName }: SkillIndex, compact: string): string[] {
  if (compact.length < SLIP_LENGTH_MIN || compact.length > COMPACT_LENGTH_MAX) return []
  return slipsOf(compact).flatMap((slip) =>
    slip.length >= SLIP_LENGTH_MIN ? (byCompactName.get(slip) ?? []) : [],
  )
}

/** Whole names that stand in a longer text: « un peu de QGIS et de PostGIS ». */
function contained(
  { byName }: SkillIndex,
  stems: readonly string[],
): { ids: readonly string[]; words: number }[] {
  return stems.flatMap((_, from) =>
    Array.from({ length: PHRASE_WORDS_MAX }, (__, i) => i + 1).flatMap((words) => {
      const phrase = stems.slice(from, from + words)
      const ids = phrase.length === words && !phrase.every(isSmall) ? byName.get(phrase.join(' ')) : undefined
      return ids ? [{ ids, words }] : []
    }),
  )
}

function sharedWords(index: SkillIndex, stems: readonly string[]): Map<string, number> {
  const scores = new Map<string, number>()
  for (const word of new Set(meaningful(stems))) {
    for (const { known, worth } of knownWords(index, word)) {
      const posting = index.postings.get(known) ?? new Map<string, number>()
      const rarity = Math.log(1 + index.size / posting.size)
      for (const [id, weight] of posting) scores.set(id, (scores.get(id) ?? 0) + 10 * rarity * weight * worth)
    }
  }
  return scores
}

/** The word itself; else those at one slip; else those that it begins. */
function knownWords({ postings }: SkillIndex, word: string): { known: string; worth: number }[] {
  if (postings.has(word)) return [{ known: word, worth: 1 }]
  const near = word.length >= SLIP_LENGTH_MIN ? slipsOf(word).filter((slip) => postings.has(slip)) : []
  if (near.length > 0) return near.map((known) => ({ known, worth: PREFIX_WORTH }))
  if (word.length < PREFIX_LENGTH_MIN) return []
  return [...postings.keys()]
    .filter((known) => known.startsWith(word))
    .map((known) => ({ known, worth: PREFIX_WORTH }))
}
