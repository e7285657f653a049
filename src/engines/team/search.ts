import { crewOf } from './fill.ts'
import {
  type Crew,
  crewFrom,
  type ElsewhereOf,
  type Engagement,
  elsewhereIn,
  type Plan,
  worthOf,
} from './plan.ts'
import type { Problem, Site } from './problem.ts'
import { randomFrom } from './random.ts'

export type SearchLimits = {
  readonly seed: number
  /** How many teams may be looked at: the same on every machine, unlike seconds. */
  readonly looksMax: number
  readonly isOver?: () => boolean
  /** The one site whose team may change; every one unless said. */
  readonly only?: number
}

const BETTER = 1e-9
const SHAKEN = 3
const PASSES_MAX = 30

/** Columns of each site among the chosen ones. */
export function bySite({ sites, siteOf, columns }: Problem, chosen: readonly number[]): number[][] {
  const lists: number[][] = sites.map(() => [])
  for (const column of chosen) lists[siteOf[columns.place[column] as number] as number]?.push(column)
  return lists
}

/**
 * Improves a plan by hand, as an organiser would: adds someone, takes someone out, replaces one by another, one
 * project at a time, then shakes a team and tries again. Proves nothing; serves where a solver gives up. Ties go to
 * the first ids.
 */
export function searchPlan(
  problem: Problem,
  chosen: readonly number[],
  limits: SearchLimits,
  start?: Plan,
): Plan {
  const lists = bySite(problem, chosen)
  const plan: (readonly Engagement[])[] = problem.sites.map((_, at) => start?.[at] ?? [])
  const { only, isOver = () => false } = limits
  const sites = only === undefined ? [...plan.keys()] : [only]
  // The first teams are made whatever the clock says: a plan without anyone would tell that none is possible.
  const looks: Looks = { left: limits.looksMax, isOver: () => false, sites }
  for (let pass = 0; pass < PASSES_MAX && mayLook(looks); pass++) {
    if (!improveAll(problem, lists, plan, looks)) break
    looks.isOver = isOver
  }
  looks.isOver = isOver
  const random = randomFrom(limits.seed)
  while (mayLook(looks)) shake(problem, lists, { plan, random, looks })
  return plan.map((engagements) => engagements.toSorted((a, b) => a.column - b.column))
}

type Looks = { left: number; isOver: () => boolean; sites: readonly number[] }
const mayLook = ({ left, isOver }: Looks): boolean => left > 0 && !isOver()

/** Counts one team more that is looked at, when that is allowed. */
function look(looks: Looks): boolean {
  looks.left -= 1
  return looks.left >= 0 && !looks.isOver()
}

type Shaking = { plan: (readonly Engagement[])[]; random: () => number; looks: Looks }

/** Takes some people out of a team at random, improves what is left, and keeps it when it is better. */
function shake(problem: Problem, lists: readonly number[][], { plan, random, looks }: Shaking): void {
  looks.left -= 1
  const at = looks.sites[Math.floor(random() * looks.sites.length)] as number
  const elsewhere = elsewhereIn(problem, plan, at)
  const own = columnsOf(plan[at] ?? [])
  const before = crewOf(problem, at, own, elsewhere)
  const kept = own.filter(() => random() > SHAKEN / Math.max(SHAKEN, own.length))
  const after = improve({ problem, at, candidates: lists[at] ?? [], elsewhere, looks }, kept)
  if (after && (!before || worthOf(problem, after) > worthOf(problem, before) + BETTER))
    plan[at] = after.engagements
}

const columnsOf = (engagements: readonly Engagement[]) => engagements.map(({ column }) => column)

/** Whether a pass over the sites has changed something. */
function improveAll(
  problem: Problem,
  lists: readonly number[][],
  plan: (readonly Engagement[])[],
  looks: Looks,
): boolean {
  let changed = false
  for (const at of looks.sites) {
    const engagements = plan[at] ?? []
    if (!mayLook(looks)) break
    const elsewhere = elsewhereIn(problem, plan, at)
    const around = { problem, at, candidates: lists[at] ?? [], elsewhere, looks }
    const after = improve(around, columnsOf(engagements))
    if (!after || sameAs(after, engagements) || !mayReplace(problem, at, { after, engagements, elsewhere }))
      continue
    plan[at] = after.engagements
    changed = true
  }
  return changed
}

/** Half-days that a solver settled may be better than those given by hand to the same people. */
function mayReplace(
  problem: Problem,
  at: number,
  {
    after,
    engagements,
    elsewhere,
  }: { after: Crew; engagements: readonly Engagement[]; elsewhere: ElsewhereOf },
): boolean {
  const halfDays = engagements.map((engagement) => engagement.halfDays)
  const before = crewFrom(problem, problem.sites[at] as Site, columnsOf(engagements), halfDays, elsewhere)
  const gain = worthOf(problem, after) - worthOf(problem, before)
  const isFirst = rankOf(columnsOf(after.engagements)) < rankOf(columnsOf(engagements))
  return gain > BETTER || (gain >= -BETTER && isFirst)
}

const sameAs = (crew: Crew, engagements: readonly Engagement[]) =>
  crew.engagements.length === engagements.length &&
  crew.engagements.every(({ column, halfDays }) =>
    engagements.some((other) => other.column === column && other.halfDays === halfDays),
  )

type Around = {
  problem: Problem
  at: number
  candidates: readonly number[]
  elsewhere: ElsewhereOf
  looks: Looks
}

/** Takes the best single change until none is left. Among changes of equal worth, the one with the first ids. */
function improve(around: Around, from: readonly number[]): Crew | undefined {
  const { problem, at, elsewhere } = around
  let crew = crewOf(problem, at, from, elsewhere) ?? crewOf(problem, at, [], elsewhere)
  for (let pass = 0; crew && pass < PASSES_MAX * 2; pass++) {
    const next = bestChange(around, crew)
    if (!next) break
    crew = next
  }
  return crew
}

function bestChange(around: Around, crew: Crew): Crew | undefined {
  const { problem, at, elsewhere, looks } = around
  const columns = columnsOf(crew.engagements)
  let best: Crew | undefined
  let worth = worthOf(problem, crew)
  let rank = rankOf(columns)
  for (const changed of changesOf(around, columns, crew.missing > 0)) {
    if (!look(looks)) break
    const other = crewOf(problem, at, changed, elsewhere)
    if (!other) continue
    const value = worthOf(problem, other)
    const isFirst = changed.length <= columns.length && rankOf(changed) < rank
    if (value < worth - BETTER || (value <= worth + BETTER && !isFirst)) continue
    best = other
    worth = value
    rank = rankOf(changed)
  }
  return best
}

function* changesOf({ problem, candidates }: Around, columns: readonly number[], anyPlace: boolean) {
  const { place } = problem.columns
  for (const column of columns) yield columns.filter((other) => other !== column)
  for (const candidate of candidates.filter((one) => !columns.includes(one))) {
    yield [...columns, candidate]
    for (const column of columns)
      if (anyPlace || place[column] === place[candidate])
        yield columns.map((other) => (other === column ? candidate : other))
  }
}

/** Smaller for teams of people whose ids come first. */
const rankOf = (columns: readonly number[]): number => columns.reduce((sum, column) => sum + column + 1, 0)
