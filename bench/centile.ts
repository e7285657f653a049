/** The value under which this share of others lies, both ends included (nearest rank); 0 when there is none. */
export function centile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0
}
