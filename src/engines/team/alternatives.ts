import type { MilpSolver } from './linear.ts'
import { type Cut, OTHERS } from './master.ts'
import { type Plan, planValue } from './plan.ts'
import type { Problem } from './problem.ts'
import { searchPlan } from './search.ts'
import { nearColumns, planBy, type Solved, type SolveLimits } from './solve.ts'

/** Another plan, worth somewhat less, in which the team of one site has changed. */
export type Alternative = { readonly plan: Plan; readonly value: number; readonly site: number }

/** Near enough: an alternative is a proposal among others and proves nothing. */
const ALTERNATIVE_GAP = 1e-2
/** Looked at first: those whose engagement costs at most this part of the bound. */
const NEAR_BOUND = 0.01
/** Pools so small that everyone is looked at before saying that there is no other team. */
const EVERYONE = 2_500

type Search = {
  problem: Problem
  solver: MilpSolver
  solved: Solved
  limits: SolveLimits
}

/**
 * The best other plans, each with at least two people less or two people more than the best and than each other.
 * One project changes its team at a time, the others keep theirs: an organiser compares teams and not calendars.
 * Fewer come back when fewer exist. Ties go by the order of sites.
 */
export function alternativesTo(search: Search, count: number): Alternative[] {
  const lines = search.problem.sites.map((_, site) => lineOf(search, site, count))
  const found: Alternative[] = []
  while (found.length < count) {
    const best = lines.reduce<Line | undefined>(
      (first, line) => (worth(line) > (first ? worth(first) : Number.NEGATIVE_INFINITY) ? line : first),
      undefined,
    )
    if (!best?.next) break
    found.push(best.next)
    best.cuts.push({ site: best.site, people: ownPeople(search.problem, best.next.plan, best.site) })
    best.next = found.length < count ? nextOf(search, best) : undefined
  }
  return found.toSorted((a, b) => b.value - a.value)
}

type Line = {
  site: number
  cuts: Pick<Cut, 'site' | 'people'>[]
  next: Alternative | undefined
}

const worth = ({ next }: Line): number => next?.value ?? Number.NEGATIVE_INFINITY

function lineOf(search: Search, site: number, count: number): Line {
  const cuts = [{ site, people: ownPeople(search.problem, search.solved.plan, site) }]
  const line: Line = { site, cuts, next: undefined }
  if (count > 0) line.next = nextOf(search, line)
  return line
}

/** People of a site who are in no other: when two of them leave, two people differ in the whole plan. */
function ownPeople({ columns }: Problem, plan: Plan, site: number): ReadonlySet<number> {
  const people = (at: number) => (plan[at] ?? []).map(({ column }) => columns.person[column] as number)
  const elsewhere = new Set(plan.flatMap((_, at) => (at === site ? [] : people(at))))
  return new Set(people(site).filter((person) => !elsewhere.has(person)))
}

/** First a team without two of the people; failing that, and alone, one with two more; failing that, among everyone. */
function nextOf(search: Search, line: Line): Alternative | undefined {
  const { problem, solved } = search
  const { chosen } = solved.generated
  const canSwap = line.cuts.every(({ people }) => people.size >= OTHERS)
  const near = nearColumns(solved.generated, NEAR_BOUND)
  for (const columns of canSwap ? [near, chosen] : []) {
    const found = askedAgain(search, line, { columns, mayAdd: false })
    if (found) return found
  }
  if (problem.sites.length > 1) return undefined
  const byHand = canSwap ? swapped(search, line) : undefined
  if (byHand) return byHand
  const { count } = problem.columns
  const all = Array.from({ length: count <= EVERYONE ? count : 0 }, (_, column) => column)
  return askedAgain(search, line, { columns: all.length > chosen.length ? all : chosen, mayAdd: true })
}

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
    narrowing: { only: site, held, cuts: cuts.map((cut) => ({ ...cut, mayAdd })) },
  })
  if (!plan) return undefined
  const whole = solved.plan.map((engagements, at) => (at === site ? (plan[at] ?? []) : engagements))
  const { value, missing } = planValue(problem, whole)
  return missing === 0 ? { plan: whole, value, site } : undefined
}

/** Teams looked at by hand for each pair of people taken out. */
const LOOKS = 400
const PAIRS_MAX = 12

/** Where the solver has no answer: two people are taken out and the team completed by hand, the least useful first. */
function swapped({ problem, solved }: Search, { site, cuts }: Line): Alternative | undefined {
  const { columns } = problem
  const team = solved.plan[site] ?? []
  const useful = (at: number) => (columns.points[at] as number) * (columns.cap[at] as number)
  const order = team.map(({ column }) => column).toSorted((a, b) => useful(a) - useful(b) || a - b)
  const people = order.map((column) => columns.person[column] as number)
  const pairs = people.flatMap((one, i) => people.slice(i + 1).map((other) => [one, other]))
  const found = pairs.slice(0, PAIRS_MAX).map((gone): Alternative => {
    const isHere = (column: number) => !gone.includes(columns.person[column] as number)
    const start = solved.plan.map((engagements) => engagements.filter(({ column }) => isHere(column)))
    const chosen = solved.generated.chosen.filter(isHere)
    const plan = searchPlan(problem, chosen, { seed: 0, looksMax: LOOKS }, start)
    return { plan, site, ...planValue(problem, plan) }
  })
  const isOther = ({ plan, missing }: Alternative & { missing?: number }) => {
    const now = new Set((plan[site] ?? []).map(({ column }) => columns.person[column] as number))
    const isFar = cuts.every((cut) => [...cut.people].filter((one) => !now.has(one)).length >= OTHERS)
    return missing === 0 && isFar
  }
  return found.filter(isOther).toSorted((a, b) => b.value - a.value)[0]
}
