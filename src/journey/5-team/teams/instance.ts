import type { Instance, Period, Person, Policy, Project, Role } from '#engines/team/index.ts'
import type { ProfileFields } from '#registry/profile/index.ts'

/** Who can transmit a skill is senior. */
export const SENIOR_LEVEL = 3
/** A skill of no one: whoever may hold a role has it, so that a place for a learner goes to a learner. */
const MARK = '@'
export const isMark = (skill: string): boolean => skill.startsWith(MARK)

/** A role wanted, with the places that nobody holds and to which nobody was invited. */
export type OpenRole = {
  id: bigint
  title: string
  halfDays: number
  from: string
  until: string
  places: number
  isLearnerPlace: boolean
  isSenior: boolean
  skills: readonly { skill_id: string; level: number; is_must: boolean }[]
}
export type OpenProject = {
  id: bigint
  title: string
  territory: string | null
  themes: readonly string[]
  roles: readonly OpenRole[]
  /** Someone confirmed is engaged already. */
  hasSenior: boolean
  /** Engaged, invited, or who declined for these dates. */
  kept: readonly string[]
  wishes: readonly string[]
}
/** What one candidate shows to whoever composes the team, and numbers of their time. */
export type Candidate = {
  id: string
  isLearner: boolean
  committed: number
  fields: Partial<ProfileFields>
  skills: readonly { skill_id: string; level: number; wants_to_learn: boolean }[]
  freeByMonth: ReadonlyMap<string, number>
}
type Given = {
  projects: readonly OpenProject[]
  candidates: readonly Candidate[]
  policy: Policy
  seed: number
}

/** What the engine is given: everything in the order of ids, so that the same facts make the same bytes. */
export function buildInstance({ projects, candidates, policy, seed }: Given): Instance {
  const roles = projects.flatMap((project) => project.roles)
  const from = roles.map((role) => role.from).toSorted()[0] ?? ''
  const until =
    roles
      .map((role) => role.until)
      .toSorted()
      .at(-1) ?? ''
  const periods = monthsBetween(from, until)
  const sorted = projects.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    seed,
    policy,
    periods,
    projects: sorted.map((project) => projectOf(project, policy)),
    people: candidates
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((candidate) => personOf(candidate, { roles, periods, projects: sorted })),
  }
}

/** The months of a calendar, from the first to the last included. */
function monthsBetween(from: string, until: string): Period[] {
  const [year = 0, month = 1] = from.split('-').map(Number)
  const [lastYear = 0, lastMonth = 1] = until.split('-').map(Number)
  const count = Math.max(0, (lastYear - year) * 12 + lastMonth - month) + 1
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(year, month - 1 + i, 1))
    return { id: at.toISOString().slice(0, 7) }
  })
}

function projectOf(
  { id, title, territory, themes, roles, hasSenior, kept }: OpenProject,
  policy: Policy,
): Project {
  const learners = roles.filter(({ isLearnerPlace }) => isLearnerPlace)
  return {
    id: String(id),
    name: title,
    ...(territory === null ? {} : { territory }),
    themes: [...themes],
    studio: learners.length > 0,
    learnersMax: Math.max(
      1,
      learners.reduce((sum, { places }) => sum + places, 0),
    ),
    senior: policy.rules.senior && !hasSenior,
    roles: roles.map(roleOf),
    refused: [...new Set(kept)].toSorted(),
  }
}

const roleOf = ({ id, title, halfDays, places, skills, from, until }: OpenRole): Role => ({
  id: String(id),
  name: title,
  halfDays: halfDays * places,
  peopleMax: places,
  periods: monthsBetween(from, until).map((period) => period.id),
  skills: [
    { id: `${MARK}${id}`, level: 1 },
    ...skills.map(({ skill_id, level, is_must }) => ({ id: skill_id, level, nice: !is_must })),
  ],
})

type Around = { roles: readonly OpenRole[]; periods: readonly Period[]; projects: readonly OpenProject[] }

function personOf(candidate: Candidate, { roles, periods, projects }: Around): Person {
  const { id, fields, skills, committed, freeByMonth } = candidate
  const levels = Object.fromEntries(skills.map(({ skill_id, level }) => [skill_id, level]))
  const marks = roles.filter((role) => mayHold(candidate, role)).map((role) => [`${MARK}${role.id}`, 1])
  const target = targetOf(fields.load, periods.length)
  const rate = rateOf(fields.rate)
  return {
    id,
    ...(fields.region === undefined ? {} : { territory: fields.region }),
    remote: fields.remote === 'remote' || fields.remote === 'hybrid',
    skills: { ...levels, ...Object.fromEntries(marks) },
    learns: skills.flatMap(({ skill_id, wants_to_learn: learns }) => (learns ? [skill_id] : [])),
    causes: fields.themes ?? [],
    wishes: projects.flatMap((project) => (project.wishes.includes(id) ? [String(project.id)] : [])),
    senior: skills.some(({ level }) => level >= SENIOR_LEVEL),
    learner: isLearnerFor(candidate, roles),
    available: periods.map((period) => freeByMonth.get(period.id) ?? 0),
    load: committed,
    ...(target === undefined ? {} : { target }),
    ...(rate === undefined ? {} : { rate }),
  }
}

/** Who is at school, or wants to learn what a learner place asks for. */
const isLearnerFor = (candidate: Candidate, roles: readonly OpenRole[]): boolean =>
  candidate.isLearner || roles.some((role) => role.isLearnerPlace && wantsToLearn(candidate, role))

const wantsToLearn = ({ skills }: Candidate, role: OpenRole): boolean =>
  role.skills.some(({ skill_id, level, is_must: isMust }) => {
    const held = skills.find((skill) => skill.skill_id === skill_id)
    return isMust && held !== undefined && held.level < level && held.wants_to_learn
  })

/** A learner place goes to a learner, a senior one to someone confirmed, the others to whoever has their skills. */
function mayHold(candidate: Candidate, role: OpenRole): boolean {
  const { skills } = candidate
  const canLearn = role.isLearnerPlace && (candidate.isLearner || wantsToLearn(candidate, role))
  if (role.isLearnerPlace && !canLearn) return false
  if (role.isSenior && !skills.some(({ level }) => level >= SENIOR_LEVEL)) return false
  return role.skills
    .filter(({ is_must: isMust }) => isMust)
    .every(({ skill_id, level }) => {
      const held = skills.find((skill) => skill.skill_id === skill_id)
      return (held?.level ?? -1) >= level || (canLearn && held?.wants_to_learn === true)
    })
}

const WEEKS_A_MONTH = 4

/** Half-days wished over the calendar, when someone says how many they wish by week or by month. */
function targetOf(load: ProfileFields['load'] | undefined, months: number): number | undefined {
  if (load === undefined) return undefined
  return load.halfDays * months * (load.per === 'week' ? WEEKS_A_MONTH : 1)
}

/** A price by the day, as cents by the half-day, rounded down once. Equal pay is the rate of the policy. */
const rateOf = (rate: ProfileFields['rate'] | undefined): number | undefined =>
  rate === undefined || 'equal' in rate ? undefined : Number(BigInt(rate.cents) / 2n)
