import { GUEST, LOCAL } from './columns.ts'
import { type Barrier, barrierOf, type Place } from './eligibility.ts'
import { roomOf } from './fill.ts'
import { elsewhereIn, type Plan, personAt } from './plan.ts'
import type { Problem, Site } from './problem.ts'
import type { Solved } from './solve.ts'

/** Why half-days of a role stay undone. */
export type WhyUndone =
  | 'nobody'
  | 'people-max'
  | 'rest-too-short'
  | 'budget'
  | 'busy'
  | 'learners-max'
  | 'not-worth'

export type Unmet =
  | {
      readonly kind: 'half-days'
      readonly project: string
      readonly role: string
      readonly halfDays: number
      readonly why: WhyUndone
      /** When nobody can: how many people each rule keeps out. */
      readonly keptOut?: Readonly<Partial<Record<Barrier, number>>>
    }
  | { readonly kind: 'nice-skill'; readonly project: string; readonly role: string; readonly skill: string }
  | { readonly kind: 'local'; readonly project: string; readonly why: 'nobody' | 'not-worth' }
  | {
      readonly kind: 'wish'
      readonly project: string
      readonly person: string
      /** A rule that keeps them out of each role, or a team that is worth more without them by so many points. */
      readonly why: Barrier | 'outweighed'
      readonly loss?: number
    }

/** What a plan, or one site of it, leaves unmet, and why: work, nice skills, someone of the place, wishes of people. */
export function unmetOf(problem: Problem, solved: Solved, plan: Plan, only?: number): Unmet[] {
  const sites =
    only === undefined ? [...problem.sites.entries()] : [[only, problem.sites[only] as Site] as const]
  return [
    ...sites.flatMap(([at, site]) => [
      ...site.places.flatMap((place) => undone(problem, plan, { at, place })),
      ...site.places.flatMap((place) => niceSkills(problem, plan, { at, place })),
      ...noLocal(problem, plan, at),
    ]),
    ...wishes(problem, solved, plan, only),
  ]
}

type Where = { at: number; place: number }
const placeIn = ({ places }: Problem, place: number) => places[place] as Place
const inPlace = (problem: Problem, plan: Plan, { at, place }: Where) =>
  (plan[at] ?? []).filter(({ column }) => problem.columns.place[column] === place)

function undone(problem: Problem, plan: Plan, where: Where): Unmet[] {
  const { project, role } = placeIn(problem, where.place)
  const halfDays = inPlace(problem, plan, where).reduce((left, one) => left - one.halfDays, role.halfDays)
  if (halfDays <= 0) return []
  const why = whyUndone(problem, plan, { ...where, halfDays })
  const keptOut = why === 'nobody' ? { keptOut: barriers(problem, where.place) } : {}
  return [{ kind: 'half-days', project: project.id, role: role.id, halfDays, why, ...keptOut }]
}

/** The first reason that holds, from the rules of the role to the choices of the policy. */
function whyUndone(problem: Problem, plan: Plan, where: Where & { halfDays: number }): WhyUndone {
  const { columns } = problem
  const { most, min } = placeIn(problem, where.place)
  const all = [...columns.place.keys()].filter((column) => columns.place[column] === where.place)
  if (all.length === 0) return 'nobody'
  const own = inPlace(problem, plan, where)
  const elsewhere = elsewhereIn(problem, plan, where.at)
  const growing = own.filter(({ column, halfDays }) => roomOf(problem, column, elsewhere) > halfDays)
  const affords = budgetOf(problem, plan, where)
  if (growing.some(({ column }) => affords(column, 1))) return 'not-worth'
  if (own.length >= most) return 'people-max'
  if (where.halfDays < min) return 'rest-too-short'
  const free = freeFor(problem, plan, { ...where, all })
  if (free.length === 0) return growing.length > 0 ? 'budget' : 'busy'
  return free.some((column) => affords(column, min)) ? whyNotFree(problem, where.at, free) : 'budget'
}

/** Whether the budget still allows so many half-days of someone. */
function budgetOf(
  problem: Problem,
  plan: Plan,
  { at }: Where,
): (column: number, halfDays: number) => boolean {
  const team = plan[at] ?? []
  const spent = team.reduce((sum, one) => sum + one.halfDays * centsOf(problem, one.column), 0)
  const left = ((problem.sites[at] as Site).project.budget ?? Number.POSITIVE_INFINITY) - spent
  return (column, halfDays) => centsOf(problem, column) * halfDays <= left
}

/** Who could still come, by their time and the number of their projects. */
function freeFor(
  problem: Problem,
  plan: Plan,
  { at, place, all }: Where & { all: readonly number[] },
): number[] {
  const { columns, policy } = problem
  const here = new Set((plan[at] ?? []).map(({ column }) => columns.person[column] as number))
  const elsewhere = elsewhereIn(problem, plan, at)
  return all.filter((column) => {
    const person = columns.person[column] as number
    const most = personAt(problem, column).projectsMax ?? policy.rules.projectsMax
    const hasTime = roomOf(problem, column, elsewhere) >= placeIn(problem, place).min
    return !here.has(person) && elsewhere(person).sites < most && hasTime
  })
}

function whyNotFree({ sites, columns }: Problem, at: number, free: readonly number[]): WhyUndone {
  const isFull = (sites[at] as Site).project.studio !== true
  const areLearners = free.every((column) => ((columns.marks[column] as number) & GUEST) !== 0)
  return isFull && areLearners ? 'learners-max' : 'not-worth'
}

const centsOf = ({ columns }: Problem, column: number) => columns.cents[column] as number
function barriers(problem: Problem, at: number): Partial<Record<Barrier, number>> {
  const counts: Partial<Record<Barrier, number>> = {}
  for (const person of problem.people) {
    const barrier = barrierOf(person, placeIn(problem, at))
    if (barrier) counts[barrier] = (counts[barrier] ?? 0) + 1
  }
  return counts
}

function niceSkills(problem: Problem, plan: Plan, where: Where): Unmet[] {
  const { project, role } = placeIn(problem, where.place)
  const people = inPlace(problem, plan, where).map(({ column }) => personAt(problem, column))
  return (role.skills ?? [])
    .filter(({ id, level, nice }) => nice && !people.some(({ skills }) => (skills?.[id] ?? 0) >= level))
    .map(({ id }) => ({ kind: 'nice-skill', project: project.id, role: role.id, skill: id }))
}

function noLocal({ sites, columns, siteOf }: Problem, plan: Plan, at: number): Unmet[] {
  const { localBonus, project } = sites[at] as Site
  const isLocal = (column: number) => ((columns.marks[column] as number) & LOCAL) !== 0
  if (localBonus === 0 || (plan[at] ?? []).some(({ column }) => isLocal(column))) return []
  const exists = columns.marks.some(
    (_, column) => isLocal(column) && siteOf[columns.place[column] as number] === at,
  )
  return [{ kind: 'local', project: project.id, why: exists ? 'not-worth' : 'nobody' }]
}

function wishes(problem: Problem, { generated }: Solved, plan: Plan, only?: number): Unmet[] {
  const { people, sites, columns, firstOf, siteOf } = problem
  const unmet: Unmet[] = []
  people.forEach(({ id, wishes: wished }, person) => {
    for (const name of wished ?? []) {
      const at = sites.findIndex(({ project }) => project.id === name)
      if (
        at < 0 ||
        (only !== undefined && at !== only) ||
        (plan[at] ?? []).some(({ column }) => columns.person[column] === person)
      )
        continue
      const from = firstOf[person] as number
      const own = Array.from({ length: (firstOf[person + 1] as number) - from }, (_, k) => from + k)
      const gains = own
        .filter((column) => siteOf[columns.place[column] as number] === at)
        .map((column) => generated.gains[column] as number)
      unmet.push({ kind: 'wish', project: name, person: id, ...whyWished(problem, { person, at, gains }) })
    }
  })
  return unmet
}

type Wished = { person: number; at: number; gains: readonly number[] }

function whyWished(problem: Problem, { person, at, gains }: Wished) {
  const best = Math.max(...gains)
  if (gains.length > 0)
    return { why: 'outweighed' as const, loss: Math.round(Math.max(0, -best) * 1e6) / 1e6 }
  const places = (problem.sites[at] as Site).places
  const who = problem.people[person] as Problem['people'][number]
  const barrier = places.map((place) => barrierOf(who, placeIn(problem, place))).find((one) => one)
  return { why: barrier ?? ('skills' as const) }
}
