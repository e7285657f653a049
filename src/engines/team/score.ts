import { LOCAL } from './columns.ts'
import { FIT_TERMS, fitTerms } from './fit.ts'
import { type Engagement, type Plan, personAt, placeAt } from './plan.ts'
import { type Problem, roomsOf, type Site } from './problem.ts'

export const PARTS = [...FIT_TERMS, 'cost', 'unmet', 'engagement', 'local', 'over80', 'over110'] as const
export type Part = (typeof PARTS)[number]
/** Points by term: what fit brings is positive, what is lost is negative. Their sum is the value. */
export type Parts = Record<Part, number>

export const noParts = (): Parts => Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>

/** What one engagement brings by term. Load and what concerns the team as a whole are not in it. */
export function engagementParts(problem: Problem, { column, halfDays }: Engagement): Parts {
  const { policy, columns, sites, siteOf } = problem
  const person = personAt(problem, column)
  const { project, role } = placeAt(problem, column)
  const site = sites[siteOf[columns.place[column] as number] as number] as Site
  const terms = fitTerms(person, project, role, policy)
  const points = site.unit * halfDays
  const parts = noParts()
  for (const term of FIT_TERMS) parts[term] = points * policy.weights[term] * terms[term]
  const rate = person.rate ?? policy.rules.rate
  parts.cost = (-points * policy.weights.cost * rate) / policy.rules.costReference
  parts.engagement = -(columns.fee[column] as number)
  return parts
}

/** The value of a plan by term, as the policy weighs them: anyone may add them up again. */
export function partsOf(problem: Problem, plan: Plan): Parts {
  const total = noParts()
  plan.forEach((engagements, at) => {
    const site = problem.sites[at] as Site
    for (const engagement of engagements) add(total, engagementParts(problem, engagement))
    const done = engagements.reduce((sum, { halfDays }) => sum + halfDays, 0)
    const wanted = site.project.roles.reduce((sum, { halfDays }) => sum + halfDays, 0)
    total.unmet -= problem.policy.weights.unmet * site.unit * (wanted - done)
    const isLocal = engagements.some(({ column }) => (problem.columns.marks[column] as number) & LOCAL)
    if (!isLocal) total.local -= site.localBonus
  })
  addLoad(problem, plan, total)
  return total
}

/** The same for one site: what its people do elsewhere counts only by the load that this site adds to it. */
export function partsAt(problem: Problem, plan: Plan, site: number): Parts {
  const alone = (keep: (at: number) => boolean) =>
    partsOf(
      problem,
      plan.map((engagements, at) => (keep(at) ? engagements : [])),
    )
  const [whole, others] = [alone(() => true), alone((at) => at !== site)]
  const total = noParts()
  for (const part of PARTS) total[part] = whole[part] - others[part]
  const { unit, project, localBonus } = problem.sites[site] as Site
  const wanted = project.roles.reduce((sum, { halfDays }) => sum + halfDays, 0)
  // The others alone leave all the work of this site undone, and nobody of its place there.
  total.unmet -= problem.policy.weights.unmet * unit * wanted
  total.local -= localBonus
  return total
}

function add(total: Parts, parts: Parts): void {
  for (const part of PARTS) total[part] += parts[part]
}

function addLoad(problem: Problem, plan: Plan, total: Parts): void {
  const taken = new Map<number, number>()
  for (const { column, halfDays } of plan.flat()) {
    const person = problem.columns.person[column] as number
    taken.set(person, (taken.get(person) ?? 0) + halfDays)
  }
  const { over80, over110 } = problem.policy.weights
  for (const [person, halfDays] of taken) {
    const { easy, full, target } = roomsOf(
      problem.people[person] as Problem['people'][number],
      problem.policy,
    )
    total.over80 -= (over80 * Math.max(0, halfDays - easy)) / target
    total.over110 -= (over110 * Math.max(0, halfDays - full)) / target
  }
}
