// The plain way: role after role, the best fit first, until the half-days or the money are out.

import { GUEST, LEARNER, SENIOR } from '#engines/team/columns.ts'
import { roomOf } from '#engines/team/fill.ts'
import { type Violation, violationsOf } from '#engines/team/index.ts'
import {
  type ElsewhereOf,
  type Engagement,
  elsewhereIn,
  type Plan,
  personAt,
  placeAt,
  planValue,
} from '#engines/team/plan.ts'
import type { Problem, Site } from '#engines/team/problem.ts'
import { spreadOf } from '#engines/team/spread.ts'

/** A team in the making. */
type Filling = {
  problem: Problem
  site: Site
  elsewhere: ElsewhereOf
  left: number[]
  crowd: number[]
  inTeam: Set<number>
  money: number
  guests: number
}

/** Taken first, so that the rules on who must be there hold. */
const LEADERS = 2

export type Greedy = { value: number; violations: readonly Violation[] }

/** Greedy by points, someone senior and a learner first where the project needs them. Proves nothing. */
export function greedy(problem: Problem): Greedy {
  const plan: Engagement[][] = []
  for (const at of problem.sites.keys()) plan.push(greedySite(problem, at, plan))
  return { value: planValue(problem, plan).value, violations: violationsIn(problem, plan) }
}

/** What the independent checker says of a plan, half-days by period included. */
function violationsIn(problem: Problem, plan: Plan): Violation[] {
  const { columns, people, instance } = problem
  const assignments = people.flatMap((person, at) => {
    const own = plan.flat().filter(({ column }) => columns.person[column] === at)
    const given = own.map(({ column, halfDays }) => ({ place: placeAt(problem, column), halfDays }))
    const spread = spreadOf(person, given)
    return given.map(({ place, halfDays }, k) => ({
      person: person.id,
      project: place.project.id,
      role: place.role.id,
      halfDays,
      periods: [...(spread[k] ?? [])].map(([period, count]) => ({
        period: instance.periods[period]?.id ?? '',
        halfDays: count,
      })),
    }))
  })
  return violationsOf(instance, { assignments })
}

function greedySite(problem: Problem, at: number, before: Plan): Engagement[] {
  const { columns, siteOf, places } = problem
  const site = problem.sites[at] as Site
  const filling: Filling = {
    problem,
    site,
    elsewhere: elsewhereIn(problem, before, at),
    left: places.map(({ role }) => role.halfDays),
    crowd: places.map(() => 0),
    inTeam: new Set(),
    money: site.project.budget ?? Number.POSITIVE_INFINITY,
    guests: 0,
  }
  const wanted = (site.seniorNeeded ? SENIOR : 0) | (site.project.studio ? LEARNER : 0)
  const points = (column: number) => columns.points[column] as number
  const marks = (column: number) => (columns.marks[column] as number) & wanted
  const own = [...columns.place.keys()].filter((column) => siteOf[columns.place[column] as number] === at)
  const best = own.sort((a, b) => points(b) - points(a) || a - b)
  const leaders = best.toSorted((a, b) => marks(b) - marks(a) || points(b) - points(a) || a - b)
  return [...leaders.slice(0, LEADERS), ...best].flatMap((column) => {
    const halfDays = halfDaysFor(filling, column)
    if (halfDays === 0) return []
    take(filling, column, halfDays)
    return [{ column, halfDays }]
  })
}

/** What someone can still do here, 0 when a rule forbids it. */
function halfDaysFor(filling: Filling, column: number): number {
  const { problem, left, money, elsewhere } = filling
  const { columns, places } = problem
  const place = columns.place[column] as number
  const min = places[place]?.min ?? 1
  const rest = left[place] as number
  if (rest < min || isShut(filling, column)) return 0
  const affordable = Math.floor(money / Math.max(1, columns.cents[column] as number))
  const halfDays = Math.min(roomOf(problem, column, elsewhere), rest, affordable)
  return halfDays < min ? 0 : halfDays
}

function isShut({ problem, site, elsewhere, crowd, inTeam, guests }: Filling, column: number): boolean {
  const { columns, policy } = problem
  const person = columns.person[column] as number
  const { role, most } = placeAt(problem, column)
  const { sites, days } = elsewhere(person)
  const isGuest = ((columns.marks[column] as number) & GUEST) !== 0
  return (
    inTeam.has(person) ||
    (crowd[columns.place[column] as number] as number) >= most ||
    sites >= (personAt(problem, column).projectsMax ?? policy.rules.projectsMax) ||
    (role.dates ?? []).some((day) => days.has(day)) ||
    (isGuest && !site.project.studio && guests >= (site.project.learnersMax ?? 1))
  )
}

function take(filling: Filling, column: number, halfDays: number): void {
  const { columns } = filling.problem
  const { left, crowd, inTeam } = filling
  const place = columns.place[column] as number
  inTeam.add(columns.person[column] as number)
  crowd[place] = (crowd[place] as number) + 1
  left[place] = (left[place] as number) - halfDays
  filling.money -= halfDays * (columns.cents[column] as number)
  if ((columns.marks[column] as number) & GUEST) filling.guests += 1
}
