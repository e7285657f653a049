import type { MilpSolver } from './linear.ts'
import { type Cut, OTHERS } from './master.ts'
import { type Plan, planValue } from './plan.ts'
import type { Problem } from './problem.ts'
import { searchPlan } from './search.ts'
import { nearColumns, planBy, type Solved, type SolveLimits } from './solve.ts'

/** Another plan, in which the team of one site has changed and the others are as they were. */
export type Alternative = { readonly plan: Plan; readonly value: number; readonly site: number }

/** Near enough: an alternative is a proposal among others and proves nothing. */
const ALTERNATIVE_GAP = 1e-2
/** Looked at first: those whose engagement costs at most this part of the bound. */
const NEAR_BOUND = 0.002
/** Pools so small that everyone is looked at before saying that there is no other team. */
const EVERYONE = 2_500
/** What two sums of the same points may differ by. */
const DUST = 1e-9
/** Times that a better plan may be found on the way: each is better than the one before. */
const BETTER_MAX = 20

type Search = {
  problem: Problem
  solver: MilpSolver
  solved: Solved
  limits: SolveLimits
}

/** A plan, and for each of its sites the other teams, the best first. */
export type Choices = { readonly solved: Solved; readonly bySite: readonly (readonly Alternative[])[] }

/**
 * For each site, the best other teams: each has at least two people less or two people more than that of the plan and
 * than each other, while what the other sites do is held, people and half-days. Fewer come back when fewer exist. A
 * team that is found on the way and makes a better plan takes its place in the plan, so that no alternative is ever
 * worth more. Ties go by the order of sites.
 */
export function choicesAround(search: Search, count: number): Choices {
  let { solved } = search
  let betterLeft = BETTER_MAX
  const bySite: Alternative[][] = []
  while (bySite.length < search.problem.sites.length) {
    const found = othersAt({ ...search, solved }, bySite.length, count)
    const better = found.find(({ value }) => value > solved.value + DUST)
    if (!better || betterLeft === 0) {
      bySite.push(found.filter((one) => one !== better).toSorted((a, b) => b.value - a.value))
      continue
    }
    const before = solved
    solved = { ...solved, ...better, bound: Math.max(solved.bound, better.value) }
    betterLeft -= 1
    // Those before the first whose people may have changed what they do are as they were, for so many points more.
    const kept = bySite.findIndex((own) =>
      own.some((one) => meets(search.problem, one, [before.plan, solved.plan])),
    )
    const gained = solved.value - before.value
    bySite.splice(kept < 0 ? bySite.length : kept)
    for (const [at, own] of bySite.entries()) bySite[at] = own.map((one) => moved(one, solved, gained))
  }
  return { solved, bySite }
}

/** Whether somebody of a team, or of the one it replaces, is in the site that has changed, before or after. */
function meets(
  problem: Problem,
  { plan, site }: Alternative,
  [before, after]: readonly [Plan, Plan],
): boolean {
  const changed = before.findIndex((engagements, at) => engagements !== after[at])
  const people = new Set([...peopleAt(problem, plan, site), ...peopleAt(problem, before, site)])
  const others = [peopleAt(problem, before, changed), peopleAt(problem, after, changed)]
  return others.some((some) => [...some].some((one) => people.has(one)))
}

const moved = ({ plan, site, value }: Alternative, solved: Solved, gained: number): Alternative => ({
  plan: solved.plan.map((engagements, at) => (at === site ? (plan[at] ?? []) : engagements)),
  value: value + gained,
  site,
})

/** Other teams of one site. It ends early when one is better than the plan. */
function othersAt(search: Search, site: number, count: number): Alternative[] {
  const { problem, solved, limits } = search
  const line: Line = { site, cuts: [peopleAt(problem, solved.plan, site)] }
  const found: Alternative[] = []
  while (found.length < count && !limits.isOver?.()) {
    const next = nextOf(search, line)
    if (!next) break
    found.push(next)
    if (next.value > solved.value + DUST) break
    line.cuts.push(peopleAt(problem, next.plan, site))
  }
  return found
}

/** What the other teams of a site must differ from. */
type Line = { site: number; cuts: ReadonlySet<number>[] }

const peopleAt = ({ columns }: Problem, plan: Plan, site: number): ReadonlySet<number> =>
  new Set((plan[site] ?? []).map(({ column }) => columns.person[column] as number))

/**
 * Whole plans, one for each alternative, the best first: those that differ from the best plan and from each other by
 * two people of the whole plan, then those that do so in one site only.
 */
export function wholePlans({ columns }: Problem, { solved, bySite }: Choices, count: number): Alternative[] {
  const inPlan = (plan: Plan) => new Set(plan.flat().map(({ column }) => columns.person[column] as number))
  const sorted = bySite.flat().toSorted((a, b) => b.value - a.value || a.site - b.site)
  const taken: Alternative[] = []
  const sets = [inPlan(solved.plan)]
  for (const one of sorted) {
    const people = inPlan(one.plan)
    if (taken.length === count || !sets.every((other) => differs(people, other))) continue
    taken.push(one)
    sets.push(people)
  }
  const rest = sorted.filter((one) => !taken.includes(one)).slice(0, count - taken.length)
  return [...taken, ...rest].toSorted((a, b) => b.value - a.value || a.site - b.site)
}

const lacking = (some: ReadonlySet<number>, others: ReadonlySet<number>): number =>
  [...some].filter((one) => !others.has(one)).length
const differs = (some: ReadonlySet<number>, others: ReadonlySet<number>): boolean =>
  lacking(some, others) >= OTHERS || lacking(others, some) >= OTHERS

/** First a team without two of the people; failing that, and alone, one with two more; failing that, among everyone. */
function nextOf(search: Search, line: Line): Alternative | undefined {
  const canSwap = line.cuts.every((people) => people.size >= OTHERS)
  const other = canSwap ? (exchanged(search, line) ?? swapped(search, line)) : undefined
  if (other) return other
  const all = columnsOf(search.problem, line.site)
  const columns = all.length <= EVERYONE ? all : search.solved.generated.chosen
  return askedAgain(search, line, { columns, mayAdd: true })
}

/** Among those near the best; among all that were chosen when these are too few, or do less of the work. */
function exchanged(search: Search, line: Line): Alternative | undefined {
  const { generated, plan } = search.solved
  const near = nearColumns(generated, NEAR_BOUND)
  const once = askedAgain(search, line, { columns: near, mayAdd: false })
  const isEnough = once && workAt(once.plan, line) >= workAt(plan, line)
  if (isEnough || near.length === generated.chosen.length) return once
  const again = askedAgain(search, line, { columns: generated.chosen, mayAdd: false })
  return once && again ? (again.value > once.value ? again : once) : (again ?? once)
}

const workAt = (plan: Plan, { site }: Line): number =>
  (plan[site] ?? []).reduce((sum, { halfDays }) => sum + halfDays, 0)

const columnsOf = ({ columns, siteOf }: Problem, site: number): number[] =>
  [...columns.place.keys()].filter((column) => siteOf[columns.place[column] as number] === site)

type Way = { columns: readonly number[]; mayAdd: boolean }

function askedAgain(search: Search, { site, cuts }: Line, { columns, mayAdd }: Way): Alternative | undefined {
  const { problem, solver, solved, limits } = search
  const { siteOf, columns: all } = problem
  const own = columns.filter((column) => siteOf[all.place[column] as number] === site)
  const candidates = new Set(own.map((column) => all.person[column] as number))
  const held = solved.plan.flatMap((engagements, at) =>
    at === site ? [] : engagements.filter(({ column }) => candidates.has(all.person[column] as number)),
  )
  const { plan } = planBy(problem, solver, {
    columns: [...own, ...held.map(({ column }) => column)].sort((a, b) => a - b),
    near: solved.value,
    limits: { ...limits, gap: ALTERNATIVE_GAP },
    narrowing: { only: site, held, cuts: cuts.map((people): Cut => ({ site, people, mayAdd })) },
  })
  if (!plan) return undefined
  return otherWith(search, { site, cuts }, plan)
}

/** The whole plan with the team that was found, when it is another one and breaks no rule. */
function otherWith({ problem, solved }: Search, { site, cuts }: Line, plan: Plan): Alternative | undefined {
  const whole = solved.plan.map((engagements, at) => (at === site ? (plan[at] ?? []) : engagements))
  const { value, missing } = planValue(problem, whole)
  const people = peopleAt(problem, whole, site)
  return missing === 0 && cuts.every((cut) => differs(people, cut)) ? { plan: whole, value, site } : undefined
}

/** Teams looked at by hand for each pair of people taken out. */
const LOOKS = 400
const PAIRS_MAX = 12

/** Where the solver has no answer: two people are taken out and the team completed by hand, the least useful first. */
function swapped(search: Search, line: Line): Alternative | undefined {
  const { problem, solved, limits } = search
  const { columns } = problem
  const { site } = line
  const team = solved.plan[site] ?? []
  const useful = (at: number) => (columns.points[at] as number) * (columns.cap[at] as number)
  const order = team.map(({ column }) => column).toSorted((a, b) => useful(a) - useful(b) || a - b)
  const people = order.map((column) => columns.person[column] as number)
  const pairs = people.flatMap((one, i) => people.slice(i + 1).map((other) => [one, other]))
  const found = pairs.slice(0, PAIRS_MAX).flatMap((gone) => {
    if (limits.isOver?.()) return []
    const isHere = (column: number) => !gone.includes(columns.person[column] as number)
    const start = solved.plan.map((engagements, at) =>
      at === site ? engagements.filter(({ column }) => isHere(column)) : engagements,
    )
    const chosen = solved.generated.chosen.filter(isHere)
    const { seed, isOver } = limits
    const asked = { seed, looksMax: LOOKS, only: site, ...(isOver && { isOver }) }
    const other = otherWith(search, line, searchPlan(problem, chosen, asked, start))
    return other ? [other] : []
  })
  return found.toSorted((a, b) => b.value - a.value)[0]
}
