import { newStemmer } from 'snowball-stemmers'

/** A word of a folded text: from `start` to `end` (excluded), and the number of the sentence it stands in. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly sentence: number
}

/** Words that join others and mean nothing alone, in French and in English, folded. */
const SMALL = new Set(
  `a au aux avec ce ces cet cette chez comme d dans de des du elle elles en entre est et etre eux il ils j je l la
  le les leur leurs lui m ma mes mon n nos notre nous on ou par pour qu que qui s sa se ses soit sont sur t ta tes
  ton tous tout toute toutes tres un une vos votre vous y c the an and of for to our their in at with my your its
  we is are be by from this that it pr ds meme quelques certains chaque`.split(/\s+/),
)

const WORD = /[\p{L}\p{N}]+/gu
/** Beyond this length it is not a word that anybody says, and stemming it would only cost time. */
const WORD_LENGTH_MAX = 40

const french = newStemmer('french')

export const isSmall = (word: string): boolean => SMALL.has(word)

/** The words of a folded text in order; a sentence ends at . ! ? ; a line break or a bullet. Linear time. */
export function wordsOf(plain: string): Word[] {
  const words: Word[] = []
  let sentence = 0
  let last = 0
  for (const found of plain.matchAll(WORD)) {
    if (endsSentence(plain, last, found.index)) sentence += 1
    last = found.index + found[0].length
    words.push({ text: found[0], start: found.index, end: last, sentence })
  }
  return words
}

function endsSentence(plain: string, from: number, to: number): boolean {
  if (from === 0) return false
  const gap = plain.slice(from, Math.min(to, from + 200))
  return /[!?;\n•…]|\.\s/.test(gap)
}

/**
 * The stem of a folded word: the plural goes, then the French ending, as long as six letters remain, or five when
 * only one is cut. Words of six letters or fewer keep theirs, so that “paie” stays apart from “paiement”, “voirie”
 * from “voir”, “stock” from “stocker”, “compta” from “compte”, and “plus” from PLU.
 */
export function stem(word: string): string {
  if (word.length < 5 || word.length > WORD_LENGTH_MAX) return word
  const singular = /[^s]s$|[ae]ux$/.test(word) ? withoutPlural(word) : word
  if (singular.length < 7) return singular
  const stemmed = french.stem(singular)
  const lengthMin = singular.length - stemmed.length < 2 ? 5 : 6
  return stemmed.length < lengthMin ? singular : stemmed
}

function withoutPlural(word: string): string {
  if (word.endsWith('aux') && !word.endsWith('eaux')) return `${word.slice(0, -3)}al`
  return word.slice(0, -1)
}
