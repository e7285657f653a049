import { rulesOnly } from './feasible.ts'
import { crewOf } from './fill.ts'
import { columnsAbove, type Generated, generateColumns } from './generate.ts'
import type { Limits, LinearModel, MilpAnswer, MilpSolver } from './linear.ts'
import { type Master, masterOf, type Narrowing } from './master.ts'
import { type Engagement, elsewhereIn, type Plan, placeAt, planValue } from './plan.ts'
import type { Problem } from './problem.ts'
import { searchPlan } from './search.ts'

export type SolveLimits = Limits & {
  /** People of the pool who may be added so that the bound comes nearer. */
  readonly closeMax: number
  /** Teams that the search by hand may look at, where the solver has no answer. */
  readonly looksMax: number
  readonly isOver?: () => boolean
}

export type Solved = {
  readonly plan: Plan
  readonly value: number
  readonly bound: number
  /** Rules that the plan leaves broken: such a plan is never proposed. */
  readonly missing: number
  /** How the people were chosen, with their prices. */
  readonly generated: Generated
  readonly method: 'solver' | 'local-search'
  /** `proof` when the bound is within the wished gap; otherwise what ran out. */
  readonly stoppedBy: 'proof' | 'limit'
}

/** Up to so many columns, half-days are whole in the model too: the answer is then exact. */
const WHOLE_MAX = 24
const ROUNDING = 1e-6
const WHOLE_GAP = 1e-4
/** Half-days given by hand may lose this part of the wished gap. */
const HAND_PART = 0.1
const CLOSER = 2
/** First a plan as good as can be, then a proof as near as was wished. */
const PLAN_GAP = 1e-3
/** First looked at: those whose engagement costs at most this part of the bound. */
const NEAR_BOUND = 0.0025
/** Pools so small that nobody needs to be left out: the answer is then exact. */
const ALL_OF_ONE = 400
const ALL_OF_MANY = 2_500

export const gapOf = (bound: number, value: number): number =>
  Math.max(0, bound - value) / Math.max(1, Math.abs(bound))

/**
 * The best plan that can be found, and the proof of how near it is to the best possible over the whole pool.
 * Few people are chosen by prices, a solver settles who does what, half-days are made whole. For one project, the
 * solver first sees only those who can be in a plan close to the bound. When the proof is not near enough, it is asked
 * whether a better plan exists among all those of the pool who could be in one.
 */
export function solvePlan(problem: Problem, solver: MilpSolver, limits: SolveLimits): Solved {
  const generated = generateColumns(problem, solver)
  const { count } = problem.columns
  const isOne = problem.sites.length === 1
  if (count <= (isOne ? ALL_OF_ONE : ALL_OF_MANY)) {
    const all = { ...generated, chosen: Array.from({ length: count }, (_, column) => column) }
    const best = attempt(problem, solver, askedOf(all, limits, Math.min(PLAN_GAP, limits.gap)))
    return finish(all, { ...best, bound: Math.min(generated.bound, best.bound) }, limits)
  }
  if (!isOne) {
    const gap = Math.max(PLAN_GAP, limits.gap / 4)
    const once = attempt(problem, solver, askedOf(generated, limits, gap))
    const { best, generated: wider } = rescued(problem, solver, { generated, once, limits })
    return finish(wider, { ...best, bound: generated.bound }, limits)
  }
  const made = first(problem, solver, { generated, limits })
  const { best: once, generated: wider } = rescued(problem, solver, { generated, once: made, limits })
  const isNear = once.missing > 0 || gapOf(generated.bound, once.value) <= limits.gap
  return finish(wider, isNear ? once : closer(problem, solver, { generated: wider, once, limits }), limits)
}

/** Before a rule is said to be broken, those of the whole pool whom the rules themselves ask for are looked at. */
function rescued(
  problem: Problem,
  solver: MilpSolver,
  { generated, once, limits }: Closing,
): { best: Attempt; generated: Generated } {
  if (once.missing === 0) return { best: once, generated }
  const asked = generateColumns(rulesOnly(problem), solver).chosen
  const chosen = sorted([...new Set([...generated.chosen, ...asked])])
  if (chosen.length === generated.chosen.length) return { best: once, generated }
  const wider = { ...generated, chosen }
  const again = attempt(problem, solver, askedOf(wider, limits, Math.max(PLAN_GAP, limits.gap / 4)))
  const isBetter = again.missing < once.missing
  return isBetter
    ? { best: { ...again, bound: generated.bound }, generated: wider }
    : { best: once, generated }
}

const askedOf = ({ chosen, bound }: Generated, limits: SolveLimits, gap: number): Asked => ({
  columns: chosen,
  near: bound,
  limits: { ...limits, gap },
})

type Attempt = { plan: Plan; value: number; missing: number; bound: number; method: Solved['method'] }

/** Those whom the prices leave within some percent of the bound, then all that were chosen if that was too few. */
function first(
  problem: Problem,
  solver: MilpSolver,
  { generated, limits }: { generated: Generated; limits: SolveLimits },
): Attempt {
  const { chosen, bound } = generated
  const columns = nearColumns(generated, NEAR_BOUND)
  const asked = askedOf(generated, limits, Math.max(PLAN_GAP, limits.gap / 4))
  const few = columns.length === chosen.length ? undefined : attempt(problem, solver, { ...asked, columns })
  const near = Math.max(NEAR_BOUND, limits.gap)
  const isEnough = few && few.missing === 0 && few.value >= bound - near * Math.abs(bound)
  const best = isEnough ? few : attempt(problem, solver, { ...asked, ...(few && { start: few.plan }) })
  return { ...best, bound }
}

/** Chosen columns whose engagement costs at most this part of the bound. */
export const nearColumns = ({ chosen, gains, bound }: Generated, part: number): number[] =>
  chosen.filter((column) => (gains[column] as number) >= -part * Math.abs(bound))

type Closing = { generated: Generated; once: Attempt; limits: SolveLimits }

/** A plan that is better by more than the gap has only people who can be in such a plan: they are few. */
function closer(problem: Problem, solver: MilpSolver, { generated, once, limits }: Closing): Attempt {
  const enough = once.value + limits.gap * Math.abs(once.value)
  const { columns, otherwise } = columnsAbove(generated, enough, limits.closeMax)
  const asked = { columns, near: once.value, limits: { ...limits, gap: limits.gap / CLOSER } }
  const { plan, answer } = planBy(problem, solver, asked)
  const again = judged(problem, plan ?? once.plan, answer, once.method)
  const best = again.missing === 0 && again.value > once.value ? again : once
  return { ...best, bound: Math.min(generated.bound, Math.max(again.bound, otherwise, enough, best.value)) }
}

function finish(generated: Generated, best: Attempt, { gap }: SolveLimits): Solved {
  const bound = Math.max(best.bound, best.value)
  const stoppedBy = gapOf(bound, best.value) <= gap ? 'proof' : 'limit'
  return { ...best, bound, generated, stoppedBy }
}

const sorted = (columns: readonly number[]): number[] => columns.toSorted((x, y) => x - y)

type Asked = {
  columns: readonly number[]
  /** About what the best plan is worth: gaps are parts of it. */
  near: number
  limits: SolveLimits
  start?: Plan
  narrowing?: Narrowing
}

/** Asks the solver, and searches by hand when it has no answer. */
function attempt(problem: Problem, solver: MilpSolver, asked: Asked): Attempt {
  const { columns, limits, start } = asked
  const { plan, answer } = planBy(problem, solver, asked)
  const searched = plan ?? searchPlan(problem, columns, limits, start)
  return judged(problem, searched, answer, plan ? 'solver' : 'local-search')
}

/** The plan of a solver in whole half-days, when it has one. */
export function planBy(
  problem: Problem,
  solver: MilpSolver,
  asked: Asked,
): { plan: Plan | undefined; answer: MilpAnswer } {
  const { columns, narrowing } = asked
  const master = masterOf(problem, columns, narrowing)
  if (columns.length <= WHOLE_MAX) {
    const answer = answerOf(problem, solver, { ...asked, master, model: master.model })
    if (hasAnswer(answer)) return { plan: planOf(problem, master, answer.values), answer }
  }
  const answer = answerOf(problem, solver, { ...asked, master, model: withFractions(master) })
  if (!hasAnswer(answer)) return { plan: undefined, answer }
  const plan = planOf(problem, master, answer.values)
  return { plan: madeWhole(problem, solver, plan, { ...asked, most: answer.value + problem.empty }), answer }
}

type AskedModel = Asked & { master: Master; model: LinearModel }

const answerOf = (problem: Problem, solver: MilpSolver, asked: AskedModel): MilpAnswer => {
  const { limits, near, start, master, model } = asked
  return solver.solve(model, scaled(problem, limits, near), start && pointOf(problem, master, start))
}

const hasAnswer = ({ status, value }: MilpAnswer) =>
  (status === 'optimal' || status === 'limit') && Number.isFinite(value)

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

/**
 * Settles the half-days of those who are engaged, in whole numbers: by hand when that loses next to nothing of what
 * fractions would bring, else by a small model, solved apart.
 */
function madeWhole(
  problem: Problem,
  solver: MilpSolver,
  plan: Plan,
  { limits, near, narrowing, most }: Asked & { most: number },
): Plan {
  const byHand = bestOf(problem, [plan, filled(problem, plan, narrowing?.only)])
  const { value, missing } = planValue(problem, byHand)
  const enough = Math.max(WHOLE_GAP, limits.gap * HAND_PART)
  if (missing === 0 && value >= most - enough * Math.max(1, Math.abs(near))) return byHand
  const columns = plan.flat().map(({ column }) => column)
  const master = masterOf(problem, sorted(columns), narrowing)
  const answer = solver.solve(master.model, scaled(problem, { ...limits, gap: WHOLE_GAP }, near))
  const solved = hasAnswer(answer) ? planOf(problem, master, answer.values) : plan
  return bestOf(problem, [solved, byHand])
}

/** The same people, their half-days given anew by hand, one site after the other, or in one site alone. */
function filled(problem: Problem, plan: Plan, only?: number): Plan {
  const again = [...plan]
  again.forEach((engagements, at) => {
    if (only !== undefined && at !== only) return
    const columns = engagements.map(({ column }) => column)
    const crew = crewOf(problem, at, columns, elsewhereIn(problem, again, at))
    if (crew) again[at] = crew.engagements
  })
  return again
}

function bestOf(problem: Problem, plans: readonly Plan[]): Plan {
  const judgedPlans = plans.map((plan) => ({ plan, ...planValue(problem, plan) }))
  return judgedPlans.reduce((best, other) => {
    const isBetter = other.missing === best.missing ? other.value > best.value : other.missing < best.missing
    return isBetter ? other : best
  }).plan
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
