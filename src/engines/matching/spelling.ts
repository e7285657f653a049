const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const CORRECTED_LENGTH_MIN = 4

/** How often a folded word stands in the index; 0 when it never does. */
export type WordCounts = (word: string) => number

/** Every word at one slip of the finger: a letter too many, missing, changed, or two letters swapped. */
export function slipsOf(word: string): string[] {
  const slips = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after) slips.add(before + after.slice(1))
    if (after.length > 1) slips.add(`${before}${after[1]}${after[0]}${after.slice(2)}`)
    for (const letter of LETTERS) {
      slips.add(before + letter + after)
      if (after) slips.add(before + letter + after.slice(1))
    }
  }
  slips.delete(word)
  return [...slips]
}

/** True for a word that the spelling fix looks at: long enough, and without a digit. */
export const mayBeCorrected = (word: string): boolean =>
  word.length >= CORRECTED_LENGTH_MIN && !/\d/.test(word)

/**
 * The likeliest known word at distance one of an unknown word, or undefined.
 * Words of the editors' vocabulary come before those of the index, then the more frequent, then those that
 * keep the first letter (people rarely miss it), then alphabetical order.
 */
export function likeliestWord(
  word: string,
  vocabulary: ReadonlySet<string>,
  counts: WordCounts,
): string | undefined {
  const scored = slipsOf(word)
    .map((slip) => ({ slip, score: likelihood(word, slip) * knownness(slip, vocabulary, counts) }))
    .filter(({ score }) => score > 0)
  scored.sort((a, b) => b.score - a.score || (a.slip < b.slip ? -1 : 1))
  return scored[0]?.slip
}

const VOCABULARY_WORTH = 20

const knownness = (slip: string, vocabulary: ReadonlySet<string>, counts: WordCounts): number =>
  slip.length < CORRECTED_LENGTH_MIN - 1 ? 0 : (vocabulary.has(slip) ? VOCABULARY_WORTH : 0) + counts(slip)

/** People rarely miss the first letter, and swap or double letters more often than they change them. */
function likelihood(typed: string, meant: string): number {
  const firstKept = typed[0] === meant[0] ? 4 : 1
  if (typed.length !== meant.length) return firstKept * 2
  const swapped = [...typed].sort().join('') === [...meant].sort().join('')
  return firstKept * (swapped ? 3 : 1)
}
