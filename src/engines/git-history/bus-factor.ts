import type { Contributor } from './people.ts'

/**
 * The smallest number of people who together made half of the changes, or more (CHAOSS, Contributor Absence Factor,
 * once « bus factor »): those who made the most are counted first, ties by name. Nobody made any: unknown.
 */
export function busFactor(people: readonly Contributor[]): number | undefined {
  const counts = people.map(({ commits }) => commits.length).toSorted((a, b) => b - a)
  const half = counts.reduce((sum, count) => sum + count, 0) / 2
  if (half === 0) return undefined
  let made = 0
  let number = 0
  for (const count of counts) {
    if (made >= half) break
    made += count
    number += 1
  }
  return number
}
