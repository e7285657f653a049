import { barrierOf, capacityFor, type Place } from './eligibility.ts'
import { fitOf, fitTerms } from './fit.ts'
import type { Person } from './instance.ts'
import type { Policy } from './policy.ts'

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

export type Pool = {
  readonly people: readonly Person[]
  readonly places: readonly Place[]
  /** Points of one half-day of perfect fit, by place. */
  readonly units: readonly number[]
  readonly policy: Policy
}

/**
 * The columns of a pool, by person then by place. Those of person i go from `firstOf[i]` to `firstOf[i + 1]`. People
 * may be a hundred thousand: whoever has the skills of no place is passed over before anything is computed for them.
 */
export function columnsOf(pool: Pool): { columns: Columns; firstOf: Int32Array } {
  const { people, places, policy } = pool
  const placesFor = placesBySkill(places)
  const [person, place, cap, marks]: [number[], number[], number[], number[]] = [[], [], [], []]
  const [points, cents]: [number[], number[]] = [[], []]
  const firstOf = new Int32Array(people.length + 1)
  for (const [i, who] of people.entries()) {
    for (const at of placesFor(who)) {
      const where = places[at] as Place
      if (barrierOf(who, where)) continue
      person.push(i)
      place.push(at)
      cap.push(capacityFor(who, where))
      points.push(pointsOf(pool, who, at))
      cents.push(who.rate ?? policy.rules.rate)
      marks.push(marksOf(who, where))
    }
    firstOf[i + 1] = person.length
  }
  const columns = {
    count: person.length,
    person: Int32Array.from(person),
    place: Int32Array.from(place),
    cap: Int32Array.from(cap),
    points: Float64Array.from(points),
    cents: Float64Array.from(cents),
    fee: new Float64Array(person.length).fill(policy.weights.engagement),
    marks: Uint8Array.from(marks),
  }
  return { columns, firstOf }
}

/** The places that a person may have the skills of, in order: most people have the skills of few. */
function placesBySkill(places: readonly Place[]): (person: Person) => readonly number[] {
  const { open, bySkill } = placesIndex(places)
  const isLearnerPlace = places.some(({ role }) => role.learner)
  return (person) => {
    const found = [...open]
    for (const id in person.skills) found.push(...(bySkill.get(id) ?? NOWHERE))
    if (isLearnerPlace || person.learner) addLearned(found, person, bySkill)
    return found.length > 1 ? found.sort((a, b) => a - b) : found
  }
}

const NOWHERE: readonly number[] = []
type Places = ReadonlyMap<string, readonly number[]>

/** Besides, those of a skill that they learn and do not have. */
function addLearned(found: number[], { skills, learns }: Person, bySkill: Places): void {
  for (const id of learns ?? []) if (skills?.[id] === undefined) found.push(...(bySkill.get(id) ?? NOWHERE))
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

function pointsOf({ places, units, policy }: Pool, person: Person, at: number): number {
  const { project, role } = places[at] as Place
  const { weights, rules } = policy
  const cost = (weights.cost * (person.rate ?? rules.rate)) / rules.costReference
  return (
    (units[at] as number) * (fitOf(fitTerms(person, project, role, policy), policy) - cost + weights.unmet)
  )
}
