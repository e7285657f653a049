import { LEARNER, LOCAL, SENIOR } from './columns.ts'
import { FIT_TERMS, type FitTerms, fitOf, fitTerms } from './fit.ts'
import type { Engagement, Plan } from './plan.ts'
import { personAt, placeAt } from './plan.ts'
import { type Problem, roomsOf, type Site } from './problem.ts'
import { engagementParts, type Part } from './score.ts'
import type { Solved } from './solve.ts'

/** What keeps an engagement from being longer. */
export type Bind = 'role-done' | 'capacity' | 'budget' | 'load' | 'none'
/** What the team would lose by rule if this person alone were not there. */
export type Key = 'senior' | 'learner' | 'local' | 'must-role' | 'people-min' | 'kept'

export type Reason = {
  /** The fit, from 0 to 1, and its terms before weights. */
  readonly fit: number
  readonly terms: FitTerms
  /** Points of the value that this engagement brings, by term; terms without effect are left out. */
  readonly points: Readonly<Partial<Record<Part, number>>>
  readonly skills: readonly { id: string; level: number; wanted: number; learns: boolean }[]
  readonly binds: Bind
  readonly keys: readonly Key[]
  /** Who else could hold the role, nearest first, with the points that the team would lose at least. */
  readonly others: readonly { person: string; loss: number }[]
}

const OTHERS_SHOWN = 3
const DECIMALS = 1e6
const rounded = (points: number) => Math.round(points * DECIMALS) / DECIMALS

/** Why each person of a plan is there, or of one site of it, by column. */
export function explainTeam(
  problem: Problem,
  solved: Solved,
  plan: Plan,
  only?: number,
): Map<number, Reason> {
  const shown = only === undefined ? plan.flat() : (plan[only] ?? [])
  const here = new Set(shown.map(({ column }) => problem.columns.person[column] as number))
  const reasons = new Map<number, Reason>()
  plan.forEach((engagements, at) => {
    if (only !== undefined && at !== only) return
    for (const engagement of engagements)
      reasons.set(engagement.column, {
        ...fitReason(problem, engagement),
        binds: bindOf(problem, plan, { at, engagement }),
        keys: keysOf(problem, at, engagements, engagement),
        others: othersFor(problem, solved, engagement.column, here),
      })
  })
  return reasons
}

function fitReason(problem: Problem, engagement: Engagement) {
  const { project, role } = placeAt(problem, engagement.column)
  const person = personAt(problem, engagement.column)
  const terms = fitTerms(person, project, role, problem.policy)
  const parts = Object.entries(engagementParts(problem, engagement)) as [Part, number][]
  return {
    fit: rounded(fitOf(terms, problem.policy)),
    terms: Object.fromEntries(FIT_TERMS.map((term) => [term, rounded(terms[term])])) as FitTerms,
    points: Object.fromEntries(
      parts.filter(([, points]) => points !== 0).map(([part, points]) => [part, rounded(points)]),
    ),
    skills: (role.skills ?? []).map(({ id, level }) => ({
      id,
      level: person.skills?.[id] ?? 0,
      wanted: level,
      learns: person.learns?.includes(id) ?? false,
    })),
  }
}

type Where = { at: number; engagement: Engagement }

function bindOf(problem: Problem, plan: Plan, { at, engagement }: Where): Bind {
  const { columns, policy } = problem
  const own = plan[at] ?? []
  const place = columns.place[engagement.column] as number
  const { role, project } = placeAt(problem, engagement.column)
  const done = own.reduce((sum, one) => sum + (columns.place[one.column] === place ? one.halfDays : 0), 0)
  if (done >= role.halfDays) return 'role-done'
  if (engagement.halfDays >= (columns.cap[engagement.column] as number)) return 'capacity'
  const spent = own.reduce((sum, one) => sum + one.halfDays * (columns.cents[one.column] as number), 0)
  const next = columns.cents[engagement.column] as number
  if (project.budget !== undefined && spent + next > project.budget) return 'budget'
  const person = columns.person[engagement.column] as number
  const taken = plan.flat().filter(({ column }) => columns.person[column] === person)
  if (taken.length > 1) return 'capacity'
  return engagement.halfDays >= roomsOf(personAt(problem, engagement.column), policy).easy ? 'load' : 'none'
}

function keysOf(problem: Problem, at: number, team: readonly Engagement[], { column }: Engagement): Key[] {
  const { columns, sites } = problem
  const { project, seniorNeeded } = sites[at] as Site
  const marks = columns.marks[column] as number
  const others = team.filter((one) => one.column !== column)
  const isAlone = (mark: number) =>
    (marks & mark) !== 0 && !others.some((one) => (columns.marks[one.column] as number) & mark)
  const { role } = placeAt(problem, column)
  const id = personAt(problem, column).id
  const inRole = others.filter((one) => columns.place[one.column] === columns.place[column]).length
  const { least } = placeAt(problem, column)
  const keys: [Key, boolean][] = [
    ['senior', seniorNeeded && isAlone(SENIOR)],
    ['learner', project.studio === true && isAlone(LEARNER)],
    ['local', isAlone(LOCAL)],
    ['must-role', least === 1 && inRole === 0],
    ['people-min', least > 1 && inRole < least],
    ['kept', project.kept?.some((kept) => kept.person === id && kept.role === role.id) ?? false],
  ]
  return keys.flatMap(([key, holds]) => (holds ? [key] : []))
}

/** Those not in the plan whom the prices leave nearest, for the same role. */
function othersFor(
  problem: Problem,
  { generated: { chosen, gains } }: Solved,
  column: number,
  here: ReadonlySet<number>,
): Reason['others'] {
  const { columns, people } = problem
  const isOther = (other: number) =>
    columns.place[other] === columns.place[column] && !here.has(columns.person[other] as number)
  return chosen
    .filter(isOther)
    .toSorted((a, b) => (gains[b] as number) - (gains[a] as number) || a - b)
    .slice(0, OTHERS_SHOWN)
    .map((other) => ({
      person: people[columns.person[other] as number]?.id ?? '',
      loss: rounded(Math.max(0, -(gains[other] as number))),
    }))
}
