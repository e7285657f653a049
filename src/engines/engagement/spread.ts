/**
 * Picks some of the free half-days of a window, evenly from its beginning to its end, in their order.
 * When fewer are free than wanted, all of them: what is missing is for people to find.
 */
export function spreadOver<Half>(free: readonly Half[], wanted: number): Half[] {
  if (wanted >= free.length) return [...free]
  // Each index is inside: i is less than wanted.
  return Array.from({ length: wanted }, (_, i) => free[Math.floor((i * free.length) / wanted)] as Half)
}
