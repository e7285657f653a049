import type { Instance, Person, Project, Role } from './instance.ts'

/**
 * Checks the hard rules of a proposal against the instance alone, by plain reading. It shares no code with the
 * model that made the proposal, on purpose: a mistake of the model must not hide itself. Defaults are therefore
 * repeated here, from docs/formats/team.md.
 */
export type Given = {
  readonly person: string
  readonly project: string
  readonly role: string
  readonly halfDays: number
  /** Half-days by period; without them, an even share in each period of the role. */
  readonly periods?: readonly { readonly period: string; readonly halfDays: number }[]
}

/** What is checked. `projects` are those that must have their team: all of the instance unless said. */
export type GivenTeam = { readonly assignments: readonly Given[]; readonly projects?: readonly string[] }

export type Rule =
  | 'unknown'
  | 'whole-half-days'
  | 'spread'
  | 'engagement-min'
  | 'role-half-days'
  | 'people-max'
  | 'people-min'
  | 'one-role'
  | 'projects-max'
  | 'skills'
  | 'refused'
  | 'dates'
  | 'same-day'
  | 'capacity'
  | 'budget'
  | 'senior'
  | 'learner-place'
  | 'learners-max'
  | 'must-role'
  | 'kept'

/** A rule that is broken, where, and the figures that show it. */
export type Violation = {
  readonly rule: Rule
  readonly where: string
  readonly found: number
  readonly limit: number
}

type Held = Given & { who: Person; what: Project; which: Role }
const broken = (rule: Rule, where: string, found: number, limit: number): Violation => ({
  rule,
  where,
  found,
  limit,
})

/** The hard rules that a proposal breaks: of its engagements, of people, then of projects. None when all is well. */
export function violationsOf(instance: Instance, { assignments, projects }: GivenTeam): Violation[] {
  const { held, unknown } = heldOf(instance, assignments)
  const byPerson = Map.groupBy(held, (one) => one.who)
  return [
    ...unknown,
    ...held.flatMap((one) => engagementFaults(instance, one)),
    ...[...byPerson].flatMap(([person, own]) => personFaults(instance, person, own)),
    ...instance.projects
      .filter((project) => projects?.includes(project.id) ?? true)
      .flatMap((project) =>
        projectFaults(
          instance,
          project,
          held.filter((one) => one.project === project.id),
        ),
      ),
  ]
}

function heldOf(instance: Instance, given: readonly Given[]): { held: Held[]; unknown: Violation[] } {
  const named = new Set(given.map(({ person }) => person))
  const people = new Map<string, Person>()
  for (const person of instance.people) if (named.has(person.id)) people.set(person.id, person)
  const asked = new Map(instance.projects.map((project) => [project.id, project]))
  const held: Held[] = []
  const unknown: Violation[] = []
  for (const one of given) {
    const who = people.get(one.person)
    const what = asked.get(one.project)
    const which = what?.roles.find((role) => role.id === one.role)
    if (who && what && which) held.push({ ...one, who, what, which })
    else unknown.push(broken('unknown', `${one.person}/${one.project}/${one.role}`, 0, 1))
  }
  return { held, unknown }
}

function engagementFaults(instance: Instance, one: Held): Violation[] {
  const { who, what, which, halfDays } = one
  const where = `${who.id}/${what.id}/${which.id}`
  const faults: Violation[] = []
  const shortest = Math.min(instance.policy?.rules?.engagementMin ?? 4, which.halfDays)
  if (!Number.isInteger(halfDays))
    faults.push(broken('whole-half-days', where, halfDays, Math.floor(halfDays)))
  if (halfDays < shortest) faults.push(broken('engagement-min', where, halfDays, shortest))
  if (what.refused?.includes(who.id)) faults.push(broken('refused', where, 1, 0))
  for (const day of which.dates ?? [])
    if (who.away?.some((away) => day >= away.from && day <= away.to))
      faults.push(broken('dates', `${where}/${day}`, 1, 0))
  const people = [...skillFaults(one, where), ...learnerFaults(one, where)]
  return [...faults, ...people, ...spreadFaults(instance, one, where)]
}

/** Half-days told by period are those of the engagement, in periods of its role, as near their lengths as can be. */
function spreadFaults(instance: Instance, one: Held, where: string): Violation[] {
  if (!one.periods) return []
  const allowed = lengthsOf(instance, one.which)
  const whole = [...allowed.values()].reduce((sum, length) => sum + length, 0)
  const told = one.periods.reduce((sum, { halfDays }) => sum + halfDays, 0)
  const faults = told === one.halfDays ? [] : [broken('spread', where, told, one.halfDays)]
  for (const { period, halfDays } of one.periods) {
    const share = (one.halfDays * (allowed.get(period) ?? 0)) / whole
    const isEven = halfDays >= Math.floor(share) && halfDays <= Math.ceil(share)
    if (!allowed.has(period) || !isEven)
      faults.push(broken('spread', `${where}/${period}`, halfDays, Math.ceil(share)))
  }
  return faults
}

const skillFaults = ({ who, which }: Held, where: string): Violation[] =>
  (which.skills ?? []).flatMap((skill) => {
    const level = who.skills?.[skill.id] ?? 0
    const isLearner = who.learner === true || which.learner === true
    const mayLearn = isLearner && who.learns?.includes(skill.id) === true
    const isFine = skill.nice === true || level >= skill.level || mayLearn
    return isFine ? [] : [broken('skills', `${where}/${skill.id}`, level, skill.level)]
  })

/** In a learner place, someone who is no learner lacks a required skill and learns it. */
function learnerFaults({ who, which }: Held, where: string): Violation[] {
  if (which.learner !== true || who.learner === true) return []
  const lacking = (which.skills ?? []).filter(
    ({ id, level, nice }) => nice !== true && (who.skills?.[id] ?? 0) < level && who.learns?.includes(id),
  )
  return lacking.length > 0 ? [] : [broken('learner-place', where, 0, 1)]
}

/** The periods of the calendar and their lengths, in their order. */
const calendarOf = (instance: Instance): Map<string, number> =>
  new Map(
    instance.periods?.length ? instance.periods.map(({ id, length }) => [id, length ?? 1]) : [['all', 1]],
  )

function lengthsOf(instance: Instance, role: Role): Map<string, number> {
  const calendar = calendarOf(instance)
  return new Map((role.periods ?? [...calendar.keys()]).map((id) => [id, calendar.get(id) ?? 1]))
}

function freeIn(instance: Instance, person: Person, at: number): number {
  const { available } = person
  if (typeof available === 'number') return available
  if (available) return available[at] ?? 0
  const target = person.target ?? instance.policy?.rules?.target ?? 60
  const lengths = [...calendarOf(instance).values()]
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  return Math.floor((Math.max(0, target - (person.load ?? 0)) * (lengths[at] ?? 0)) / whole)
}

function usedIn(instance: Instance, { which, halfDays, periods }: Held, period: string): number {
  if (periods) return periods.reduce((sum, one) => sum + (one.period === period ? one.halfDays : 0), 0)
  const lengths = lengthsOf(instance, which)
  const whole = [...lengths.values()].reduce((sum, length) => sum + length, 0)
  return (halfDays * (lengths.get(period) ?? 0)) / whole
}

function personFaults(instance: Instance, person: Person, own: readonly Held[]): Violation[] {
  const faults: Violation[] = []
  const projects = new Set(own.map((one) => one.project))
  const most = person.projectsMax ?? instance.policy?.rules?.projectsMax ?? 3
  if (projects.size > most) faults.push(broken('projects-max', person.id, projects.size, most))
  for (const project of projects) {
    const roles = own.filter((one) => one.project === project).length
    if (roles > 1) faults.push(broken('one-role', `${person.id}/${project}`, roles, 1))
  }
  ;[...calendarOf(instance).keys()].forEach((period, at) => {
    const used = own.reduce((sum, one) => sum + usedIn(instance, one, period), 0)
    const free = freeIn(instance, person, at)
    if (used > free + 1e-6) faults.push(broken('capacity', `${person.id}/${period}`, used, free))
  })
  return [...faults, ...sameDays(person, own)]
}

function sameDays(person: Person, own: readonly Held[]): Violation[] {
  const days = own.flatMap((one) => [...new Set(one.which.dates)])
  return [...new Set(days)].flatMap((day) => {
    const times = days.filter((other) => other === day).length
    return times > 1 ? [broken('same-day', `${person.id}/${day}`, times, 1)] : []
  })
}

function projectFaults(instance: Instance, project: Project, own: readonly Held[]): Violation[] {
  const faults: Violation[] = []
  const rules = instance.policy?.rules
  const spent = own.reduce(
    (sum, one) => sum + BigInt(one.who.rate ?? rules?.rate ?? 25_000) * BigInt(Math.ceil(one.halfDays)),
    0n,
  )
  if (project.budget !== undefined && spent > BigInt(project.budget))
    faults.push(broken('budget', project.id, Number(spent), project.budget))
  for (const role of project.roles) faults.push(...roleFaults(instance, project, role, own))
  for (const { person, role } of project.kept ?? [])
    if (!own.some((one) => one.person === person && one.role === role))
      faults.push(broken('kept', `${person}/${project.id}/${role}`, 0, 1))
  return [...faults, ...presenceFaults(project, own, project.senior ?? rules?.senior ?? true)]
}

function presenceFaults(project: Project, own: readonly Held[], isSeniorNeeded: boolean): Violation[] {
  const faults: Violation[] = []
  const isSenior = ({ who, which }: Held) =>
    which.learner !== true && (who.senior ?? (!who.learner && reaches(who, 3)))
  const seniors = own.filter(isSenior).length
  if (isSeniorNeeded && seniors === 0) faults.push(broken('senior', project.id, 0, 1))
  const isGuest = ({ who, which }: Held) => who.learner === true && which.learner !== true
  const learners = own.filter((one) => one.who.learner === true || one.which.learner === true).length
  const guests = own.filter(isGuest).length
  if (project.studio === true && learners === 0) faults.push(broken('learner-place', project.id, 0, 1))
  const most = project.learnersMax ?? 1
  if (project.studio !== true && guests > most) faults.push(broken('learners-max', project.id, guests, most))
  return faults
}

const reaches = ({ skills }: Person, level: number) => Object.values(skills ?? {}).some((one) => one >= level)

function roleFaults(instance: Instance, project: Project, role: Role, own: readonly Held[]): Violation[] {
  const where = `${project.id}/${role.id}`
  const inIt = own.filter((one) => one.role === role.id)
  const most = role.peopleMax ?? instance.policy?.rules?.peopleMax ?? 5
  const done = inIt.reduce((sum, one) => sum + one.halfDays, 0)
  const faults: Violation[] = []
  if (inIt.length > most) faults.push(broken('people-max', where, inIt.length, most))
  if (done > role.halfDays) faults.push(broken('role-half-days', where, done, role.halfDays))
  const least = role.peopleMin ?? 0
  if (inIt.length < least) faults.push(broken('people-min', where, inIt.length, least))
  if (role.must === true && inIt.length === 0) faults.push(broken('must-role', where, 0, 1))
  return faults
}
