import type { Holds } from './feasible.ts'
import type { ClashingRule } from './relax.ts'

type Rules = readonly ClashingRule[]

export type Searching = {
  /** Whether what is left can hold once some rules are dropped. */
  readonly test: (dropped: Rules) => Holds
  /** How many times it may be asked. */
  readonly testsMax: number
  readonly isOver: () => boolean
}

/** Sets of rules without which the others hold: each set of rules that clash has one of each of them. */
type Found = { corrections: Rules[]; left: number }

/**
 * The fewest rules of a list that clash, the whole list being known to. An irreducible set comes first; then each
 * smaller set that meets every correction known is tried: either it clashes, and is the smallest, or what it lacks
 * is one correction more. When no smaller set meets them all, the first one was the smallest.
 */
export function fewestOf(all: Rules, searching: Searching): { rules: Rules; smallest: boolean } {
  const found: Found = { corrections: [], left: searching.testsMax }
  const test = (dropped: Rules): Holds => {
    found.left -= 1
    if (found.left < 0 || searching.isOver()) return 'unknown'
    const answer = searching.test(dropped)
    if (answer === 'yes') found.corrections.push(dropped)
    return answer
  }
  const rules = irreducible(all, test)
  for (;;) {
    const next = meetingAll(found.corrections, rules.length - 1)
    if (!next) return { rules, smallest: true }
    const answer = test(all.filter((rule) => !next.includes(rule)))
    if (answer === 'no') return { rules: all.filter((rule) => next.includes(rule)), smallest: true }
    if (answer === 'unknown') return { rules, smallest: false }
    grow(all, next, test)
  }
}

/** Drops each rule in turn, for good when the others are proven to clash without it. */
function irreducible(all: Rules, test: (dropped: Rules) => Holds): Rules {
  // Rules of one kind are dropped together when they can: most have no part in the clash.
  const kinds = [...Map.groupBy(all, ({ rule }) => rule).values()]
  let dropped: Rules = []
  const drop = (some: Rules) => {
    if (test(dropped.concat(some)) === 'no') dropped = dropped.concat(some)
  }
  for (const kind of kinds) drop(kind)
  for (const rule of all)
    if (!dropped.includes(rule) && kinds.some((kind) => kind.length > 1 && kind.includes(rule))) drop([rule])
  return all.filter((rule) => !dropped.includes(rule))
}

/** Keeps as many more rules as can hold with these, so that the correction found is as small as can be. */
function grow(all: Rules, kept: Rules, test: (dropped: Rules) => Holds): void {
  let now = kept
  const take = (some: Rules): boolean => {
    const dropped = all.filter((rule) => !now.includes(rule) && !some.includes(rule))
    if (dropped.length === all.length - now.length || test(dropped) !== 'yes') return false
    now = now.concat(some)
    return true
  }
  for (const kind of Map.groupBy(all, ({ rule }) => rule).values())
    if (!take(kind.filter((rule) => !now.includes(rule))) && kind.length > 1)
      for (const rule of kind) take([rule])
}

/** The smallest set, of at most so many rules, that has one rule at least of each correction. */
function meetingAll(corrections: readonly Rules[], most: number): Rules | undefined {
  const byLength = corrections.toSorted((a, b) => a.length - b.length)
  const meet = (chosen: Rules, size: number): Rules | undefined => {
    const missed = byLength.find((one) => !one.some((rule) => chosen.includes(rule)))
    if (!missed) return chosen
    if (size === 0) return undefined
    for (const rule of missed.toReversed()) {
      const whole = meet([...chosen, rule], size - 1)
      if (whole) return whole
    }
    return undefined
  }
  for (let size = 0; size <= most; size++) {
    const chosen = meet([], size)
    if (chosen) return chosen
  }
  return undefined
}
