import type { Commit } from './history.ts'

export type Period = { period: string; commits: number }

/** Changes by year (YYYY) and by quarter (YYYY-Qn), first to last; a period without any is there, with zero. */
export function periodsOf(commits: readonly Commit[]): { perYear: Period[]; perQuarter: Period[] } {
  const days = commits.map(({ day }) => day).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return { perYear: [], perQuarter: [] }
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, i) => yearOf(first) + i)
  const quarters = years
    .flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`))
    .filter((quarter) => quarter >= quarterOf(first) && quarter <= quarterOf(last))
  return {
    perYear: counted(
      years.map(String),
      days.map((day) => day.slice(0, 4)),
    ),
    perQuarter: counted(quarters, days.map(quarterOf)),
  }
}

const yearOf = (day: string): number => Number(day.slice(0, 4))
const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

function counted(periods: readonly string[], found: readonly string[]): Period[] {
  const counts = new Map<string, number>()
  for (const period of found) counts.set(period, (counts.get(period) ?? 0) + 1)
  return periods.map((period) => ({ period, commits: counts.get(period) ?? 0 }))
}
