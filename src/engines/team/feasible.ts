import { generateColumns } from './generate.ts'
import type { Limits, MilpSolver } from './linear.ts'
import { masterOf } from './master.ts'
import type { Problem } from './problem.ts'

/** `unknown` when the limits came before a team and before a proof that there is none. */
export type Holds = 'yes' | 'no' | 'unknown'

/** Pools so small that everyone is looked at, at once or when a few were not enough. */
const EVERYONE = 400
const EVERYONE_AT_LAST = 2_500
const NODES_MAX = 2_000
/** What separates a sum of whole numbers from the next one, rounding being what it is. */
const HALF = 0.5
const DUST = 1e-6

/** The same problem, in which nothing counts but its rules: a plan is worth 0, less 1 for each that is broken. */
export function rulesOnly(problem: Problem): Problem {
  const { columns, policy, sites } = problem
  const nothing = new Float64Array(columns.count)
  return {
    ...problem,
    policy: { ...policy, weights: { ...policy.weights, over80: 0, over110: 0 } },
    sites: sites.map((site) => ({ ...site, localBonus: 0 })),
    columns: { ...columns, points: nothing, fee: nothing },
    empty: 0,
    broken: 1,
  }
}

/**
 * Whether some plan over the whole pool breaks no rule. The proof that there is none is a bound of prices over
 * everyone, or a whole search among everyone; a few people who break a rule prove nothing.
 */
export function holds(problem: Problem, solver: MilpSolver, limits: Limits): Holds {
  const bare = rulesOnly(problem)
  const { count } = bare.columns
  const everyone = () => Array.from({ length: count }, (_, column) => column)
  if (count <= EVERYONE) return among(bare, everyone(), { solver, limits })
  const generated = generateColumns(bare, solver, (bound) => bound < -DUST)
  if (generated.bound < -DUST) return 'no'
  if (among(bare, generated.chosen, { solver, limits }) === 'yes') return 'yes'
  return count <= EVERYONE_AT_LAST ? among(bare, everyone(), { solver, limits }) : 'unknown'
}

function among(
  bare: Problem,
  columns: readonly number[],
  { solver, limits }: { solver: MilpSolver; limits: Limits },
): Holds {
  const { model, broken } = masterOf(bare, columns)
  if (broken.length === 0) return 'yes'
  const asked = { ...limits, gap: 0, nodesMax: Math.max(NODES_MAX, limits.nodesMax) }
  const answer = solver.solve(model, asked)
  if ((answer.status === 'optimal' || answer.status === 'limit') && answer.value > -HALF) return 'yes'
  return answer.status === 'infeasible' || answer.bound < -HALF ? 'no' : 'unknown'
}
