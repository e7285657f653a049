/** Bodies are looked for by people who type « la rochelle » for La Rochelle and « st denis » for Saint-Denis. */
const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' }
const WORDS: Readonly<Record<string, string>> = { saint: 'st', sainte: 'ste', saints: 'sts', saintes: 'stes' }

/** Small words, and words that say the kind of body and not its name. */
const ARTICLES = ['l', 'd', 'le', 'la', 'les', 'de', 'du', 'des', 'et', 'en', 'a', 'au', 'aux', 'sur', 'sous']
const GENERIC = [
  ...['mairie', 'ville', 'commune', 'communes', 'municipalite', 'prefecture'],
  ...['conseil', 'departement', 'departemental', 'region', 'regional', 'collectivite', 'communaute'],
  ...['agglomeration', 'urbaine', 'cc', 'ca', 'cu'],
]
const LIGHT: ReadonlySet<string> = new Set([...ARTICLES, ...GENERIC])

/** A text may be a whole page pasted by mistake: a name has fewer words than this. */
const WORDS_MAX = 12
const TEXT_MAX = 200

/** Without case, accents, hyphens or apostrophes; Saint is st. Words of a to z and 0 to 9, one space apart. */
export function fold(text: string): string {
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøł]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return bare
    .split(' ')
    .map((word) => WORDS[word] ?? word)
    .join(' ')
}

/** The folded words that distinguish a name: all of them when none does. */
export function keyOf(folded: string): string {
  const words = folded.split(' ')
  const heavy = words.filter((word) => !LIGHT.has(word))
  return (heavy.length > 0 ? heavy : words).join(' ')
}

/** The folded words of several texts, each once, with a space before and after: a beginning of word is ' word'. */
export const searchText = (texts: readonly (string | null)[]): string =>
  ` ${[...new Set(texts.flatMap((text) => fold(text ?? '').split(' ')))].filter(Boolean).join(' ')} `

export type KindHint = 'commune' | 'epci' | 'departement' | 'region'
const HINTS: Readonly<Record<string, KindHint>> = {
  ...{ mairie: 'commune', ville: 'commune', commune: 'commune', municipalite: 'commune' },
  ...{ departement: 'departement', departemental: 'departement', region: 'region', regional: 'region' },
  ...{ communaute: 'epci', agglomeration: 'epci', metropole: 'epci', cc: 'epci', ca: 'epci', cu: 'epci' },
}

export type Asked = {
  name: string
  key: string
  words: string[]
  digits: string | null
  hint: KindHint | null
}

/**
 * What someone looks for: the folded text, the words that each result must have (as beginnings of words),
 * the number if the whole text is one, and the kind of body that a word of it names. Null when it has no word.
 */
export function readAsked(text: string): Asked | null {
  const name = fold(text.slice(0, TEXT_MAX))
  if (name === '') return null
  const digits = /^[0-9 ]+$/.test(name) ? name.replaceAll(' ', '') : null
  const key = keyOf(name)
  const words = digits ? [digits] : [...new Set(key.split(' '))].slice(0, WORDS_MAX)
  const hint = name.split(' ').flatMap((word) => HINTS[word] ?? [])[0] ?? null
  return { name, key, words, digits, hint }
}
