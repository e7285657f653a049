import { generateColumns } from './generate.ts'
import type { Instance } from './instance.ts'
import type { MilpSolver } from './linear.ts'
import { type Master, masterOf } from './master.ts'
import { type Problem, problemOf } from './problem.ts'
import { type ClashingRule, rulesOf, without } from './relax.ts'
import type { SolveLimits } from './solve.ts'

/** A project without a team, and why. */
export type Clash = {
  readonly project: string
  /** Rules that cannot hold together; without any one of them, the others of the list can. Empty when not found. */
  readonly rules: readonly ClashingRule[]
  /** Those of them whose absence alone would allow a team, all the other rules of the project being kept. */
  readonly frees: readonly ClashingRule[]
  /** The least budget, in cents, that would allow a team, when the budget is one of the rules. */
  readonly budgetNeeded?: number
}

/** Pools so small that everyone is looked at. */
const EVERYONE = 400
const BROKEN_CENTS = 1e9

type Asking = { instance: Instance; solver: MilpSolver; limits: SolveLimits }

/**
 * An irreducible set of rules that keeps a project from having a team: each is dropped in turn, for good when the
 * others still clash without it (a deletion filter). Another order might find another set as small. The project is
 * first looked at alone; when it could have a team alone, the projects that were served are part of the clash.
 */
export function clashOf(
  instance: Instance,
  id: string,
  served: readonly string[],
  solver: MilpSolver,
  limits: SolveLimits,
): Clash {
  const project = instance.projects.find((one) => one.id === id)
  const alone = { ...instance, projects: instance.projects.filter((one) => one.id === id) }
  const asking: Asking = { instance: alone, solver, limits }
  const none: Clash = { project: id, rules: [], frees: [] }
  if (!project) return none
  if (!canHold(asking, id, [])) return { project: id, ...fewest(asking, id, rulesOf(project, [])) }
  const together = instance.projects.filter((one) => one.id === id || served.includes(one.id))
  const all: Asking = { instance: { ...instance, projects: together }, solver, limits }
  if (canHold(all, id, [])) return none
  return { project: id, ...fewest(all, id, rulesOf(project, served)) }
}

function fewest(asking: Asking, id: string, all: readonly ClashingRule[]): Omit<Clash, 'project'> {
  const clashes = (dropped: readonly ClashingRule[]) => !canHold(asking, id, dropped)
  // Rules of one kind are dropped together when they can: most have no part in the clash.
  const groups = [...Map.groupBy(all, ({ rule }) => rule).values()]
  const rough = droppable(groups, [], clashes)
  const rest = all.filter((rule) => !rough.includes(rule))
  const dropped = droppable(
    rest.map((rule) => [rule]),
    rough,
    clashes,
  )
  const rules = all.filter((rule) => !dropped.includes(rule))
  const frees = rules.filter((rule) => canHold(asking, id, [rule]))
  const budget = rules.find(({ rule }) => rule === 'budget')
  const needed = budget && leastCost(asking, id, budget)
  return { rules, frees, ...(needed !== undefined && { budgetNeeded: needed }) }
}

/** Adds each group in turn to those already dropped, as long as the others still clash without them. */
function droppable(
  groups: readonly (readonly ClashingRule[])[],
  already: readonly ClashingRule[],
  clashes: (dropped: readonly ClashingRule[]) => boolean,
): readonly ClashingRule[] {
  let dropped = already
  for (const group of groups) if (clashes(dropped.concat(group))) dropped = dropped.concat(group)
  return dropped
}

/** Whether a plan breaks no rule, once some are dropped. */
function canHold(
  { instance, solver, limits }: Asking,
  id: string,
  dropped: readonly ClashingRule[],
): boolean {
  const master = masterFor(problemOf(without(instance, id, dropped)), solver)
  const objective = new Float64Array(master.model.objective.length)
  for (const variable of master.broken) objective[variable] = -1
  const answer = solver.solve({ ...master.model, objective }, { ...limits, gap: 0 })
  return answer.status !== 'infeasible' && answer.status !== 'failed' && answer.value > -0.5
}

function masterFor(problem: Problem, solver: MilpSolver): Master {
  const { count } = problem.columns
  const everyone = Array.from({ length: count <= EVERYONE ? count : 0 }, (_, column) => column)
  return masterOf(problem, count <= EVERYONE ? everyone : generateColumns(problem, solver).chosen)
}

/** The least that a team costs when only the budget is forgotten. */
function leastCost(
  { instance, solver, limits }: Asking,
  id: string,
  budget: ClashingRule,
): number | undefined {
  const problem = problemOf(without(instance, id, [budget]))
  const master = masterFor(problem, solver)
  const objective = new Float64Array(master.model.objective.length)
  const site = problem.sites.findIndex(({ project }) => project.id === id)
  master.chosen.forEach((column, k) => {
    const place = problem.columns.place[column] as number
    if (problem.siteOf[place] !== site) return
    const cents = problem.columns.cents[column] as number
    objective[2 * k] = -cents * (problem.places[place]?.min ?? 1)
    objective[2 * k + 1] = -cents
  })
  for (const variable of master.broken) objective[variable] = -BROKEN_CENTS
  const answer = solver.solve({ ...master.model, objective }, { ...limits, gap: 0 })
  const isFound = answer.status === 'optimal' && answer.value > -BROKEN_CENTS
  return isFound ? Math.round(-answer.value) : undefined
}
