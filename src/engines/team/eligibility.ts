import type { Person, Project, Role } from './instance.ts'

/** A rule that keeps a person out of a role, whoever else is in the team. */
export type Barrier = 'refused' | 'skills' | 'learner-place' | 'dates' | 'capacity'

/** A role with what it needs from its project and from the calendar. */
export type Place = {
  readonly project: Project
  readonly role: Role
  /** Positions of its periods in the calendar. */
  readonly periods: readonly number[]
  /** The length of each of its periods, and the sum of them. */
  readonly lengths: readonly number[]
  readonly length: number
  /** Half-days of the shortest engagement in it. */
  readonly min: number
  /** People who must hold it, and who may. */
  readonly least: number
  readonly most: number
}

/** The part of an engagement that falls in a period, 0 where the role has no work. */
export function shareIn({ periods, lengths, length }: Place, period: number): number {
  const at = periods.indexOf(period)
  return at < 0 ? 0 : (lengths[at] as number) / length
}

const nothing = (): boolean => false

/** The first rule that keeps this person out of this place, if any. `ignored` serves to explain clashes. */
export function barrierOf(
  person: Person,
  place: Place,
  ignored: (barrier: Barrier) => boolean = nothing,
): Barrier | undefined {
  if (place.project.refused?.includes(person.id) && !ignored('refused')) return 'refused'
  if (!hasSkills(person, place.role) && !ignored('skills')) return 'skills'
  if (!mayHoldPlace(person, place.role) && !ignored('learner-place')) return 'learner-place'
  if (isAwayOn(person, place.role.dates) && !ignored('dates')) return 'dates'
  if (capacityFor(person, place) < place.min && !ignored('capacity')) return 'capacity'
  return undefined
}

/** Whether each required level is reached, or the person learns that skill, as a learner or in a learner place. */
function hasSkills(person: Person, role: Role): boolean {
  for (const { id, level, nice } of role.skills ?? []) {
    if (nice || (person.skills?.[id] ?? 0) >= level) continue
    if (!((person.learner || role.learner) && person.learns?.includes(id))) return false
  }
  return true
}

/** A learner place is for learners, and for whoever learns there a required skill that they lack. */
function mayHoldPlace(person: Person, { learner, skills = [] }: Role): boolean {
  if (!learner || person.learner) return true
  return skills.some(
    ({ id, level, nice }) =>
      !nice && (person.skills?.[id] ?? 0) < level && person.learns?.includes(id) === true,
  )
}

const isAwayOn = ({ away }: Person, dates: readonly string[] | undefined): boolean =>
  away !== undefined && (dates ?? []).some((day) => away.some((a) => a.from <= day && day <= a.to))

/** Half-days that a person could give to a place alone, spread over its periods by their lengths. */
export function capacityFor(person: Person, { role, periods, lengths, length }: Place): number {
  let most = role.halfDays
  for (let at = 0; at < periods.length; at++) {
    const available = availableIn(person, periods[at] as number)
    most = Math.min(most, Math.floor((available * length) / (lengths[at] as number)))
  }
  return most
}

export const availableIn = ({ available }: Person, period: number): number =>
  typeof available === 'object' ? (available[period] ?? 0) : (available ?? 0)
