import { newStemmer } from 'snowball-stemmers'

const french = newStemmer('french')
const english = newStemmer('english')
/** Stemming costs more than all the rest, and texts repeat their words. The limit keeps a hostile text small. */
const REMEMBERED_MAX = 200_000

function remembering(stem: (word: string) => string): (word: string) => string {
  const seen = new Map<string, string>()
  return (word) => {
    const known = seen.get(word)
    if (known !== undefined) return known
    if (seen.size >= REMEMBERED_MAX) seen.clear()
    const found = stem(word)
    seen.set(word, found)
    return found
  }
}

/**
 * Words that the French stemmer, once accents are gone, confuses with others: a logement is not a log,
 * nor a paiement a paie, nor a département a départ.
 */
const APART = [
  'amendement batiment classement data departement equipement formation groupement logement loyer migrant',
  'paiement parlement petition porte refuge reglement taxi abonnement stationnement jugement versement',
  'signalement calculateur alternance telephone',
]
  .join(' ')
  .split(' ')
const apart = new Map(APART.flatMap((word) => [[word, word] as const, [`${word}s`, word] as const]))
apart.set('payer', 'paiement')
apart.set('signaler', 'signalement')

const ACRONYM_LENGTH_MAX = 3
/** Acronyms are not stemmed: ADS is not the plural of AD. Four letters lose their plural, « rues », « clés ». */
const short = (word: string): string | undefined => {
  if (word.length <= ACRONYM_LENGTH_MAX) return word
  return word.length === ACRONYM_LENGTH_MAX + 1 && word.endsWith('s') ? word.slice(0, -1) : undefined
}

/** The stemmer keeps the s of « vidéos », « menus », « agendas », which it takes for a part of the word. */
const singular = (word: string): string => (/[aiou]s$/.test(word) ? word.slice(0, -1) : word)

/** Stem of a folded French word. */
export const frenchStem = remembering((word) => short(word) ?? apart.get(word) ?? french.stem(singular(word)))
/** Stem of a folded English word. */
export const englishStem = remembering((word) => short(word) ?? english.stem(word))

/** Lowercase, without accents or ligatures: two spellings that an agent takes for one word are the same. */
export const foldWord = (word: string): string => (PLAIN.test(word) ? word.toLowerCase() : unaccented(word))

const PLAIN = /^[0-9A-Za-z]*$/
const unaccented = remembering((word) =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae'),
)

const WORD = /[\p{L}\p{N}]+/gu
const WORD_LENGTH_MAX = 40

/** A word as it was written, and folded. */
export interface Word {
  readonly written: string
  readonly folded: string
}

/** The words of a text, in order. Single letters are left out: they are elisions, initials and bullets. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const [written] of text.normalize('NFC').matchAll(WORD)) {
    if (written.length > WORD_LENGTH_MAX) continue
    const folded = foldWord(written)
    if (folded.length > 1) words.push({ written, folded })
  }
  return words
}

/** Opens names written in one: `openADS` is read `openADS open ADS`, so that either spelling finds it. */
export function openName(name: string): string {
  const opened = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
  return opened === name ? name : `${name} ${opened}`
}

/** The words of a text, with the sequences that are one word (`e mail`, `mot de passe`) made one. */
export function joinedWords(text: string, joins: Joins): Word[] {
  const words = wordsOf(text)
  const joined: Word[] = []
  for (let at = 0; at < words.length; ) {
    const found = joins.longestAt(words, at)
    joined.push(
      found ? { written: writtenIn(words, at, found.length), folded: found.as } : (words[at] as Word),
    )
    at += found?.length ?? 1
  }
  return joined
}

const writtenIn = (words: readonly Word[], from: number, length: number): string =>
  words
    .slice(from, from + length)
    .map((word) => word.written)
    .join(' ')

/** Sequences of folded words that are read as one word. */
export interface Joins {
  longestAt(words: readonly Word[], at: number): { as: string; length: number } | undefined
}

/** Prepares the sequences for reading, by their first word. */
export function prepareJoins(sequences: ReadonlyMap<string, string>): Joins {
  const byFirst = new Map<string, { rest: string[]; as: string }[]>()
  for (const [sequence, as] of sequences) {
    const [first = '', ...rest] = sequence.split(' ')
    byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, as }])
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.rest.length - a.rest.length)
  return {
    longestAt(words, at) {
      const found = byFirst
        .get(words[at]?.folded ?? '')
        ?.find(({ rest }) => rest.every((word, next) => words[at + 1 + next]?.folded === word))
      return found && { as: found.as, length: found.rest.length + 1 }
    },
  }
}
