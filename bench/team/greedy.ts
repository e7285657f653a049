// The plain way: role after role, the best fit first, until the half-days or the money are out.
import type { Engagement, Plan } from '#engines/team/plan.ts'
import { planValue } from '#engines/team/plan.ts'
import { LEARNER, type Problem, SENIOR } from '#engines/team/problem.ts'

type Used = { person: Map<number, number>; sites: Map<number, number> }
/** A team in the making. */
type Filling = {
  problem: Problem
  used: Used
  isStudio: boolean
  left: number[]
  crowd: number[]
  inTeam: Set<number>
  money: number
  learners: number
}

const PEOPLE_MAX = 5
const PROJECTS_MAX = 3
/** Taken first, so that the rules on who must be there hold. */
const LEADERS = 2

/** Greedy by points, someone senior and a learner first where the project needs them. Proves nothing. */
export function greedy(problem: Problem): { value: number; missing: number } {
  const used: Used = { person: new Map(), sites: new Map() }
  const plan: Plan = problem.sites.map((_, at) => greedySite(problem, at, used))
  return planValue(problem, plan)
}

function greedySite(problem: Problem, at: number, used: Used): Engagement[] {
  const { columns, siteOf, places } = problem
  const site = problem.sites[at] as Problem['sites'][number]
  const filling: Filling = {
    problem,
    used,
    isStudio: site.project.studio === true,
    left: places.map(({ role }) => role.halfDays),
    crowd: places.map(() => 0),
    inTeam: new Set(),
    money: site.project.budget ?? Number.POSITIVE_INFINITY,
    learners: 0,
  }
  const wanted = (site.seniorNeeded ? SENIOR : 0) | (filling.isStudio ? LEARNER : 0)
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
  const { problem, used, left, money } = filling
  const { columns, places } = problem
  const person = columns.person[column] as number
  const place = columns.place[column] as number
  if (isShut(filling, column)) return 0
  const room = (columns.cap[column] as number) - (used.person.get(person) ?? 0)
  const affordable = Math.floor(money / Math.max(1, columns.cents[column] as number))
  const halfDays = Math.min(room, left[place] as number, affordable)
  return halfDays < (places[place]?.min ?? 1) ? 0 : halfDays
}

function isShut({ problem, used, crowd, inTeam, isStudio, learners }: Filling, column: number): boolean {
  const { columns } = problem
  const person = columns.person[column] as number
  const isLearner = ((columns.marks[column] as number) & LEARNER) !== 0
  return (
    inTeam.has(person) ||
    (crowd[columns.place[column] as number] as number) >= PEOPLE_MAX ||
    (used.sites.get(person) ?? 0) >= PROJECTS_MAX ||
    (isLearner && !isStudio && learners > 0)
  )
}

function take(filling: Filling, column: number, halfDays: number): void {
  const { columns } = filling.problem
  const { used, left, crowd, inTeam } = filling
  const person = columns.person[column] as number
  const place = columns.place[column] as number
  inTeam.add(person)
  crowd[place] = (crowd[place] as number) + 1
  left[place] = (left[place] as number) - halfDays
  filling.money -= halfDays * (columns.cents[column] as number)
  if ((columns.marks[column] as number) & LEARNER) filling.learners += 1
  used.person.set(person, (used.person.get(person) ?? 0) + halfDays)
  used.sites.set(person, (used.sites.get(person) ?? 0) + 1)
}
