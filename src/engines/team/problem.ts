import { assert } from '../assert.ts'
import { type Complete, completed } from './complete.ts'
import { barrierOf, capacityFor, type Place } from './eligibility.ts'
import { fitOf, fitTerms } from './fit.ts'
import { byId, type Instance, type Person, type Project } from './instance.ts'
import { type Policy, policyOf } from './policy.ts'

/** What a whole project of weight 1 is worth when each of its half-days fits perfectly and costs nothing. */
export const WHOLE_PROJECT = 100

/** Pairs of a person and a role that no rule forbids by itself, one per position, by person then by role. */
export type Columns = {
  readonly count: number
  readonly person: Int32Array
  readonly place: Int32Array
  readonly cap: Int32Array
  /** Points that one half-day brings, its cost taken, and what leaving it undone would lose added. */
  readonly points: Float64Array
  readonly cents: Float64Array
  /** Points lost for the engagement itself. */
  readonly fee: Float64Array
  /** Sum of SENIOR, LEARNER, LOCAL and GUEST. */
  readonly marks: Uint8Array
}

export const SENIOR = 1
export const LEARNER = 2
export const LOCAL = 4
/** A learner in a role that is no learner place. */
export const GUEST = 8

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
  const people = instance.people.toSorted(byId)
  const projects = instance.projects.toSorted(byId)
  const places = projects.flatMap((project) =>
    project.roles.toSorted(byId).map((role) => placeOf(project, role, instance, policy)),
  )
  const sites = projects.map((project) => siteOf(project, places, policy))
  const siteOfPlace = places.map(({ project }) => projects.indexOf(project))
  const { columns, firstOf } = columnsOf({ people, places, sites, siteOfPlace, policy })
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

type Ready = {
  people: readonly Person[]
  places: readonly Place[]
  sites: readonly Site[]
  siteOfPlace: readonly number[]
  policy: Policy
}

function columnsOf(ready: Ready): { columns: Columns; firstOf: Int32Array } {
  const { people, places } = ready
  const placesFor = placesBySkill(places)
  const person: number[] = []
  const place: number[] = []
  const cap: number[] = []
  const points: number[] = []
  const cents: number[] = []
  const marks: number[] = []
  const firstOf = new Int32Array(people.length + 1)
  people.forEach((who, i) => {
    for (const at of placesFor(who)) {
      const where = places[at] as Place
      if (barrierOf(who, where)) continue
      person.push(i)
      place.push(at)
      cap.push(capacityFor(who, where))
      points.push(pointsOf(ready, who, at))
      cents.push(who.rate ?? ready.policy.rules.rate)
      marks.push(marksOf(who, where))
    }
    firstOf[i + 1] = person.length
  })
  const columns = {
    count: person.length,
    person: Int32Array.from(person),
    place: Int32Array.from(place),
    cap: Int32Array.from(cap),
    points: Float64Array.from(points),
    cents: Float64Array.from(cents),
    fee: new Float64Array(person.length).fill(ready.policy.weights.engagement),
    marks: Uint8Array.from(marks),
  }
  return { columns, firstOf }
}

/** The places that a person may have the skills of, in order: most people have the skills of few. */
function placesBySkill(places: readonly Place[]): (person: Person) => readonly number[] {
  const { open, bySkill } = placesIndex(places)
  const isLearnerPlace = places.some(({ role }) => role.learner)
  return ({ skills = {}, learner, learns = [] }) => {
    const isLearning = learner === true || isLearnerPlace
    const learned = isLearning ? learns.filter((id) => skills[id] === undefined) : []
    const found = [...open]
    for (const id of [...Object.keys(skills), ...learned]) found.push(...(bySkill.get(id) ?? []))
    return found.length > 1 ? found.sort((a, b) => a - b) : found
  }
}

/** Places that ask for nothing, and the others by the first skill that they require. */
function placesIndex(places: readonly Place[]) {
  const open: number[] = []
  const bySkill = new Map<string, number[]>()
  places.forEach(({ role }, at) => {
    const needed = role.skills?.find(({ nice, level }) => nice !== true && level > 0)
    if (!needed) open.push(at)
    else bySkill.set(needed.id, [...(bySkill.get(needed.id) ?? []), at])
  })
  return { open, bySkill }
}

/** In a learner place everyone is a learner and nobody stands for someone senior. */
const marksOf = (person: Person, { project: { territory }, role }: Place): number =>
  (person.senior && !role.learner ? SENIOR : 0) +
  (person.learner || role.learner ? LEARNER : 0) +
  (person.learner && !role.learner ? GUEST : 0) +
  (territory !== undefined && person.territory === territory ? LOCAL : 0)

function pointsOf({ places, sites, siteOfPlace, policy }: Ready, person: Person, at: number): number {
  const { project, role } = places[at] as Place
  const { unit } = sites[siteOfPlace[at] as number] as Site
  const { weights, rules } = policy
  const cost = (weights.cost * (person.rate ?? rules.rate)) / rules.costReference
  return unit * (fitOf(fitTerms(person, project, role, policy), policy) - cost + weights.unmet)
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
