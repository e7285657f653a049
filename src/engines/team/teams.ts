import type { Given } from './check.ts'
import { explainTeam, type Reason } from './explain.ts'
import { type Plan, personAt, placeAt } from './plan.ts'
import type { Problem } from './problem.ts'
import { type Parts, partsAt, partsOf } from './score.ts'
import type { Solved } from './solve.ts'
import { spreadOf } from './spread.ts'
import { type Unmet, unmetOf } from './unmet.ts'

/** One person in one role. Half-days are whole; `days` is half their number. Money is in cents. */
export type Assignment = Required<Given> & {
  readonly days: number
  readonly cents: number
  readonly why: Reason
}

export type Team = {
  /** 1 for the best, then the alternatives from the best to the least. */
  readonly rank: number
  readonly value: number
  /** The value by term of the policy; they add up to it. */
  readonly parts: Parts
  /** People of the best team who are not in this one. */
  readonly without: readonly string[]
  readonly assignments: readonly Assignment[]
  readonly unmet: readonly Unmet[]
}

const DECIMALS = 1e6
export const rounded = (points: number): number => Math.round(points * DECIMALS) / DECIMALS

export type Telling = { readonly plan: Plan; readonly best: Plan; readonly rank: number }

/** A plan as a team with its reasons: of all sites, or of one site while the others are as the plan says. */
export function teamOf(problem: Problem, solved: Solved, { plan, best, rank }: Telling, only?: number): Team {
  const parts = only === undefined ? partsOf(problem, plan) : partsAt(problem, plan, only)
  const shown = only === undefined ? plan.flat() : (plan[only] ?? [])
  const before = only === undefined ? best.flat() : (best[only] ?? [])
  const here = new Set(shown.map(({ column }) => personAt(problem, column).id))
  const ids = new Set(before.map(({ column }) => personAt(problem, column).id))
  const reasons = explainTeam(problem, solved, plan, only)
  const spread = spreadsIn(problem, plan, only)
  const assignments = shown.map((engagement): Assignment => {
    const { project, role } = placeAt(problem, engagement.column)
    const periods = spread.get(engagement.column) ?? new Map<number, number>()
    return {
      person: personAt(problem, engagement.column).id,
      project: project.id,
      role: role.id,
      halfDays: engagement.halfDays,
      days: engagement.halfDays / 2,
      periods: [...periods].map(([period, halfDays]) => ({
        period: problem.instance.periods[period]?.id ?? '',
        halfDays,
      })),
      cents: engagement.halfDays * (problem.columns.cents[engagement.column] as number),
      why: reasons.get(engagement.column) as Reason,
    }
  })
  return {
    rank,
    value: rounded(Object.values(parts).reduce((sum, points) => sum + points, 0)),
    // The same names, their points rounded.
    parts: Object.fromEntries(
      Object.entries(parts).map(([part, points]) => [part, rounded(points)]),
    ) as Parts,
    without: [...ids].filter((id) => !here.has(id)),
    assignments,
    unmet: unmetOf(problem, solved, plan, only),
  }
}

/** Half-days by period of each engagement, person by person: whoever is in one site, with all that they do. */
function spreadsIn(problem: Problem, plan: Plan, only?: number): Map<number, Map<number, number>> {
  const personOf = (column: number) => problem.columns.person[column] as number
  const byPerson = Map.groupBy(plan.flat(), ({ column }) => personOf(column))
  const shown = only === undefined ? plan.flat() : (plan[only] ?? [])
  const spreads = new Map<number, Map<number, number>>()
  for (const person of new Set(shown.map(({ column }) => personOf(column)))) {
    const own = byPerson.get(person) ?? []
    const engagements = own.map(({ column, halfDays }) => ({ place: placeAt(problem, column), halfDays }))
    const rows = spreadOf(problem.people[person] as Problem['people'][number], engagements)
    own.forEach(({ column }, k) => {
      spreads.set(column, rows[k] as Map<number, number>)
    })
  }
  return spreads
}
