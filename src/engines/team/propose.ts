import { assert } from '../assert.ts'
import { type Choices, choicesAround, wholePlans } from './alternatives.ts'
import { type Violation, violationsOf } from './check.ts'
import { type Clash, clashOf } from './clash.ts'
import type { Instance } from './instance.ts'
import type { MilpSolver } from './linear.ts'
import { type Crew, crewFrom, elsewhereIn, type Plan } from './plan.ts'
import type { Policy } from './policy.ts'
import { type Problem, problemOf, type Site } from './problem.ts'
import { scaled } from './scaled.ts'
import { gapOf, type Solved, type SolveLimits, solvePlan } from './solve.ts'
import { rounded, type Team, teamOf } from './teams.ts'
import { type Watched, watch } from './watch.ts'

export type ProposeOptions = {
  /** Unless said, that of the instance, or 1. */
  readonly seed?: number
  /** Other teams wanted besides the best, for the whole and for each project; 3 unless said. */
  readonly alternatives?: number
  /** How near the best the proof should come, in parts of the bound; 0.01 unless said. */
  readonly gap?: number
  /** Branches that one call of the solver may open: the same on every machine. */
  readonly nodesMax?: number
  /** A last resort per call of the solver, in seconds; 300 unless said. What it stops is said in `stoppedBy`. */
  readonly secondsMax?: number
  /** Seconds that remain for the whole answer: teams, alternatives and clashes. */
  readonly secondsLeft?: () => number
}

export type Proposal = {
  /** `optimal` within the wished gap; `found` with a looser proof; `partial` when some projects have no team. */
  readonly status: 'optimal' | 'found' | 'partial' | 'infeasible'
  readonly value: number
  /** No team of the whole pool is worth more, for the projects that have one. */
  readonly bound: number
  /** `(bound − value) / max(1, |bound|)`. */
  readonly gap: number
  readonly seed: number
  readonly policy: Policy
  readonly solver: string
  readonly method: Solved['method']
  readonly stoppedBy: 'proof' | 'nodes' | 'time'
  /** Plans for all projects: the best, then alternatives in each of which one project has another team. */
  readonly teams: readonly Team[]
  /** For each project with a team, its part of the best plan, then other teams while the other projects keep theirs. */
  readonly byProject: readonly { readonly project: string; readonly teams: readonly Team[] }[]
  /** Broken hard rules, as the independent checker sees them: none. */
  readonly violations: readonly (Violation & { readonly team: number })[]
  /** Projects that cannot have a team, and the rules that clash. */
  readonly infeasible: readonly Clash[]
}

const DEFAULTS = {
  alternatives: 3,
  gap: 0.01,
  nodesMax: 2_000,
  secondsMax: 300,
  closeMax: 250,
  looksMax: 4_000,
}
/** Many projects: a branch takes long, and the first ones bring nearly all. */
const NODES_OF_MANY = 10
/** Parts of the time that the teams leave to what comes after them, and the alternatives to the rules that clash. */
const AFTER_TEAMS = 0.4
const AFTER_ALTERNATIVES = 0.2
/** For the reasons, which nothing can stop. */
const AFTER_CLASHES = 0.1
const DECIMALS = 1e6
/** What the rounding of parts may add up to. */
const ROUNDING = 1e-4

/**
 * The best team found, others that differ from it by two people at least, what proves how near the best they are, and
 * why each person is there. Ids settle ties: the order of people, projects and roles in the instance changes nothing,
 * and the same seed gives the same answer unless `stoppedBy` is `time`. A project that no team can hold is set aside
 * with the rules that clash; the others are still served. The instance must be coherent (see docs/formats/team.md).
 */
export function proposeTeams(instance: Instance, options: ProposeOptions, solver: MilpSolver): Proposal {
  const watched = watch(scaled(solver), options.secondsLeft)
  const limits = limitsOf(instance, options, watched)
  watched.reserve(AFTER_TEAMS)
  const settled = settle(instance, watched.solver, limits)
  const { problem, aside } = settled
  watched.reserve(AFTER_ALTERNATIVES)
  const wanted = options.alternatives ?? DEFAULTS.alternatives
  const choices = choicesOf(settled, { watched, limits, wanted })
  watched.reserve(AFTER_CLASHES)
  const projects = problem.sites.map(({ project }) => project.id)
  const infeasible = aside.map((project) => clashOf(instance, project, projects, watched.solver, limits))
  const { value, bound, method } = choices.solved
  const { teams, byProject } = told(problem, choices, wanted)
  const isNear = gapOf(bound, value) <= limits.gap
  return {
    status: statusOf({ served: projects.length > 0, isNear, partial: aside.length > 0 }),
    value: rounded(value),
    bound: Math.ceil(bound * DECIMALS) / DECIMALS,
    gap: Math.ceil(gapOf(bound, value) * DECIMALS) / DECIMALS,
    seed: limits.seed,
    policy: problem.policy,
    solver: solver.name,
    method,
    stoppedBy: watched.timedOut() ? 'time' : isNear ? 'proof' : 'nodes',
    teams,
    byProject,
    violations: violationsIn(instance, teams, projects),
    infeasible,
  }
}

/** The checker reads the instance as it was given, down to the people whom it is asked about. */
function violationsIn(instance: Instance, teams: readonly Team[], projects: readonly string[]) {
  const named = new Set(teams.flatMap(({ assignments }) => assignments.map(({ person }) => person)))
  const read = { ...instance, people: instance.people.filter(({ id }) => named.has(id)) }
  return teams.flatMap(({ assignments, rank }) =>
    violationsOf(read, { assignments, projects }).map((violation) => ({ ...violation, team: rank })),
  )
}

type Choosing = { watched: Watched; limits: SolveLimits; wanted: number }

function choicesOf({ problem, solved }: Settled, { watched, limits, wanted }: Choosing): Choices {
  if (problem.sites.length === 0) return { solved, bySite: [] }
  return choicesAround({ problem, solver: watched.solver, solved, limits }, wanted)
}

/** The teams with their reasons: of the whole, and of each project. */
function told(problem: Problem, choices: Choices, wanted: number): Pick<Proposal, 'teams' | 'byProject'> {
  const { solved, bySite } = choices
  if (problem.sites.length === 0) return { teams: [], byProject: [] }
  const best = solved.plan
  const tell = (plans: readonly Plan[], only?: number) =>
    plans.map((plan, at) => teamOf(problem, solved, { plan, best, rank: at + 1 }, only))
  const teams = tell([best, ...wholePlans(problem, choices, wanted).map(({ plan }) => plan)])
  const first = teams[0]?.value ?? 0
  for (const { value } of teams)
    assert(
      value <= first + ROUNDING * Math.max(1, Math.abs(first)),
      'no alternative is worth more than the best',
    )
  const byProject = problem.sites.map(({ project }, at) => ({
    project: project.id,
    teams: bySite.length === 1 ? teams : tell([best, ...(bySite[at] ?? []).map(({ plan }) => plan)], at),
  }))
  return { teams, byProject }
}

function limitsOf(
  instance: Instance,
  { seed, gap, nodesMax, secondsMax }: ProposeOptions,
  { isOver }: Watched,
): SolveLimits {
  return {
    seed: seed ?? instance.seed ?? 1,
    gap: gap ?? DEFAULTS.gap,
    nodesMax: nodesMax ?? (instance.projects.length > 1 ? NODES_OF_MANY : DEFAULTS.nodesMax),
    secondsMax: secondsMax ?? DEFAULTS.secondsMax,
    closeMax: DEFAULTS.closeMax,
    looksMax: DEFAULTS.looksMax,
    isOver,
  }
}

type Status = { served: boolean; isNear: boolean; partial: boolean }

function statusOf({ served, isNear, partial }: Status): Proposal['status'] {
  if (!served) return 'infeasible'
  if (partial) return 'partial'
  return isNear ? 'optimal' : 'found'
}

type Settled = { problem: Problem; solved: Solved; aside: readonly string[] }

/** Solves; as long as projects cannot have their team, sets them aside and solves again for the others. */
function settle(instance: Instance, solver: MilpSolver, limits: SolveLimits): Settled {
  const aside: string[] = []
  for (;;) {
    const projects = instance.projects.filter(({ id }) => !aside.includes(id))
    const problem = problemOf({ ...instance, projects })
    const solved = solvePlan(problem, solver, limits)
    if (solved.missing === 0) return { problem, solved, aside: aside.toSorted() }
    aside.push(...failing(problem, solved.plan))
  }
}

function failing(problem: Problem, plan: Plan): string[] {
  return problem.sites.flatMap((site, at) => (crewAt(problem, plan, at).missing > 0 ? [site.project.id] : []))
}

function crewAt(problem: Problem, plan: Plan, at: number): Crew {
  const engagements = plan[at] ?? []
  const columns = engagements.map(({ column }) => column)
  const halfDays = engagements.map((engagement) => engagement.halfDays)
  return crewFrom(problem, problem.sites[at] as Site, columns, halfDays, elsewhereIn(problem, plan, at))
}
