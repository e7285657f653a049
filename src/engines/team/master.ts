import { LOCAL, SENIOR } from './columns.ts'
import type { LinearModel } from './linear.ts'
import {
  type Entry,
  engaged,
  engagements,
  extra,
  halfDaysOf,
  type Making,
  minOf,
  type Rows,
  startMaking,
} from './making.ts'
import { addPersonRows } from './master-people.ts'
import type { Engagement } from './plan.ts'
import type { Problem, Site } from './problem.ts'

/** Budgets are counted in hundreds of euros in the model, where figures of a like size are computed best. */
export const BUDGET_UNIT = 10_000
/** Two teams differ when so many people do. */
export const OTHERS = 2

/**
 * Another team is wanted in this site: of these people, at least two stay away. `mayAdd` also takes for another team
 * one that keeps them and adds two people who were not there.
 */
export type Cut = { readonly site: number; readonly people: ReadonlySet<number>; readonly mayAdd: boolean }

/** What narrows a model: other teams wanted, engagements that stay as they are, and one site looked at alone. */
export type Narrowing = {
  readonly cuts?: readonly Cut[]
  readonly held?: readonly Engagement[]
  readonly only?: number
}

/** The model of some columns. Column k is variable 2k (is engaged) and 2k + 1 (half-days past the shortest). */
export type Master = {
  readonly chosen: readonly number[]
  readonly model: LinearModel
  readonly rows: Rows
  /** Variables that stand for a broken rule. */
  readonly broken: readonly number[]
}

/** Writes the model of the chosen columns. The same columns in the same order give the same model. */
export function masterOf(problem: Problem, chosen: readonly number[], narrowing: Narrowing = {}): Master {
  const { cuts = [], held = [], only } = narrowing
  const making = startMaking(problem, chosen)
  addColumns(making)
  problem.places.forEach((_, at) => {
    if (only === undefined || problem.siteOf[at] === only) addPlaceRows(making, at)
  })
  problem.sites.forEach((site, at) => {
    if (only === undefined || at === only) addSiteRows(making, site, at)
  })
  for (const [person, ks] of making.byPerson) addPersonRows(making, person, ks)
  for (const cut of cuts) addCut(making, cut)
  for (const engagement of held) addHeld(making, engagement)
  return { chosen, model: making.build.done(), rows: making.rows, broken: making.broken }
}

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

/** At least so many of these engagements, or a rule is broken as many times as some are missing. */
function need(making: Making, ks: readonly number[], least = 1): number {
  const absent = making.build.variable(-making.problem.broken, least)
  making.broken.push(absent)
  return making.build.row(least, Number.POSITIVE_INFINITY, [...engagements(ks), [absent, 1]])
}

function addPlaceRows(making: Making, at: number): void {
  const { problem, build, rows, byPlace } = making
  const place = problem.places[at]
  const ks = byPlace[at] ?? []
  if (!place) return
  rows.demand[at] = build.row(
    Number.NEGATIVE_INFINITY,
    place.role.halfDays,
    halfDaysOf(making, ks, () => 1),
  )
  rows.crowd[at] = build.row(Number.NEGATIVE_INFINITY, place.most, engagements(ks))
  if (place.least > 0) rows.must[at] = need(making, ks, place.least)
}

function addSiteRows(making: Making, site: Site, at: number): void {
  const { problem, build, rows, bySite, chosen } = making
  const { columns } = problem
  const ks = bySite[at] ?? []
  const columnOf = (k: number) => chosen[k] as number
  const marked = (mark: number) => ks.filter((k) => ((columns.marks[columnOf(k)] as number) & mark) !== 0)
  const { budget, studio, learnersMax = 1 } = site.project
  if (budget !== undefined) {
    const cost = halfDaysOf(making, ks, (k) => (columns.cents[columnOf(k)] as number) / BUDGET_UNIT)
    rows.budget[at] = build.row(Number.NEGATIVE_INFINITY, budget / BUDGET_UNIT, cost)
  }
  if (site.seniorNeeded) rows.senior[at] = need(making, marked(SENIOR))
  const learners = marked(site.learnerMark)
  rows.learner[at] = studio
    ? need(making, learners)
    : build.row(Number.NEGATIVE_INFINITY, learnersMax, engagements(learners))
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

/** At least two people of another team are elsewhere, or two people who were not in it are here. */
function addCut({ problem, build, bySite, chosen }: Making, { site, people, mayAdd }: Cut): void {
  const ks = bySite[site] ?? []
  const isOld = (k: number) => people.has(problem.columns.person[chosen[k] as number] as number)
  const old = engagements(ks.filter(isOld))
  if (!mayAdd) {
    build.row(Number.NEGATIVE_INFINITY, people.size - OTHERS, old)
    return
  }
  const adds = build.variable(0, 1, true)
  build.row(Number.NEGATIVE_INFINITY, people.size - OTHERS, [...old, [adds, -OTHERS]])
  build.row(0, Number.POSITIVE_INFINITY, [...engagements(ks.filter((k) => !isOld(k))), [adds, -OTHERS]])
}

/** This engagement is settled: neither it nor its half-days change. */
function addHeld(making: Making, { column, halfDays }: Engagement): void {
  const k = making.chosen.indexOf(column)
  const more = halfDays - minOf(making, k)
  making.build.row(1, Number.POSITIVE_INFINITY, [[engaged(k), 1]])
  making.build.row(more, more, [[extra(k), 1]])
}
