import type { Person, Project, Role } from './instance.ts'

/** A rule that keeps a person out of a role, whoever else is in the team. */
export type Barrier = 'refused' | 'skills' | 'dates' | 'capacity'

/** A role with what it needs from its project and from the calendar. */
export type Place = {
  readonly project: Project
  readonly role: Role
  /** Positions of its periods in the calendar. */
  readonly periods: readonly number[]
  /** Half-days of the shortest engagement in it. */
  readonly min: number
}

/** The first rule that keeps this person out of this place, if any. `ignored` serves to explain clashes. */
export function barrierOf(
  person: Person,
  place: Place,
  ignored?: (barrier: Barrier) => boolean,
): Barrier | undefined {
  const stands = (barrier: Barrier) => !ignored?.(barrier)
  if (place.project.refused?.includes(person.id) && stands('refused')) return 'refused'
  if (!hasSkills(person, place.role) && stands('skills')) return 'skills'
  if (isAwayOn(person, place.role.dates) && stands('dates')) return 'dates'
  if (capacityFor(person, place) < place.min && stands('capacity')) return 'capacity'
  return undefined
}

/** Whether each required level is reached, or the person is a learner who wants to learn that skill. */
function hasSkills(person: Person, role: Role): boolean {
  for (const { id, level, nice } of role.skills ?? []) {
    if (nice || (person.skills?.[id] ?? 0) >= level) continue
    if (!(person.learner && person.learns?.includes(id))) return false
  }
  return true
}

const isAwayOn = ({ away }: Person, dates: readonly string[] | undefined): boolean =>
  away !== undefined && (dates ?? []).some((day) => away.some((a) => a.from <= day && day <= a.to))

/** Half-days that a person could give to a place alone, spread evenly over its periods. */
export function capacityFor(person: Person, { role, periods }: Place): number {
  let least = Number.POSITIVE_INFINITY
  for (const period of periods) least = Math.min(least, availableIn(person, period))
  return Math.min(role.halfDays, Math.floor(least * periods.length))
}

export const availableIn = ({ available }: Person, period: number): number =>
  typeof available === 'object' ? (available[period] ?? 0) : (available ?? 0)
