import { type Holds, holds, rulesOnly } from './feasible.ts'
import { generateColumns } from './generate.ts'
import type { Instance } from './instance.ts'
import type { MilpSolver } from './linear.ts'
import { masterOf } from './master.ts'
import { problemOf } from './problem.ts'
import { type ClashingRule, rulesOf, without } from './relax.ts'
import { fewestOf } from './smallest.ts'
import type { SolveLimits } from './solve.ts'

/** A project without a team, and why. */
export type Clash = {
  readonly project: string
  /** Rules that cannot hold together; without any one of them, the others of the list can. Empty when not found. */
  readonly rules: readonly ClashingRule[]
  /** Whether it is proven that no set of fewer rules clashes; answers kept from before do not say. */
  readonly smallest?: boolean
  /** Those of them whose absence alone would allow a team, all the other rules of the project being kept. */
  readonly frees: readonly ClashingRule[]
  /** The least budget, in cents, that would allow a team, when the budget is one of the rules. */
  readonly budgetNeeded?: number
}

/** Pairs of a person and a role that may be looked at over a whole search; and searches, whatever the pool. */
const LOOKS_MAX = 8_000_000
const TESTS_MAX = 400
const TESTS_LEAST = 25
const EVERYONE = 400

type Asking = { instance: Instance; solver: MilpSolver; limits: SolveLimits }

/**
 * The fewest rules that keep a project from having a team. First an irreducible set (each rule is dropped in turn, for
 * good when the others are proven to clash without it), then every smaller set that could clash, until none is left or
 * the searches are spent: `smallest` says which. The project is first looked at alone; when it could have a team
 * alone, the projects that were served are part of the clash. Nothing is listed when a team is neither found nor
 * excluded within the limits. Ties go to the rules that come last in `rulesOf`.
 */
export function clashOf(
  instance: Instance,
  id: string,
  served: readonly string[],
  solver: MilpSolver,
  limits: SolveLimits,
): Clash {
  const none: Clash = { project: id, rules: [], smallest: false, frees: [] }
  const project = instance.projects.find((one) => one.id === id)
  if (!project) return none
  const alone = { ...instance, projects: instance.projects.filter((one) => one.id === id) }
  const asking: Asking = { instance: alone, solver, limits }
  const onItsOwn = canHold(asking, id, [])
  if (onItsOwn === 'unknown') return none
  if (onItsOwn === 'no') return { project: id, ...fewest(asking, id, rulesOf(project, [])) }
  const together = instance.projects.filter((one) => one.id === id || served.includes(one.id))
  const all: Asking = { instance: { ...instance, projects: together }, solver, limits }
  if (canHold(all, id, []) !== 'no') return none
  return { project: id, ...fewest(all, id, rulesOf(project, served)) }
}

function fewest(asking: Asking, id: string, all: readonly ClashingRule[]): Omit<Clash, 'project'> {
  const { projects, people } = asking.instance
  const pairs = people.length * projects.reduce((sum, { roles }) => sum + roles.length, 0)
  const testsMax = Math.max(TESTS_LEAST, Math.min(TESTS_MAX, Math.floor(LOOKS_MAX / Math.max(1, pairs))))
  const isOver = asking.limits.isOver ?? (() => false)
  const test = (dropped: readonly ClashingRule[]) => canHold(asking, id, dropped)
  const { rules, smallest } = fewestOf(all, { test, testsMax, isOver })
  const frees = rules.filter((rule) => canHold(asking, id, [rule]) === 'yes')
  const budget = rules.find(({ rule }) => rule === 'budget')
  const needed = budget && leastCost(asking, id, budget)
  return { rules, smallest, frees, ...(needed !== undefined && { budgetNeeded: needed }) }
}

/** Whether a plan breaks no rule, once some are dropped. */
const canHold = ({ instance, solver, limits }: Asking, id: string, dropped: readonly ClashingRule[]): Holds =>
  holds(problemOf(without(instance, id, dropped)), solver, limits)

/** The least that a team costs when only the budget is forgotten, as far as the people looked at can tell. */
function leastCost(
  { instance, solver, limits }: Asking,
  id: string,
  budget: ClashingRule,
): number | undefined {
  const bare = rulesOnly(problemOf(without(instance, id, [budget])))
  const { columns, siteOf, sites, places } = bare
  const isHere = (column: number) =>
    sites[siteOf[columns.place[column] as number] as number]?.project.id === id
  const points = columns.cents.map((cents, column) => (isHere(column) ? -cents : 0))
  const dearest = points.reduce((most, one) => Math.max(most, -one), 0)
  const halfDays = places.reduce((sum, { role }) => sum + role.halfDays, 0)
  const priced = { ...bare, columns: { ...columns, points }, broken: 1 + dearest * halfDays }
  const { count } = columns
  const chosen = count <= EVERYONE ? [...columns.place.keys()] : generateColumns(priced, solver).chosen
  const { model } = masterOf(priced, chosen)
  const answer = solver.solve(model, { ...limits, gap: 0 })
  const isFound = answer.status === 'optimal' && answer.value > -priced.broken
  return isFound ? Math.round(-answer.value) : undefined
}
