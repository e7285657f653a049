/** How alike two needs are, from 0 to 1, in the eyes of the first. */
export type Likeness = { from: string; to: string; score: number }

/**
 * Below this, two needs share words, not a purpose. Read on forty needs of public bodies and ten rewordings:
 * the rewordings stand at 0.38 and above, needs of different purposes at 0.31 and below.
 */
export const ALIKE_MIN = 0.38
const WORDS_SHARE = 0.65
/** A need counts its nearest ones only: what is alike to everything is alike to nothing. */
export const NEAREST = 5

/**
 * How alike two needs are, from 0 to 1: what they share in words (0 to 1, given), and in functions (those of
 * both over those of either). Words weigh more; functions tell alike what is worded otherwise.
 */
export function likenessOf(words: number, functions: readonly string[], others: readonly string[]): number {
  const either = new Set([...functions, ...others])
  const both = functions.filter((id) => others.includes(id))
  const shared = either.size === 0 ? 0 : new Set(both).size / either.size
  return WORDS_SHARE * words + (1 - WORDS_SHARE) * shared
}

/**
 * Needs that may be one: connected by likeness that is mutual (each is among the nearest of the other) and
 * strong enough on both sides. Each group is sorted by id, the largest first, ties by first id; a need alone is
 * no group. The order of the input does not matter.
 */
export function suggestGroups(likeness: readonly Likeness[], least = ALIKE_MIN): string[][] {
  const nearest = new Map<string, Set<string>>()
  const byStrength = [...likeness]
    .filter(({ from, to, score }) => from !== to && score >= least)
    .sort((a, b) => b.score - a.score || (a.to < b.to ? -1 : 1))
  for (const { from, to } of byStrength) {
    const known = nearest.get(from) ?? new Set<string>()
    if (known.size < NEAREST) nearest.set(from, known.add(to))
  }
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? id
    return parent === id ? id : rootOf(parent)
  }
  for (const [from, others] of nearest)
    for (const to of others) if (nearest.get(to)?.has(from)) parents.set(rootOf(from), rootOf(to))

  const groups = Map.groupBy(nearest.keys(), rootOf)
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort())
    .sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

/** What all the members of a group share, and what some alone have; each in the order first met. */
export function compareMembers<Item>(members: readonly (readonly Item[])[]): {
  common: Item[]
  differing: Item[]
} {
  const all = [...new Set(members.flat())]
  const isShared = (item: Item) => members.every((member) => member.includes(item))
  return { common: all.filter(isShared), differing: all.filter((item) => !isShared(item)) }
}
