const MARKS = /\p{M}/u
const ALIKE: Readonly<Record<string, string>> = {
  '\u2019': "'",
  '\u2018': "'",
  '\u02bc': "'",
  '\u00b4': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  // As copied from a PDF.
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
}

/** A text made plain, and where each of its characters stood in the original. */
export interface Folded {
  readonly plain: string
  /** Offset in the original of each UTF-16 unit of `plain`, and one more entry: the original length. */
  readonly at: Uint32Array
}

/**
 * Lowercase, without accents, ligatures opened, typographic apostrophes, dashes and spaces made ordinary.
 * Two spellings that an agent takes for the same word fold alike; the length may change, see `foldWithMap`.
 */
export const fold = (text: string): string => foldWithMap(text).plain

/** The same words, without the ligatures that a PDF leaves in what is copied from it. */
export const openLigatures = (text: string): string => text.replace(/[ﬀ-ﬄ]/g, (sign) => ALIKE[sign] ?? sign)

/**
 * Folds, and remembers for each character where it came from, so that what is found in the plain text
 * can be shown in the words of the author. Inclusive endings (habitant·e·s) are left out: they would cut
 * words in three. Runs in linear time and never throws, lone surrogates included.
 */
export function foldWithMap(text: string): Folded {
  const parts: string[] = []
  const at: number[] = []
  let inclusive = false
  let offset = 0
  for (const character of text) {
    inclusive = character === '·' || (inclusive && /\p{L}/u.test(character))
    const plain = inclusive ? '' : foldCharacter(character)
    for (let unit = 0; unit < plain.length; unit++) at.push(offset)
    if (plain) parts.push(plain)
    offset += character.length
  }
  at.push(text.length)
  return { plain: parts.join(''), at: Uint32Array.from(at) }
}

function foldCharacter(character: string): string {
  if (character >= 'a' && character <= 'z') return character
  const lower = character.toLowerCase()
  const alike = ALIKE[lower]
  if (alike !== undefined) return alike
  if (character === '\n') return '\n'
  if (/\s/u.test(character)) return ' '
  let plain = ''
  for (const part of lower.normalize('NFD')) if (!MARKS.test(part)) plain += part
  return plain
}
