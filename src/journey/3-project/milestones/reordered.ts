/** A line to change that is not there; one to add is never missing. */
export const isMissing = <T>(order: readonly T[], line: T | undefined): boolean =>
  line !== undefined && !order.includes(line)

/** The same lines with one at a wanted place, counted from 1; at its own when none is wanted. */
export function reordered<T>(order: readonly T[], moved: T, place: number | undefined): T[] {
  if (place === undefined) return [...order]
  const others = order.filter((one) => one !== moved)
  return [...others.slice(0, place - 1), moved, ...others.slice(place - 1)]
}
