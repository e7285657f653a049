/** A line of a file that takes a place. `now` is its rank in the table, from 0; nothing for what is added. */
export type Placed = { line: number; wanted: number | undefined; now: number | undefined }

/**
 * The order that a file asks for, by the file alone: the same file always asks for the same order. A line whose place
 * is not its rank in the file takes the place that it says, and the others keep their order around it; lines of one
 * place stand as in the file. What is added without a place comes last.
 */
export function orderOf<Line extends Placed>(lines: readonly Line[]): Line[] {
  const existing = lines.filter(({ now }) => now !== undefined)
  const added = lines.filter(({ now }) => now === undefined)
  const isAtRank = (line: Line, i: number) => line.wanted === undefined || line.wanted === i + 1
  const staying = existing.filter(isAtRank)
  const moving = [
    ...existing.filter((line, i) => !isAtRank(line, i)),
    ...added.filter(({ wanted }) => wanted !== undefined),
  ].toSorted((a, b) => (a.wanted ?? 0) - (b.wanted ?? 0) || a.line - b.line)
  const order: Line[] = []
  let next = 0
  for (const line of moving) {
    const before = Math.max(0, (line.wanted ?? 1) - 1 - order.length)
    order.push(...staying.slice(next, next + before), line)
    next = Math.min(next + before, staying.length)
  }
  return [...order, ...staying.slice(next), ...added.filter(({ wanted }) => wanted === undefined)]
}

/**
 * The lines of an order that somebody moved: not those that only made room. When nobody asked for what changed (a
 * table that was renumbered by hand), all those whose rank changes.
 */
export function movedIn<Line extends Placed & { isAsked: boolean }>(order: readonly Line[]): Set<Line> {
  const kept = order.filter(({ now }) => now !== undefined)
  const before = kept.toSorted((a, b) => (a.now ?? 0) - (b.now ?? 0))
  const moved = kept.filter((line, i) => before[i] !== line)
  const asked = moved.filter(({ isAsked }) => isAsked)
  return new Set(asked.length > 0 ? asked : moved)
}
