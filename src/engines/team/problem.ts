import { assert } from '../assert.ts'
import { type Columns, columnsOf, GUEST, LEARNER } from './columns.ts'
import { type Complete, completed } from './complete.ts'
import type { Place } from './eligibility.ts'
import { type Instance, inOrder, type Person, type Project } from './instance.ts'
import { type Policy, policyOf } from './policy.ts'

/** What a whole project of weight 1 is worth when each of its half-days fits perfectly and costs nothing. */
export const WHOLE_PROJECT = 100

/** One project and the positions of its places. */
export type Site = {
  readonly project: Project
  readonly places: readonly number[]
  /** Points of one half-day of perfect fit. */
  readonly unit: number
  readonly seniorNeeded: boolean
  /** Who counts for its rule on learners: any of them in a studio, those without a learner place elsewhere. */
  readonly learnerMark: number
  readonly localBonus: number
}

export type Problem = {
  readonly instance: Complete
  readonly policy: Policy
  readonly people: readonly Person[]
  readonly sites: readonly Site[]
  readonly places: readonly Place[]
  /** The site of each place. */
  readonly siteOf: readonly number[]
  readonly columns: Columns
  /** Columns of person i: from `firstOf[i]` to `firstOf[i + 1]`. */
  readonly firstOf: Int32Array
  /** What the plan without anyone is worth: the value of a plan is this and what each engagement adds. */
  readonly empty: number
  /** Points lost for a rule that is broken: more than any plan could win. Such a plan is never proposed. */
  readonly broken: number
}

/**
 * Prepares an instance. People, projects and roles are taken in the order of their ids, whatever their order
 * in the instance: this is what makes answers the same and settles ties.
 */
export function problemOf(given: Instance): Problem {
  const policy = policyOf(given.policy)
  const instance = completed(given, policy)
  const people = inOrder(instance.people)
  assert(
    people.every(({ id }, at) => id !== people[at + 1]?.id),
    'no two people have the same id',
  )
  const projects = inOrder(instance.projects)
  const places = projects.flatMap((project) =>
    inOrder(project.roles).map((role) => placeOf(project, role, instance, policy)),
  )
  const sites = projects.map((project) => siteOf(project, places, policy))
  const siteOfPlace = places.map(({ project }) => projects.indexOf(project))
  const units = siteOfPlace.map((at) => (sites[at] as Site).unit)
  const { columns, firstOf } = columnsOf({ people, places, units, policy })
  const { weights } = policy
  const empty = -sites.reduce((sum, site) => {
    const halfDays = site.places.reduce((all, at) => all + (places[at]?.role.halfDays ?? 0), 0)
    return sum + weights.unmet * site.unit * halfDays + site.localBonus
  }, 0)
  const made = { instance, policy, people, sites, places, siteOf: siteOfPlace, columns, firstOf, empty }
  return { ...made, broken: penaltyOf(made) }
}

function placeOf(
  project: Project,
  role: Project['roles'][number],
  instance: Complete,
  policy: Policy,
): Place {
  const { rules } = policy
  const wanted = [...new Set(role.periods ?? instance.periods.map(({ id }) => id))]
  const periods = wanted.map((id) => instance.periods.findIndex((period) => period.id === id))
  assert(!periods.includes(-1), 'the periods of a role are in the calendar')
  const lengths = periods.map((at) => instance.periods[at]?.length ?? 1)
  return {
    project,
    role,
    periods,
    lengths,
    length: lengths.reduce((sum, one) => sum + one, 0),
    min: Math.max(1, Math.min(rules.engagementMin, role.halfDays)),
    least: Math.max(role.must ? 1 : 0, role.peopleMin ?? 0),
    most: role.peopleMax ?? rules.peopleMax,
  }
}

function siteOf(project: Project, places: readonly Place[], { weights, rules }: Policy): Site {
  const own = places.flatMap((place, at) => (place.project === project ? [at] : []))
  const halfDays = project.roles.reduce((sum, role) => sum + role.halfDays, 0)
  const weight = project.weight ?? 1
  return {
    project,
    places: own,
    unit: (weight * WHOLE_PROJECT) / Math.max(1, halfDays),
    seniorNeeded: project.senior ?? rules.senior,
    learnerMark: project.studio ? LEARNER : GUEST,
    localBonus: project.territory === undefined ? 0 : weights.local * weight,
  }
}

/**
 * More than what separates any two plans: all the work done by whoever brings most, against all of it done by whoever
 * brings least, each half-day straining someone, in as many engagements as roles allow.
 */
function penaltyOf({ columns, people, places, sites, policy }: Omit<Problem, 'broken'>): number {
  const { over80, over110, engagement } = policy.weights
  const spread = places.map(() => ({ best: 0, worst: 0, strain: 0 }))
  for (let column = 0; column < columns.count; column++) {
    const own = spread[columns.place[column] as number] as (typeof spread)[number]
    const points = columns.points[column] as number
    const { target } = people[columns.person[column] as number] as Person
    own.best = Math.max(own.best, points)
    own.worst = Math.min(own.worst, points)
    own.strain = Math.max(own.strain, (over80 + over110) / Math.max(1, target ?? policy.rules.target))
  }
  const local = sites.reduce((sum, { localBonus }) => sum + localBonus, 0)
  return places.reduce((sum, { role, most, min }, at) => {
    const { best, worst, strain } = spread[at] as (typeof spread)[number]
    const engagements = Math.min(most, Math.floor(role.halfDays / min))
    return sum + role.halfDays * (best - worst + strain) + engagement * engagements
  }, 1 + local)
}

/** Half-days that a person may still take before 80 %, then before 110 % of their target, in whole half-days. */
export function roomsOf(person: Person, { rules }: Policy): { easy: number; full: number; target: number } {
  const target = person.target ?? rules.target
  const load = person.load ?? 0
  const easy = Math.max(0, Math.floor(0.8 * target - load))
  return { easy, full: Math.max(easy, Math.floor(1.1 * target - load)), target: Math.max(1, target) }
}

/** Points lost by a person who takes these half-days more. */
export function strain(person: Person, halfDays: number, policy: Policy): number {
  const { easy, full, target } = roomsOf(person, policy)
  if (halfDays <= easy) return 0
  const { over80, over110 } = policy.weights
  return (over80 * (halfDays - easy) + over110 * Math.max(0, halfDays - full)) / target
}
