/**
 * A number as people write it: 24000, 24 000, 24.000, 24,000, 1,5. Two groups: the whole part with its
 * separators, and the decimals. Every repetition is bounded, so that a text of digits costs linear time.
 */
export const NUMBER = String.raw`(?<![\d.,])(\d{1,3}(?:[ .,]\d{3}(?!\d)){1,4}|\d{1,12})(?:[.,](\d{1,2})(?!\d))?`

/** What multiplies a number, right after it. One group. */
export const TIMES = `(?: ?(k|m|mille|milliers?|millions?|thousand|million)(?![a-z0-9]))?`

const FACTORS: Readonly<Record<string, bigint>> = {
  k: 1_000n,
  mille: 1_000n,
  millier: 1_000n,
  thousand: 1_000n,
  m: 1_000_000n,
  million: 1_000_000n,
}

/** The factor that a multiplier word says; 1 for none. */
export const factorOf = (times: string | undefined): bigint => FACTORS[(times ?? '').replace(/s$/, '')] ?? 1n

/** Exact hundredths of a number written with `NUMBER`: cents when it is money. */
export function hundredths(whole: string, decimals: string | undefined, factor = 1n): bigint {
  return (BigInt(whole.replace(/\D/g, '')) * 100n + BigInt((decimals ?? '').padEnd(2, '0') || '0')) * factor
}

const VALUES: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  dizaine: 10,
  dizaines: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
  twenty: 20,
  fifty: 50,
}
const GREAT: Readonly<Record<string, number>> = {
  cent: 100,
  cents: 100,
  centaine: 100,
  centaines: 100,
  hundred: 100,
  mille: 1_000,
  millier: 1_000,
  milliers: 1_000,
  thousand: 1_000,
  million: 1_000_000,
  millions: 1_000_000,
}

export const isNumberWord = (word: string): boolean => word in VALUES || word in GREAT

/** The number that words say (“deux cents”, “une trentaine”, “trois mille cinq cents”), or null when they say none. */
export function numberInWords(words: readonly string[]): number | null {
  const isOnlyArticle = words.length === 1 && /^(un|une|one)$/.test(words[0] ?? '')
  if (words.length === 0 || isOnlyArticle || !words.every(isNumberWord)) return null
  const { total, current } = words.reduce(withWord, { total: 0, current: 0 })
  return total + current
}

interface Count {
  readonly total: number
  readonly current: number
}

/**
 * “Cents” multiplies what stands before it, “mille” closes a group, “une trentaine” is thirty, “quatre-vingts”
 * is eighty, the rest adds up.
 */
function withWord({ total, current }: Count, word: string): Count {
  const great = GREAT[word]
  if (great === 100) return { total, current: Math.max(current, 1) * 100 }
  if (great !== undefined) return { total: total + Math.max(current, 1) * great, current: 0 }
  const value = VALUES[word] ?? 0
  if (/aines?$/.test(word)) return { total, current: Math.max(current, 1) * value }
  const isEighty = /^vingts?$/.test(word) && current % 100 === 4
  return { total, current: current + (isEighty ? 76 : value) }
}
