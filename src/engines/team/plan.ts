import { LEARNER, LOCAL, SENIOR } from './columns.ts'
import { type Place, shareIn } from './eligibility.ts'
import type { Person } from './instance.ts'
import { type Problem, type Site, strain } from './problem.ts'

/** Someone in a role, for so many half-days. */
export type Engagement = { readonly column: number; readonly halfDays: number }
/** Who does what, site by site. */
export type Plan = readonly (readonly Engagement[])[]
/** A team of one site: its points, and how many of its rules ask for someone who is not there. */
export type Crew = {
  readonly engagements: readonly Engagement[]
  readonly points: number
  readonly missing: number
}

/** What people already do elsewhere in the plan. */
export type Elsewhere = {
  readonly halfDays: number
  readonly sites: number
  readonly byPeriod: readonly number[]
  readonly days: ReadonlySet<string>
}
const NOTHING: Elsewhere = { halfDays: 0, sites: 0, byPeriod: [], days: new Set() }

export type ElsewhereOf = (person: number) => Elsewhere

/** What each person does in a plan, one site left out. */
export function elsewhereIn(problem: Problem, plan: Plan, except: number): ElsewhereOf {
  const all = new Map<number, Busy>()
  plan.forEach((engagements, site) => {
    if (site !== except) for (const engagement of engagements) addBusy(problem, all, engagement)
  })
  return (person) => all.get(person) ?? NOTHING
}

type Busy = { halfDays: number; sites: number; byPeriod: number[]; days: Set<string> }

function addBusy(problem: Problem, all: Map<number, Busy>, { column, halfDays }: Engagement): void {
  const person = problem.columns.person[column] as number
  const place = placeAt(problem, column)
  const own = all.get(person) ?? { halfDays: 0, sites: 0, byPeriod: [], days: new Set<string>() }
  own.halfDays += halfDays
  own.sites += 1
  for (const period of place.periods)
    own.byPeriod[period] = (own.byPeriod[period] ?? 0) + halfDays * shareIn(place, period)
  for (const day of place.role.dates ?? []) own.days.add(day)
  all.set(person, own)
}

export const placeAt = ({ columns, places }: Problem, column: number): Place =>
  places[columns.place[column] as number] as Place
export const personAt = ({ columns, people }: Problem, column: number): Person =>
  people[columns.person[column] as number] as Person

/** The points of a team and the rules it leaves broken, its half-days being what they are. */
export function crewFrom(
  problem: Problem,
  site: Site,
  columns: readonly number[],
  halfDays: readonly number[],
  elsewhere: ElsewhereOf,
): Crew {
  let points = 0
  let marks = 0
  columns.forEach((column, k) => {
    const days = halfDays[k] as number
    const person = personAt(problem, column)
    const already = elsewhere(problem.columns.person[column] as number).halfDays
    points += (problem.columns.points[column] as number) * days - (problem.columns.fee[column] as number)
    points -= strain(person, already + days, problem.policy) - strain(person, already, problem.policy)
    marks |= problem.columns.marks[column] as number
  })
  if (marks & LOCAL) points += site.localBonus
  const engagements = columns.map((column, k) => ({ column, halfDays: halfDays[k] as number }))
  return { engagements, points, missing: missingIn(problem, site, columns, marks) }
}

/** How many rules ask for someone who is not in the team. */
function missingIn(problem: Problem, site: Site, columns: readonly number[], marks: number): number {
  const { project, places, seniorNeeded } = site
  let empty = 0
  for (const place of places) {
    const least = problem.places[place]?.least ?? 0
    if (least === 0) continue
    const held = columns.filter((column) => problem.columns.place[column] === place).length
    empty += Math.max(0, least - held)
  }
  const gone = (project.kept ?? []).filter(
    ({ person, role }) =>
      !columns.some(
        (column) => personAt(problem, column).id === person && placeAt(problem, column).role.id === role,
      ),
  ).length
  const noSenior = seniorNeeded && !(marks & SENIOR) ? 1 : 0
  const noLearner = project.studio && !(marks & LEARNER) ? 1 : 0
  return empty + gone + noSenior + noLearner
}

export const worthOf = ({ broken }: Problem, { points, missing }: Crew): number => points - broken * missing

/** The value of a whole plan and how many rules it leaves broken. */
export function planValue(problem: Problem, plan: Plan): { value: number; missing: number } {
  let value = problem.empty
  let missing = 0
  const before: (readonly Engagement[])[] = []
  plan.forEach((engagements, at) => {
    const columns = engagements.map(({ column }) => column)
    const halfDays = engagements.map((engagement) => engagement.halfDays)
    // Each site is counted after those before it, so that the strain of a person is counted once.
    const crew = crewFrom(
      problem,
      problem.sites[at] as Site,
      columns,
      halfDays,
      elsewhereIn(problem, before, -1),
    )
    value += crew.points
    missing += crew.missing
    before.push(engagements)
  })
  return { value, missing }
}
