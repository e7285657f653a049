import { type Given, type GivenTeam, type Violation, violationsOf } from './check.ts'
import { LEARNER, SENIOR } from './columns.ts'
import { fitOf, fitTerms } from './fit.ts'
import type { Instance, Person } from './instance.ts'
import { personAt, placeAt } from './plan.ts'
import { type Problem, problemOf } from './problem.ts'

/** Someone who could take over, for how long, and how they suit the role. */
export type Replacement = Pick<Given, 'person' | 'project' | 'role' | 'halfDays'> & { readonly fit: number }

/** Work that nobody does any more is no broken rule, but someone should do it. */
type Undone = Omit<Violation, 'rule'> & { readonly rule: 'half-days' }

export type Fix = {
  /** What breaks when the person leaves. */
  readonly broken: Violation | Undone
  /** Who alone would mend it without breaking another rule, the best fit first, ties by id. */
  readonly replacements: readonly Replacement[]
}

const SHOWN = 10
const TRIES_MAX = 200

/**
 * What breaks when a person leaves a team, and who could mend each break. A replacement takes a role that was left,
 * for as many half-days as they have and the budget allows; nobody else of the team moves. Nothing when the
 * person is not in the team.
 */
export function fixes(instance: Instance, team: GivenTeam, removedPerson: string): Fix[] {
  const left = team.assignments.filter(({ person }) => person === removedPerson)
  const rest = { ...team, assignments: team.assignments.filter(({ person }) => person !== removedPerson) }
  const before = keysOf(violationsOf(instance, team))
  const after = violationsOf(instance, rest)
  const broken = after.filter((violation) => !before.has(keyOf(violation)))
  const found = left.map((one) => ({ one, candidates: candidatesFor(instance, rest, one) }))
  const around = { instance, rest, still: keysOf(after) }
  const rules = broken.map((violation): Fix => {
    const able = found.flatMap(({ candidates }) => candidates.filter((one) => isAble(one, violation)))
    return { broken: violation, replacements: mending(around, able, violation) }
  })
  const undone = found.map(({ one, candidates }): Fix => {
    const where = `${one.project}/${one.role}`
    const broken: Undone = { rule: 'half-days', where, found: 0, limit: one.halfDays }
    return { broken, replacements: mending(around, candidates) }
  })
  return [...rules, ...undone]
}

const keyOf = ({ rule, where }: Violation) => `${rule} ${where}`
const keysOf = (violations: readonly Violation[]) => new Set(violations.map(keyOf))

type Candidate = { who: Person; replacement: Replacement; marks: number }

/** Those who may hold the role and are not in the project, the best fit first. */
function candidatesFor(instance: Instance, rest: GivenTeam, left: Given): Candidate[] {
  const projects = instance.projects.filter(({ id }) => id === left.project)
  const problem = problemOf({ ...instance, projects })
  const inProject = rest.assignments.filter(({ project }) => project === left.project)
  const here = new Set([left.person, ...inProject.map(({ person }) => person)])
  const budget = projects[0]?.budget ?? Number.POSITIVE_INFINITY
  const money = budget - spentBy(problem, inProject)
  const found: Candidate[] = []
  for (let column = 0; column < problem.columns.count; column++) {
    const place = placeAt(problem, column)
    const who = personAt(problem, column)
    if (place.role.id !== left.role || here.has(who.id)) continue
    const affordable = Math.floor(money / Math.max(1, problem.columns.cents[column] as number))
    const halfDays = Math.min(problem.columns.cap[column] as number, left.halfDays, affordable)
    if (halfDays < place.min) continue
    const fit = fitOf(fitTerms(who, place.project, place.role, problem.policy), problem.policy)
    const { project, role } = left
    const marks = problem.columns.marks[column] as number
    found.push({ who, marks, replacement: { person: who.id, project, role, halfDays, fit } })
  }
  return found.sort((a, b) => b.replacement.fit - a.replacement.fit || (a.who.id < b.who.id ? -1 : 1))
}

function spentBy(problem: Problem, inProject: readonly Given[]): number {
  const ids = new Set(inProject.map(({ person }) => person))
  const members = problem.people.filter(({ id }) => ids.has(id))
  const rates = new Map(members.map(({ id, rate }) => [id, rate ?? problem.policy.rules.rate]))
  return inProject.reduce((sum, { person, halfDays }) => sum + halfDays * (rates.get(person) ?? 0), 0)
}

const isAble = ({ marks }: Candidate, { rule }: Violation): boolean =>
  rule === 'senior' ? (marks & SENIOR) !== 0 : rule !== 'learner-place' || (marks & LEARNER) !== 0

type Around = { instance: Instance; rest: GivenTeam; still: ReadonlySet<string> }

/** The first candidates with whom no rule breaks anew, and the given one holds again. */
function mending(around: Around, candidates: readonly Candidate[], violation?: Violation): Replacement[] {
  const { instance, rest, still } = around
  const ids = new Set(rest.assignments.map(({ person }) => person))
  const members = instance.people.filter(({ id }) => ids.has(id))
  const mends: Replacement[] = []
  for (const { who, replacement } of candidates.slice(0, TRIES_MAX)) {
    if (mends.length === SHOWN) break
    const people = ids.has(who.id) ? members : [...members, who]
    const assignments = [...rest.assignments, replacement]
    const now = violationsOf({ ...instance, people }, { ...rest, assignments }).map(keyOf)
    const isMended = violation === undefined || !now.includes(keyOf(violation))
    if (isMended && now.every((key) => still.has(key))) mends.push(replacement)
  }
  return mends
}
