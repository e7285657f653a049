import { alternativesTo } from './alternatives.ts'
import { type Given, type Violation, violationsOf } from './check.ts'
import { type Clash, clashOf } from './clash.ts'
import { explainTeam, type Reason } from './explain.ts'
import type { Instance } from './instance.ts'
import type { MilpSolver } from './linear.ts'
import { type Crew, crewFrom, elsewhereIn, type Plan, personAt, placeAt } from './plan.ts'
import type { Policy } from './policy.ts'
import { type Problem, problemOf, type Site } from './problem.ts'
import { scaled } from './scaled.ts'
import { type Parts, partsOf } from './score.ts'
import { gapOf, type Solved, type SolveLimits, solvePlan } from './solve.ts'
import { spreadOf } from './spread.ts'
import { type Unmet, unmetOf } from './unmet.ts'

export type ProposeOptions = {
  /** Unless said, that of the instance, or 1. */
  readonly seed?: number
  /** Other teams wanted besides the best; 3 unless said. */
  readonly alternatives?: number
  /** How near the best the proof should come, in parts of the bound; 0.01 unless said. */
  readonly gap?: number
  /** Branches that one call of the solver may open: the same on every machine. */
  readonly nodesMax?: number
  /** A last resort per call of the solver, in seconds; 300 unless said. What it stops is said in `stoppedBy`. */
  readonly secondsMax?: number
  /** Seconds that remain for the whole answer, when whoever asks has little time. */
  readonly secondsLeft?: () => number
}

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
  readonly teams: readonly Team[]
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
/** A solver that is asked at all has this long. */
const SECONDS_LEAST = 0.05
const DECIMALS = 1e6

/**
 * The best team found, others that differ from it by two people at least, what proves how near the best they are, and
 * why each person is there. Ids settle ties: the order of people, projects and roles in the instance changes nothing,
 * and the same seed gives the same answer unless `stoppedBy` is `time`. A project that no team can hold is set aside
 * with the rules that clash; the others are still served. The instance must be coherent (see docs/formats/team.md).
 */
export function proposeTeams(instance: Instance, options: ProposeOptions, solver: MilpSolver): Proposal {
  const watched = watch(scaled(solver), options.secondsLeft)
  const limits = limitsOf(instance, options)
  const { problem, solved, aside } = settle(instance, watched.solver, limits)
  const served = problem.sites.length > 0
  const wanted = options.alternatives ?? DEFAULTS.alternatives
  const others = served ? alternativesTo({ problem, solver: watched.solver, solved, limits }, wanted) : []
  const plans = served ? [solved.plan, ...others.map(({ plan }) => plan)] : []
  const teams = plans.map((plan, at) => teamOf(problem, solved, { plan, best: solved.plan, rank: at + 1 }))
  const projects = problem.sites.map(({ project }) => project.id)
  const infeasible = aside.map((project) => clashOf(instance, project, projects, watched.solver, limits))
  const isNear = gapOf(solved.bound, solved.value) <= limits.gap
  return {
    status: statusOf({ served, isNear, partial: aside.length > 0 }),
    value: rounded(solved.value),
    bound: Math.ceil(solved.bound * DECIMALS) / DECIMALS,
    gap: Math.ceil(gapOf(solved.bound, solved.value) * DECIMALS) / DECIMALS,
    seed: limits.seed,
    policy: problem.policy,
    solver: solver.name,
    method: solved.method,
    stoppedBy: watched.timedOut() ? 'time' : isNear ? 'proof' : 'nodes',
    teams,
    violations: teams.flatMap(({ assignments, rank }) =>
      violationsOf(instance, { assignments, projects }).map((violation) => ({ ...violation, team: rank })),
    ),
    infeasible,
  }
}

const rounded = (points: number): number => Math.round(points * DECIMALS) / DECIMALS

function limitsOf(
  instance: Instance,
  { seed, gap, nodesMax, secondsMax, secondsLeft }: ProposeOptions,
): SolveLimits {
  return {
    seed: seed ?? instance.seed ?? 1,
    gap: gap ?? DEFAULTS.gap,
    nodesMax: nodesMax ?? (instance.projects.length > 1 ? NODES_OF_MANY : DEFAULTS.nodesMax),
    secondsMax: secondsMax ?? DEFAULTS.secondsMax,
    closeMax: DEFAULTS.closeMax,
    looksMax: DEFAULTS.looksMax,
    ...(secondsLeft && { isOver: () => secondsLeft() <= 0 }),
  }
}

/** The same solver, which minds the time that is left and remembers whether the clock ever stopped it. */
function watch(
  solver: MilpSolver,
  secondsLeft?: () => number,
): { solver: MilpSolver; timedOut: () => boolean } {
  let timedOut = false
  const solve: MilpSolver['solve'] = (model, limits, start) => {
    const left = Math.max(SECONDS_LEAST, secondsLeft?.() ?? Number.POSITIVE_INFINITY)
    const answer = solver.solve(model, { ...limits, secondsMax: Math.min(left, limits.secondsMax) }, start)
    timedOut ||= answer.timedOut === true
    return answer
  }
  return { solver: { ...solver, solve }, timedOut: () => timedOut }
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

function teamOf(
  problem: Problem,
  solved: Solved,
  { plan, best, rank }: { plan: Plan; best: Plan; rank: number },
): Team {
  const parts = partsOf(problem, plan)
  const here = new Set(idsIn(problem, plan))
  const reasons = explainTeam(problem, solved, plan)
  const spread = spreadsIn(problem, plan)
  const assignments = plan.flat().map((engagement): Assignment => {
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
    parts: Object.fromEntries(
      Object.entries(parts).map(([part, points]) => [part, rounded(points)]),
    ) as Parts,
    without: [...new Set(idsIn(problem, best))].filter((id) => !here.has(id)),
    assignments,
    unmet: unmetOf(problem, solved, plan),
  }
}

const idsIn = (problem: Problem, plan: Plan): string[] =>
  plan.flat().map(({ column }) => personAt(problem, column).id)

/** Half-days by period of each engagement, person by person. */
function spreadsIn(problem: Problem, plan: Plan): Map<number, Map<number, number>> {
  const byPerson = Map.groupBy(plan.flat(), ({ column }) => problem.columns.person[column] as number)
  const spreads = new Map<number, Map<number, number>>()
  for (const [person, own] of byPerson) {
    const engagements = own.map(({ column, halfDays }) => ({ place: placeAt(problem, column), halfDays }))
    const rows = spreadOf(problem.people[person] as Problem['people'][number], engagements)
    own.forEach(({ column }, k) => {
      spreads.set(column, rows[k] as Map<number, number>)
    })
  }
  return spreads
}
