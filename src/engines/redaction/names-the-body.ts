/** Words of a name that many bodies share: finding one of them in a text tells nothing. */
const SHARED = new Set(
  `ville commune mairie communaute agglomeration metropole departement conseil departemental region regional
  syndicat mixte intercommunal association universite centre hospitalier hopital lycee college ecole ministere
  agence office public publique national nationale francais francaise service services saint sainte grand grande
  pays vallee villes communes sur sous dans avec pour`.split(/\s+/),
)
const TELLING_LETTERS = 4

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)

/**
 * Whether a text that should hide a body names it all the same: any word of its name that is its own (four letters
 * or more, and not one that many bodies share), or its whole name. Accents and capitals do not matter.
 * A false alarm costs one rewording; a miss costs the promise.
 */
export function namesTheBody(text: string, bodyName: string): boolean {
  const said = new Set(wordsOf(text))
  const own = wordsOf(bodyName).filter((word) => word.length >= TELLING_LETTERS && !SHARED.has(word))
  const name = ` ${wordsOf(bodyName).filter(Boolean).join(' ')} `
  return own.some((word) => said.has(word)) || ` ${wordsOf(text).filter(Boolean).join(' ')} `.includes(name)
}
