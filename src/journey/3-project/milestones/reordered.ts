type Room<Full> = { most: number; full: Full }
/** Why a line cannot be written among these: the one to change is not there, or one more would be too many. */
export function whyNotIn<T, Full extends string>(
  order: readonly T[],
  line: T | undefined,
  { most, full }: Room<Full>,
): Full | 'gone' | undefined {
  if (line === undefined) return order.length >= most ? full : undefined
  return order.includes(line) ? undefined : 'gone'
}

/** The same lines with one at a wanted place, counted from 1; at its own when none is wanted. */
export function reordered<T>(order: readonly T[], moved: T, place: number | undefined): T[] {
  if (place === undefined) return [...order]
  const others = order.filter((one) => one !== moved)
  return [...others.slice(0, place - 1), moved, ...others.slice(place - 1)]
}
