/** How well a ranking answers, by grades from 0 (does not answer) to 3 (answers best). */
export type Grades = Readonly<Record<string, number>>

const GOOD = 2
const gainOf = (grade: number): number => 2 ** grade - 1
const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)

/** Normalised discounted cumulative gain of the first `depth` results, gain 2^grade - 1. 0 when nothing has a grade. */
export function ndcg(ranked: readonly string[], grades: Grades, depth = 10): number {
  const ideal = Object.values(grades)
    .map(gainOf)
    .sort((a, b) => b - a)
  const best = discounted(ideal.slice(0, depth))
  return best === 0 ? 0 : discounted(ranked.slice(0, depth).map((id) => gainOf(grades[id] ?? 0))) / best
}

/** Share of the good answers (grade 2 or 3) that stand among the first `depth` results. */
export function recall(ranked: readonly string[], grades: Grades, depth = 20): number {
  const good = goodOf(grades)
  const found = ranked.slice(0, depth).filter((id) => good.has(id)).length
  return good.size === 0 ? 0 : found / good.size
}

/** 1 over the rank of the first good answer, 0 when there is none. */
export function reciprocalRank(ranked: readonly string[], grades: Grades): number {
  const at = ranked.findIndex((id) => goodOf(grades).has(id))
  return at < 0 ? 0 : 1 / (at + 1)
}

/** The ids of the good answers. */
export const goodOf = (grades: Grades): ReadonlySet<string> =>
  new Set(Object.keys(grades).filter((id) => (grades[id] ?? 0) >= GOOD))

/** A reproducible draw from 0 (included) to 1 (excluded): mulberry32. */
export function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The text as a hurried hand writes it: no accent, and one slip in a share of the words of four letters or more. */
export function misspelt(text: string, seed: number, share = 0.3): string {
  const draw = draws(seed)
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/[a-zA-Z]{4,}/g, (word) => (draw() < share ? slip(word, draw) : word))
}

function slip(word: string, draw: () => number): string {
  const at = Math.floor(draw() * word.length)
  const letter = LETTERS[Math.floor(draw() * LETTERS.length)] ?? 'e'
  const [before, here, next, after] = [word.slice(0, at), word[at], word[at + 1] ?? '', word.slice(at + 2)]
  const slips = [
    before + next + after,
    before + letter + here + next + after,
    before + letter + next + after,
    before + next + here + after,
  ]
  return slips[Math.floor(draw() * slips.length)] ?? word
}
