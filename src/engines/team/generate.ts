import { LEARNER, LOCAL, SENIOR } from './columns.ts'
import type { MilpSolver } from './linear.ts'
import { type Master, masterOf } from './master.ts'
import { type Pricing, priceAll } from './pricing.ts'
import type { Problem } from './problem.ts'

const BEST_PER_PLACE = 12
const LARGEST_PER_PLACE = 4
const MARKED_PER_PLACE = 3
const ADDED_PER_PLACE = 12
const ROUNDS_MAX = 60
/** The bound is near enough to the best that prices can prove: a hundredth of a percent. */
const NEAR = 1e-4
const GAIN_MIN = 1e-7

export type Generated = {
  /** Positions of the columns worth considering, in increasing order. */
  readonly chosen: number[]
  readonly bound: number
  /** For each column, what engaging it would bring beyond the bound: at most 0 once prices are right. */
  readonly gains: Float64Array
  /** The model whose prices gave the bound, when a solver answered. */
  readonly master: Master | undefined
  readonly prices: Float64Array
  readonly rounds: number
}

/**
 * Chooses few people among many without losing the best team: starts from the best of each role, asks the solver
 * the price of each rule, prices everyone else at those prices, takes in those who would still gain, and again.
 * Without a solver that answers, everyone chosen so far and a loose bound remain. It may end once a bound is enough.
 */
export function generateColumns(
  problem: Problem,
  solver: MilpSolver,
  isEnough: (bound: number) => boolean = () => false,
): Generated {
  const chosen = firstColumns(problem)
  const none = new Float64Array()
  let best: Pricing = {
    bound: looseBound(problem),
    gains: new Float64Array(problem.columns.count),
    prices: none,
  }
  let priced: Master | undefined
  let rounds = 0
  for (; rounds < ROUNDS_MAX; rounds++) {
    const master = masterOf(problem, sorted(chosen))
    const prices = solver.pricesOf(master.model)
    if (!prices) break
    const pricing = priceAll(problem, master, prices)
    const added = gainers(problem, pricing.gains, chosen)
    if (pricing.bound < best.bound) {
      best = pricing
      priced = master
    }
    const isNear = added.missed <= NEAR * Math.max(1, Math.abs(pricing.bound))
    if (isNear || isEnough(best.bound)) break
    for (const column of added.columns) chosen.add(column)
  }
  return { ...best, chosen: sorted(chosen), master: priced, rounds }
}

const sorted = (chosen: ReadonlySet<number>): number[] => [...chosen].sort((a, b) => a - b)

/** Every half-day done, each by whoever suits its project best. */
function looseBound({ columns, places, sites, empty }: Problem): number {
  const best = places.map(() => 0)
  columns.points.forEach((points, column) => {
    const place = columns.place[column] as number
    if (points > (best[place] as number)) best[place] = points
  })
  const work = places.reduce((sum, { role }, at) => sum + role.halfDays * (best[at] as number), 0)
  return empty + work + sites.reduce((sum, { localBonus }) => sum + localBonus, 0)
}

/**
 * Columns of the whole pool that could be part of a plan worth more than `value`: at most so many, the likeliest
 * first. Whatever uses one of the others is worth at most `otherwise`.
 */
export function columnsAbove(
  { gains, bound }: Generated,
  value: number,
  most: number,
): { columns: number[]; otherwise: number } {
  const few = fewBest(most + 1)
  gains.forEach((gain, column) => {
    if (bound + gain > value) few.offer(column, gain)
  })
  const next = few.columns[most]
  const otherwise = next === undefined ? Math.min(bound, value) : bound + Math.min(0, gains[next] as number)
  return { columns: few.columns.slice(0, most).sort((a, b) => a - b), otherwise }
}

/** The few best of a list, by worth then by position, without sorting the whole list. */
export function fewBest(most: number): { offer: (column: number, worth: number) => void; columns: number[] } {
  const columns: number[] = []
  const worths: number[] = []
  const offer = (column: number, worth: number): void => {
    if (columns.length === most && worth <= (worths[most - 1] as number)) return
    let at = columns.length
    while (at > 0 && worth > (worths[at - 1] as number)) at -= 1
    columns.splice(at, 0, column)
    worths.splice(at, 0, worth)
    if (columns.length > most) {
      columns.pop()
      worths.pop()
    }
  }
  return { offer, columns }
}

/** The best of each role by a half-day and by a whole engagement, and the best seniors, learners and locals. */
function firstColumns(problem: Problem): Set<number> {
  const { columns, places } = problem
  const lists = places.map(() => ({
    best: fewBest(BEST_PER_PLACE),
    largest: fewBest(LARGEST_PER_PLACE),
    marked: [SENIOR, LEARNER, LOCAL].map((mark) => ({ mark, few: fewBest(MARKED_PER_PLACE) })),
  }))
  for (let column = 0; column < columns.count; column++) {
    const { best, largest, marked } = lists[columns.place[column] as number] as (typeof lists)[number]
    const points = columns.points[column] as number
    best.offer(column, points)
    largest.offer(column, points * (columns.cap[column] as number))
    for (const { mark, few } of marked)
      if ((columns.marks[column] as number) & mark) few.offer(column, points)
  }
  const best = lists.flatMap(({ best, largest, marked }) => [best, largest, ...marked.map(({ few }) => few)])
  return new Set([...best.flatMap(({ columns: few }) => few), ...keptColumns(problem)])
}

/** Columns of people already accepted somewhere. */
function keptColumns({ sites, people, firstOf }: Problem): number[] {
  const kept = new Set(sites.flatMap(({ project }) => (project.kept ?? []).map(({ person }) => person)))
  if (kept.size === 0) return []
  return people.flatMap(({ id }, person) => {
    const [from, to] = [firstOf[person] as number, firstOf[person + 1] as number]
    return kept.has(id) ? Array.from({ length: to - from }, (_, at) => from + at) : []
  })
}

/** Who would still gain, the best of each role, and how much all of them together could add at most. */
function gainers(
  problem: Problem,
  gains: Float64Array,
  chosen: ReadonlySet<number>,
): { columns: number[]; missed: number } {
  const { place, count } = problem.columns
  const lists = problem.places.map(() => fewBest(ADDED_PER_PLACE))
  let missed = 0
  for (let column = 0; column < count; column++) {
    const gain = gains[column] as number
    if (gain <= GAIN_MIN || chosen.has(column)) continue
    missed += gain
    lists[place[column] as number]?.offer(column, gain)
  }
  return { columns: lists.flatMap(({ columns }) => columns), missed }
}
