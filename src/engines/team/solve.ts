import { closeColumns, type Generated, generateColumns } from './generate.ts'
import type { Limits, LinearModel, MilpAnswer, MilpSolver } from './linear.ts'
import { type Cut, type Master, masterOf } from './master.ts'
import { type Engagement, type Plan, placeAt, planValue } from './plan.ts'
import type { Problem } from './problem.ts'
import { searchPlan } from './search.ts'

export type SolveLimits = Limits & {
  /** People of the pool who may be added so that the bound comes nearer. */
  readonly closeMax: number
  readonly shakes: number
  readonly isOver?: () => boolean
}

export type Solved = {
  readonly plan: Plan
  readonly value: number
  readonly bound: number
  /** Rules that the plan leaves broken: such a plan is never proposed. */
  readonly missing: number
  readonly chosen: readonly number[]
  readonly rounds: number
  readonly method: 'solver' | 'local-search'
  /** `proof` when the bound is within the wished gap; otherwise what ran out. */
  readonly stoppedBy: 'proof' | 'limit'
}

/** Up to so many columns, half-days are whole in the model too: the answer is then exact. */
const WHOLE_MAX = 60
const ROUNDING = 1e-6
const WHOLE_GAP = 1e-4
/** First a plan as good as can be, then a proof as near as was wished. */
const PLAN_GAP = 5e-4
/** Pools so small that nobody needs to be left out: the answer is then exact. */
const ALL_OF_ONE = 400
const ALL_OF_MANY = 2_500

export const gapOf = (bound: number, value: number): number =>
  Math.max(0, bound - value) / Math.max(1, Math.abs(bound))

/**
 * The best plan that can be found, and the proof of how near it is to the best possible over the whole pool.
 * Few people are chosen by prices, a solver settles who does what, half-days are made whole. When the proof is
 * not near enough for one project, the people left out who could still matter are added and the solver asked again.
 */
export function solvePlan(
  problem: Problem,
  solver: MilpSolver,
  limits: SolveLimits,
  also: readonly number[] = [],
): Solved {
  const first = generateColumns(problem, solver)
  const isSmall = problem.columns.count <= (problem.sites.length === 1 ? ALL_OF_ONE : ALL_OF_MANY)
  const all = isSmall ? Array.from({ length: problem.columns.count }, (_, column) => column) : also
  const generated = { ...first, chosen: union(first.chosen, all) }
  const planGap = problem.sites.length === 1 ? PLAN_GAP : Math.max(PLAN_GAP, limits.gap / 4)
  const asked = { columns: generated.chosen, near: generated.bound, limits: { ...limits, gap: planGap } }
  const once = attempt(problem, solver, asked)
  const isAll = problem.columns.count === generated.chosen.length
  const best = { ...once, bound: Math.min(generated.bound, isAll ? once.bound : Number.POSITIVE_INFINITY) }
  const isNear = isAll || once.missing > 0 || gapOf(best.bound, once.value) <= limits.gap
  if (isNear || problem.sites.length > 1) return finish(generated, best, limits)
  return finish(generated, closer(problem, solver, { generated, once, limits }), limits)
}

type Attempt = { plan: Plan; value: number; missing: number; bound: number; method: Solved['method'] }
type Closing = { generated: Generated; once: Attempt; limits: SolveLimits }

function closer(problem: Problem, solver: MilpSolver, { generated, once, limits }: Closing): Attempt {
  const enough = once.value + limits.gap * Math.abs(once.value)
  const close = closeColumns(generated, enough, limits.closeMax)
  const columns = union(generated.chosen, close.columns)
  const asked = { columns, near: once.value, limits: { ...limits, gap: limits.gap / 2 }, start: once.plan }
  const again = close.columns.length === 0 ? once : attempt(problem, solver, asked)
  const best = again.value > once.value || again.missing < once.missing ? again : once
  const bound = Math.min(generated.bound, Math.max(again.bound, close.otherwise, best.value))
  return { ...best, bound }
}

function finish({ chosen, rounds }: Generated, best: Attempt, { gap }: SolveLimits): Solved {
  const bound = Math.max(best.bound, best.value)
  const stoppedBy = gapOf(bound, best.value) <= gap ? 'proof' : 'limit'
  return { ...best, bound, chosen, rounds, stoppedBy }
}

const union = (a: readonly number[], b: readonly number[]): number[] =>
  [...new Set([...a, ...b])].sort((x, y) => x - y)

type Asked = {
  columns: readonly number[]
  /** About what the best plan is worth: gaps are parts of it. */
  near: number
  limits: SolveLimits
  start?: Plan
  cuts?: readonly Cut[]
}

/** Asks the solver, and searches by hand when it has no answer. */
export function attempt(problem: Problem, solver: MilpSolver, asked: Asked): Attempt {
  const { columns, limits, near, start, cuts = [] } = asked
  const master = masterOf(problem, columns, cuts)
  const isWhole = columns.length <= WHOLE_MAX
  const model = isWhole ? master.model : withFractions(master)
  const answer = solver.solve(model, scaled(problem, limits, near), start && pointOf(problem, master, start))
  const read = hasAnswer(answer) ? planOf(problem, master, answer.values) : undefined
  const found = read && !isWhole ? madeWhole(problem, solver, read, asked) : read
  if (cuts.length > 0) return judged(problem, found ?? problem.sites.map(() => []), answer, 'solver')
  const searched = searchPlan(problem, columns, searchLimits(limits, found !== undefined), found ?? start)
  return judged(problem, searched, answer, found ? 'solver' : 'local-search')
}

const hasAnswer = ({ status, value }: MilpAnswer) =>
  (status === 'optimal' || status === 'limit') && Number.isFinite(value)

const searchLimits = ({ seed, shakes, isOver }: SolveLimits, isSolved: boolean) => ({
  seed,
  shakes: isSolved ? 0 : shakes,
  polish: isSolved,
  ...(isOver && { isOver }),
})

function judged(problem: Problem, plan: Plan, { bound }: MilpAnswer, method: Solved['method']): Attempt {
  const { value, missing } = planValue(problem, plan)
  return { plan, value, missing, bound: bound + problem.empty, method }
}

/** A gap in parts of the value, as the model counts it: from a plan without anyone. */
function scaled(problem: Problem, { gap, nodesMax, secondsMax, seed }: SolveLimits, near: number): Limits {
  const span = Math.max(1, near - problem.empty)
  return { gap: (gap * Math.max(1, Math.abs(near))) / span, nodesMax, secondsMax, seed }
}

/** Who is engaged stays whole; half-days may be cut, and are made whole afterwards. */
function withFractions({ model, chosen }: Master): LinearModel {
  const integer = model.integer.slice()
  for (let k = 0; k < chosen.length; k++) integer[2 * k + 1] = 0
  return { ...model, integer }
}

function pointOf(problem: Problem, { chosen, model }: Master, plan: Plan): Float64Array {
  const point = new Float64Array(model.objective.length)
  const at = new Map(chosen.map((column, k) => [column, k]))
  for (const { column, halfDays } of plan.flat()) {
    const k = at.get(column)
    if (k === undefined) continue
    point[2 * k] = 1
    point[2 * k + 1] = halfDays - placeAt(problem, column).min
  }
  return point
}

/** Settles the half-days of those who are engaged, in whole numbers: a small model, solved apart. */
function madeWhole(problem: Problem, solver: MilpSolver, plan: Plan, { limits, near }: Asked): Plan {
  const columns = plan.flat().map(({ column }) => column)
  const master = masterOf(
    problem,
    columns.sort((a, b) => a - b),
  )
  const answer = solver.solve(master.model, scaled(problem, { ...limits, gap: WHOLE_GAP }, near))
  if (!hasAnswer(answer)) return plan
  const whole = planOf(problem, master, answer.values)
  const [before, after] = [planValue(problem, plan), planValue(problem, whole)]
  return after.missing <= before.missing && after.value > before.value ? whole : plan
}

/** Reads who is engaged, in whole half-days. */
function planOf(problem: Problem, { chosen }: Master, values: Float64Array): Plan {
  const plan: Engagement[][] = problem.sites.map(() => [])
  chosen.forEach((column, k) => {
    if ((values[2 * k] as number) < 0.5) return
    const extra = Math.floor((values[2 * k + 1] as number) + ROUNDING)
    const site = problem.siteOf[problem.columns.place[column] as number] as number
    plan[site]?.push({ column, halfDays: placeAt(problem, column).min + Math.max(0, extra) })
  })
  return plan
}
