import { type Instance, type Person, type Project, WHOLE_CALENDAR } from './instance.ts'
import type { Policy } from './policy.ts'

/** An instance in which nothing is left unsaid: what people and projects leave out has its default. */
export type Complete = Instance & Required<Pick<Instance, 'periods'>>

const CAN_TRANSMIT = 3

/** Gives their defaults to periods, seniority, availability and skills. Who says everything stays the same object. */
export function completed(instance: Instance, policy: Policy): Complete {
  const periods = instance.periods && instance.periods.length > 0 ? instance.periods : WHOLE_CALENDAR
  const lengths = periods.map(({ length = 1 }) => length)
  const people = instance.people.map((person) => completePerson(person, lengths, policy))
  return { ...instance, periods, people, projects: instance.projects.map(completeProject) }
}

function completePerson(person: Person, lengths: readonly number[], { rules }: Policy): Person {
  if (person.senior !== undefined && person.available !== undefined) return person
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const left = Math.max(0, (person.target ?? rules.target) - (person.load ?? 0))
  return {
    ...person,
    senior: person.senior ?? isSenior(person),
    available: person.available ?? lengths.map((length) => Math.floor((left * length) / whole)),
  }
}

const isSenior = ({ skills, learner }: Person): boolean =>
  learner !== true && Object.values(skills ?? {}).some((level) => level >= CAN_TRANSMIT)

/** Skills go by id, so that sums are the same whatever the order they were written in. */
const completeProject = (project: Project): Project => ({
  ...project,
  roles: project.roles.map((role) => ({
    ...role,
    skills: (role.skills ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  })),
})
