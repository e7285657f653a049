import type { Person, Project, Remote, Role } from './instance.ts'
import type { Policy } from './policy.ts'

export const FIT_TERMS = ['level', 'aspiration', 'territory', 'theme', 'underUsed'] as const
export type FitTerm = (typeof FIT_TERMS)[number]
export type FitTerms = Record<FitTerm, number>

const LEVEL_MAX = 3
const ELSEWHERE = 0.5
/** The part of the work that may be done from elsewhere. */
const AWAY: Record<Remote, number> = { 'on-site': 0, hybrid: 0.5, remote: 1 }

/**
 * How a person suits a role, term by term, each from 0 to 1. No term compares people with each other.
 * A role without skills asks nothing, so that everyone has its level.
 */
export function fitTerms(person: Person, project: Project, role: Role, policy: Policy): FitTerms {
  const load = person.load ?? 0
  const target = person.target ?? policy.rules.target
  return {
    level: levelOf(person, role),
    aspiration: aspirationOf(person, project, role),
    territory: territoryOf(person, project, role),
    theme: sharedPart(project.themes, person.causes),
    underUsed: target > 0 ? Math.max(0, 1 - load / target) : 0,
  }
}

/** The fit as one number, by the weights of the policy. */
export function fitOf(terms: FitTerms, { weights }: Policy): number {
  let fit = 0
  for (const term of FIT_TERMS) fit += weights[term] * terms[term]
  return fit
}

function levelOf({ skills }: Person, { skills: wanted = [] }: Role): number {
  if (wanted.length === 0) return 1
  let sum = 0
  for (const { id } of wanted) sum += Math.min(LEVEL_MAX, skills?.[id] ?? 0) / LEVEL_MAX
  return sum / wanted.length
}

function aspirationOf({ wishes, aspirations, learns }: Person, project: Project, role: Role): number {
  if (wishes?.includes(project.id)) return 1
  const skills = role.skills ?? []
  if (skills.length === 0 || !(aspirations || learns)) return 0
  let wanted = 0
  for (const { id } of skills) if (aspirations?.includes(id) || learns?.includes(id)) wanted += 1
  return wanted / skills.length
}

/** From elsewhere, the less remote of the role and of the person decides. */
function territoryOf(person: Person, project: Project, role: Role): number {
  if (project.territory === undefined || person.territory === project.territory) return 1
  const asked = role.remote ?? remoteOf(project.remote ?? true)
  return ELSEWHERE * Math.min(AWAY[asked], AWAY[remoteOf(person.remote)])
}

const remoteOf = (given: boolean | Remote | undefined): Remote =>
  typeof given === 'string' ? given : given ? 'remote' : 'on-site'

function sharedPart(themes: readonly string[] | undefined, causes: readonly string[] | undefined): number {
  if (!themes || themes.length === 0 || !causes) return 0
  let shared = 0
  for (const theme of themes) if (causes.includes(theme)) shared += 1
  return shared / themes.length
}
