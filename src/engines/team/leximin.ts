import { assert } from '../assert.ts'
import { availableIn, shareIn } from './eligibility.ts'
import { fitOf, fitTerms } from './fit.ts'
import type { Instance } from './instance.ts'
import { type LinearModel, type MilpSolver, modelBuilder } from './linear.ts'
import { personAt, placeAt } from './plan.ts'
import { type Problem, problemOf } from './problem.ts'

/** How much of what they wish to work a person has, before and after. */
export type Share = { readonly person: string; readonly bestFit: number; readonly equal: number }

export type Leximin = {
  readonly members: readonly Share[]
  /** The least share of the two ways. */
  readonly least: { readonly bestFit: number; readonly equal: number }
  /** 0 when all have the same share, near 1 when one has it all. */
  readonly gini: { readonly bestFit: number; readonly equal: number }
  /** Part of the fit that is kept by sharing equally: 1 less this is the price of equity. */
  readonly fitKept: number
  /** Part of the work that can be done which is done by sharing equally. */
  readonly workKept: number
  /** Half-days done, each way. */
  readonly halfDays: { readonly bestFit: number; readonly equal: number }
  readonly programmes: number
}

/** Successive programmes grow with the square of people: beyond, the load terms of the policy serve. */
export const LEXIMIN_PEOPLE_MAX = 200
/** Work that sharing equally may leave undone: a part of what could be done. */
const WORK_KEPT = 0.97
const SLACK = 1e-6
const KEPT_DUST = 1e-4

/**
 * Shares the work of all projects so that whoever has least of their target has as much as can be, then the next, and
 * so on (leximin), keeping 97 % of the work that can be done; then, at those shares, the best fit. Fractions of
 * half-days are allowed and teams are not formed: this is a view for an assembly, not a proposal.
 * Members are answered by id; those whom no role suits keep what they have.
 */
export function leximin(instance: Instance, solver: MilpSolver): Leximin {
  assert(instance.people.length <= LEXIMIN_PEOPLE_MAX, 'leximin is for two hundred people at most')
  const problem = problemOf(instance)
  const model = sharingOf(problem)
  const most = solved(solver, model, { objective: model.work })
  const floor = WORK_KEPT * most.value
  const bestFit = solved(solver, model, { objective: model.fit, floor })
  const { floors, programmes } = raised(solver, model, floor)
  const equal = solved(solver, model, { objective: model.fit, floor, floors })
  const done = workOf(model, equal.values)
  assert(done >= floor - KEPT_DUST * Math.max(1, floor), 'sharing equally keeps the work it must keep')
  const before = sharesAt(problem, bestFit.values)
  const after = sharesAt(problem, equal.values)
  return {
    members: problem.people.map(({ id }, i) => ({
      person: id,
      bestFit: before[i] as number,
      equal: after[i] as number,
    })),
    least: { bestFit: Math.min(...before), equal: Math.min(...after) },
    gini: { bestFit: gini(before), equal: gini(after) },
    fitKept: bestFit.value > 0 ? equal.value / bestFit.value : 1,
    workKept: most.value > 0 ? done / most.value : 1,
    halfDays: { bestFit: workOf(model, bestFit.values), equal: done },
    programmes: programmes + 3,
  }
}

type Sharing = {
  problem: Problem
  /** Rows of demand, capacity and budget over half-days by column. */
  rows: readonly { upper: number; entries: [number, number][] }[]
  work: Float64Array
  fit: Float64Array
}

function sharingOf(problem: Problem): Sharing {
  const { columns, places, people, sites, siteOf, instance } = problem
  const all = [...columns.place.keys()]
  const of = (keep: (column: number) => boolean, value: (column: number) => number): [number, number][] =>
    all.filter(keep).map((column) => [column, value(column)])
  const demand = places.map(({ role }, at) => ({
    upper: role.halfDays,
    entries: of(
      (column) => columns.place[column] === at,
      () => 1,
    ),
  }))
  const capacity = people.flatMap((person, i) =>
    instance.periods.map((_, period) => ({
      upper: availableIn(person, period),
      entries: of(
        (column) => columns.person[column] === i && placeAt(problem, column).periods.includes(period),
        (column) => shareIn(placeAt(problem, column), period),
      ),
    })),
  )
  const budgets = sites.flatMap(({ project: { budget } }, at) => {
    const isHere = (column: number) => siteOf[columns.place[column] as number] === at
    const euros = (column: number) => (columns.cents[column] as number) / 100
    return budget === undefined ? [] : [{ upper: budget / 100, entries: of(isHere, euros) }]
  })
  const fit = all.map((column) => {
    const { project, role } = placeAt(problem, column)
    return fitOf(fitTerms(personAt(problem, column), project, role, problem.policy), problem.policy)
  })
  const rows = [...demand, ...capacity, ...budgets].filter(({ entries }) => entries.length > 0)
  return { problem, rows, work: new Float64Array(all.length).fill(1), fit: Float64Array.from(fit) }
}

type Wanted = {
  objective: Float64Array
  floor?: number
  /** By person: the least share, when it is settled. */
  floors?: ReadonlyMap<number, number>
  /** Raises the share of those who are not settled. */
  raise?: boolean
}

/** The programme, and the row of each person who can work. */
function programme({ problem, rows, work }: Sharing, wanted: Wanted) {
  const { columns, people, firstOf } = problem
  const { objective, floor, floors, raise } = wanted
  const build = modelBuilder()
  columns.cap.forEach((cap, column) => {
    build.variable(raise ? 0 : (objective[column] as number), cap)
  })
  const least = raise ? build.variable(1, 1) : -1
  for (const { upper, entries } of rows) build.row(Number.NEGATIVE_INFINITY, upper, entries)
  if (floor !== undefined)
    build.row(
      floor - SLACK,
      Number.POSITIVE_INFINITY,
      [...work.keys()].map((column) => [column, 1]),
    )
  const rowOf = new Map<number, number>()
  people.forEach((_, person) => {
    const [from, to] = [firstOf[person] as number, firstOf[person + 1] as number]
    const settled = floors?.get(person)
    if (from === to || (settled === undefined && !raise)) return
    const target = targetOf(problem, person)
    const entries = Array.from({ length: to - from }, (_v, k): [number, number] => [from + k, 1 / target])
    const least0 = settled === undefined ? entries.concat([[least, -1]]) : entries
    const wantedShare =
      (settled ?? 0) - loadOf(problem, person) / target - (settled === undefined ? 0 : SLACK)
    rowOf.set(person, build.row(wantedShare, Number.POSITIVE_INFINITY, least0))
  })
  return { model: build.done(), rowOf }
}

const targetOf = ({ people, policy }: Problem, person: number) =>
  Math.max(1, people[person]?.target ?? policy.rules.target)
const loadOf = ({ people }: Problem, person: number) => people[person]?.load ?? 0

function solved(solver: MilpSolver, sharing: Sharing, wanted: Wanted) {
  return answerTo(solver, programme(sharing, wanted).model)
}

function answerTo(solver: MilpSolver, model: LinearModel): { value: number; values: Float64Array } {
  const answer = solver.solve(model, { gap: 0, nodesMax: 1, secondsMax: 60, seed: 1 })
  assert(answer.status === 'optimal', 'a programme of shares has an answer')
  return answer
}

/** Raises the least share, settles those whom it cannot raise further (their price is not null), and again. */
function raised(solver: MilpSolver, sharing: Sharing, floor: number) {
  const { problem } = sharing
  const floors = new Map<number, number>()
  const able = problem.people.flatMap((_, i) =>
    (problem.firstOf[i] as number) < (problem.firstOf[i + 1] as number) ? [i] : [],
  )
  let programmes = 0
  while (floors.size < able.length) {
    const { model, rowOf } = programme(sharing, { objective: sharing.work, floor, floors, raise: true })
    const { value } = answerTo(solver, model)
    const prices = solver.pricesOf(model)
    assert(prices !== undefined, 'a programme of shares has prices')
    programmes += 2
    const open = able.filter((person) => !floors.has(person))
    const bound = open.filter((person) => Math.abs(prices[rowOf.get(person) as number] ?? 0) > SLACK)
    // Whoever reached their whole target needs no more: a share above 1 is nobody's wish. Below it, the prices of those
    // whom nothing can raise add up to 1.
    const isWhole = value >= 1 - SLACK
    assert(isWhole || bound.length > 0, 'a share that cannot be raised has a price')
    const now = isWhole ? open : bound
    for (const person of now) floors.set(person, value)
  }
  return { floors, programmes }
}

function sharesAt(problem: Problem, values: Float64Array): number[] {
  const taken = problem.people.map(() => 0)
  problem.columns.person.forEach((person, column) => {
    taken[person] = (taken[person] as number) + (values[column] as number)
  })
  return taken.map((halfDays, person) => (loadOf(problem, person) + halfDays) / targetOf(problem, person))
}

const workOf = ({ work }: Sharing, values: Float64Array): number =>
  work.reduce((sum, _, column) => sum + (values[column] as number), 0)

/** Half the mean difference between two people, in parts of the mean. */
function gini(shares: readonly number[]): number {
  const sorted = shares.toSorted((a, b) => a - b)
  const total = sorted.reduce((sum, share) => sum + share, 0)
  if (total === 0) return 0
  const weighted = sorted.reduce((sum, share, i) => sum + (2 * (i + 1) - sorted.length - 1) * share, 0)
  return weighted / (sorted.length * total)
}
