import { availableIn } from './eligibility.ts'
import { type LinearModel, type ModelBuilder, modelBuilder } from './linear.ts'
import { LEARNER, LOCAL, type Problem, roomsOf, SENIOR, type Site } from './problem.ts'

/** Points lost for a rule that is broken: more than any plan could win. Such a plan is never proposed. */
export const BROKEN = 2_000
/** Budgets are counted in hundreds of euros in the model, where figures of a like size are computed best. */
export const BUDGET_UNIT = 10_000

/** Another team is wanted: of these people, at most so many in this site. */
export type Cut = { readonly site: number; readonly people: ReadonlySet<number>; readonly most: number }

/** The rows that bear on columns, by what they speak of; -1 where there is none. */
export type Rows = {
  demand: number[]
  crowd: number[]
  must: number[]
  budget: number[]
  senior: number[]
  learner: number[]
  local: number[]
  /** One role per project: by person × sites + site. */
  pair: Map<number, number>
  projects: Map<number, number>
  /** By person: one row per period, -1 where capacity cannot be exceeded. */
  capacity: Map<number, number[]>
  load: Map<number, number>
  /** Days that two projects want: the row of each column concerned. */
  dates: Map<number, number[]>
  kept: Map<number, number>
}

/** The model of some columns. Column k has its variables at 2k (is engaged) and 2k + 1 (half-days past the shortest). */
export type Master = {
  readonly chosen: readonly number[]
  readonly model: LinearModel
  readonly rows: Rows
  /** Variables that stand for a broken rule. */
  readonly broken: readonly number[]
}

type Entry = [variable: number, value: number]
type Making = {
  problem: Problem
  chosen: readonly number[]
  build: ModelBuilder
  rows: Rows
  broken: number[]
  byPlace: number[][]
  bySite: number[][]
  byPerson: Map<number, number[]>
}

const engaged = (k: number) => 2 * k
const extra = (k: number) => 2 * k + 1

/** Writes the model of the chosen columns. The same columns in the same order give the same model. */
export function masterOf(problem: Problem, chosen: readonly number[], cuts: readonly Cut[] = []): Master {
  const making = startMaking(problem, chosen)
  addColumns(making)
  problem.places.forEach((_, at) => {
    addPlaceRows(making, at)
  })
  problem.sites.forEach((site, at) => {
    addSiteRows(making, site, at)
  })
  for (const [person, ks] of making.byPerson) addPersonRows(making, person, ks)
  for (const cut of cuts) addCut(making, cut)
  return { chosen, model: making.build.done(), rows: making.rows, broken: making.broken }
}

function startMaking(problem: Problem, chosen: readonly number[]): Making {
  const { columns, places, sites, siteOf } = problem
  const byPlace: number[][] = places.map(() => [])
  const bySite: number[][] = sites.map(() => [])
  const byPerson = new Map<number, number[]>()
  chosen.forEach((column, k) => {
    const at = columns.place[column] as number
    const person = columns.person[column] as number
    byPlace[at]?.push(k)
    bySite[siteOf[at] as number]?.push(k)
    const ks = byPerson.get(person)
    if (ks) ks.push(k)
    else byPerson.set(person, [k])
  })
  const none = (list: readonly unknown[]) => list.map(() => -1)
  const rows: Rows = {
    demand: none(places),
    crowd: none(places),
    must: none(places),
    budget: none(sites),
    senior: none(sites),
    learner: none(sites),
    local: none(sites),
    pair: new Map(),
    projects: new Map(),
    capacity: new Map(),
    load: new Map(),
    dates: new Map(),
    kept: new Map(),
  }
  return { problem, chosen, build: modelBuilder(), rows, broken: [], byPlace, bySite, byPerson }
}

const minOf = ({ problem, chosen }: Making, k: number): number =>
  problem.places[problem.columns.place[chosen[k] as number] as number]?.min ?? 1

function addColumns(making: Making): void {
  const { problem, chosen, build } = making
  const { columns } = problem
  chosen.forEach((column, k) => {
    const min = minOf(making, k)
    const points = columns.points[column] as number
    const room = (columns.cap[column] as number) - min
    build.variable(points * min - (columns.fee[column] as number), 1, true)
    build.variable(points, room, true)
    build.row(Number.NEGATIVE_INFINITY, 0, [
      [extra(k), 1],
      [engaged(k), -room],
    ])
  })
}

/** Half-days of some columns, each half-day counted by `per`. */
const halfDaysOf = (making: Making, ks: readonly number[], per: (k: number) => number): Entry[] =>
  ks.flatMap((k): Entry[] => [
    [engaged(k), per(k) * minOf(making, k)],
    [extra(k), per(k)],
  ])

const engagements = (ks: readonly number[]): Entry[] => ks.map((k): Entry => [engaged(k), 1])

/** At least one of these engagements, or a rule is broken. */
function need(making: Making, ks: readonly number[]): number {
  const absent = making.build.variable(-BROKEN, 1)
  making.broken.push(absent)
  return making.build.row(1, Number.POSITIVE_INFINITY, [...engagements(ks), [absent, 1]])
}

function addPlaceRows(making: Making, at: number): void {
  const { problem, build, rows, byPlace } = making
  const role = problem.places[at]?.role
  const ks = byPlace[at] ?? []
  if (!role) return
  rows.demand[at] = build.row(
    Number.NEGATIVE_INFINITY,
    role.halfDays,
    halfDaysOf(making, ks, () => 1),
  )
  const most = role.peopleMax ?? problem.policy.rules.peopleMax
  rows.crowd[at] = build.row(Number.NEGATIVE_INFINITY, most, engagements(ks))
  if (role.must) rows.must[at] = need(making, ks)
}

function addSiteRows(making: Making, site: Site, at: number): void {
  const { problem, build, rows, bySite, chosen } = making
  const { columns } = problem
  const ks = bySite[at] ?? []
  const columnOf = (k: number) => chosen[k] as number
  const marked = (mark: number) => ks.filter((k) => ((columns.marks[columnOf(k)] as number) & mark) !== 0)
  const { budget, studio } = site.project
  if (budget !== undefined) {
    const cost = halfDaysOf(making, ks, (k) => (columns.cents[columnOf(k)] as number) / BUDGET_UNIT)
    rows.budget[at] = build.row(Number.NEGATIVE_INFINITY, budget / BUDGET_UNIT, cost)
  }
  if (site.seniorNeeded) rows.senior[at] = need(making, marked(SENIOR))
  const learners = marked(LEARNER)
  rows.learner[at] = studio
    ? need(making, learners)
    : build.row(Number.NEGATIVE_INFINITY, 1, engagements(learners))
  if (site.localBonus > 0) {
    const isLocal = build.variable(site.localBonus, 1)
    const against = marked(LOCAL).map((k): Entry => [engaged(k), -1])
    rows.local[at] = build.row(Number.NEGATIVE_INFINITY, 0, [[isLocal, 1], ...against])
  }
  addKept(making, site, ks)
}

/** An engagement already accepted stays. One that no column carries is broken from the start. */
function addKept(making: Making, { project, places }: Site, ks: readonly number[]): void {
  const { columns, people, places: all } = making.problem
  for (const { person, role } of project.kept ?? []) {
    const own = ks.filter((k) => {
      const column = making.chosen[k] as number
      const place = columns.place[column] as number
      const isHere = places.includes(place) && all[place]?.role.id === role
      return isHere && people[columns.person[column] as number]?.id === person
    })
    const row = need(making, own)
    for (const k of own) making.rows.kept.set(making.chosen[k] as number, row)
  }
}

function addPersonRows(making: Making, person: number, ks: readonly number[]): void {
  const { problem, build, rows, chosen } = making
  const siteOf = (k: number) => problem.siteOf[problem.columns.place[chosen[k] as number] as number] as number
  const sites = new Map<number, number[]>()
  for (const k of ks) sites.set(siteOf(k), [...(sites.get(siteOf(k)) ?? []), k])
  for (const [site, own] of sites) {
    const row = build.row(Number.NEGATIVE_INFINITY, 1, engagements(own))
    rows.pair.set(person * problem.sites.length + site, row)
  }
  const most = problem.people[person]?.projectsMax ?? problem.policy.rules.projectsMax
  if (sites.size > most) rows.projects.set(person, build.row(Number.NEGATIVE_INFINITY, most, engagements(ks)))
  if (sites.size > 1) {
    addCapacity(making, person, ks)
    addDates(making, ks)
  }
  addLoad(making, person, ks)
}

const placeOf = ({ problem, chosen }: Making, k: number) =>
  problem.places[problem.columns.place[chosen[k] as number] as number]
const capOf = ({ problem, chosen }: Making, k: number) => problem.columns.cap[chosen[k] as number] as number

function addCapacity(making: Making, person: number, ks: readonly number[]): void {
  const { problem, build, rows } = making
  const who = problem.people[person]
  if (!who) return
  const own = problem.instance.periods.map((_, period) => {
    const inIt = ks.filter((k) => placeOf(making, k)?.periods.includes(period))
    const share = (k: number) => 1 / (placeOf(making, k)?.periods.length ?? 1)
    const mostUsed = inIt.reduce((sum, k) => sum + capOf(making, k) * share(k), 0)
    const available = availableIn(who, period)
    return mostUsed <= available
      ? -1
      : build.row(Number.NEGATIVE_INFINITY, available, halfDaysOf(making, inIt, share))
  })
  if (own.some((row) => row >= 0)) rows.capacity.set(person, own)
}

/** Nobody is in two places on a day when both want everyone. */
function addDates(making: Making, ks: readonly number[]): void {
  const { build, rows, chosen } = making
  const days = new Map<string, number[]>()
  for (const k of ks)
    for (const day of new Set(placeOf(making, k)?.role.dates)) days.set(day, [...(days.get(day) ?? []), k])
  for (const own of days.values()) {
    if (new Set(own.map((k) => placeOf(making, k)?.project)).size < 2) continue
    const row = build.row(Number.NEGATIVE_INFINITY, 1, engagements(own))
    for (const k of own)
      rows.dates.set(chosen[k] as number, [...(rows.dates.get(chosen[k] as number) ?? []), row])
  }
}

function addLoad(making: Making, person: number, ks: readonly number[]): void {
  const { problem, build, rows } = making
  const who = problem.people[person]
  if (!who) return
  const { easy, full, target } = roomsOf(who, problem.policy)
  const most = ks.reduce((sum, k) => sum + capOf(making, k), 0)
  if (most <= easy) return
  const { over80, over110 } = problem.policy.weights
  const over = build.variable(-over80 / target, full - easy)
  const beyond = build.variable(-(over80 + over110) / target, Math.max(0, most - full))
  const row = build.row(Number.NEGATIVE_INFINITY, easy, [
    ...halfDaysOf(making, ks, () => 1),
    [over, -1],
    [beyond, -1],
  ])
  rows.load.set(person, row)
}

function addCut({ problem, build, bySite, chosen }: Making, { site, people, most }: Cut): void {
  const ks = (bySite[site] ?? []).filter((k) =>
    people.has(problem.columns.person[chosen[k] as number] as number),
  )
  build.row(Number.NEGATIVE_INFINITY, most, engagements(ks))
}
