import { plusDays } from '#engines/half-days/days.ts'
import type { Instance, Person, Policy, Project, Role } from '#engines/team/index.ts'
import type { RoleRemote } from '#journey/3-project/index.ts'
import type { ProfileFields } from '#registry/profile/index.ts'
import { isWithin, type Piece, piecesOf } from './periods.ts'

/** Who can transmit a skill is senior. */
export const SENIOR_LEVEL = 3
/** A skill of no one: where the engine alone would choose otherwise, whoever may hold a role has it. */
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
  /** A team without someone in each of its places is no team. */
  isMust: boolean
  remote: RoleRemote | null
  skills: readonly { skill_id: string; level: number; is_must: boolean }[]
}
export type OpenProject = {
  id: bigint
  title: string
  territory: string | null
  themes: readonly string[]
  /** Cents that the work of the team may cost; null without a ceiling. */
  budget: bigint | null
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
  skills: readonly { skill_id: string; level: number; wants_to_learn: boolean; wants_more: boolean }[]
  freeByDay: ReadonlyMap<string, number>
  /** Days on leave, in order. */
  leave: readonly string[]
}
type Given = {
  projects: readonly OpenProject[]
  candidates: readonly Candidate[]
  policy: Policy
  seed: number
  /** How much each project counts, by its number; 1 unless said. */
  weights?: ReadonlyMap<bigint, number> | undefined
}

/** What the engine is given: everything in the order of ids, so that the same facts make the same bytes. */
export function buildInstance({ projects, candidates, policy, seed, weights }: Given): Instance {
  const sorted = projects.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const roles = sorted.flatMap((project) => project.roles)
  const pieces = piecesOf(roles)
  const marked = new Set(roles.filter((role) => candidates.some((one) => needsMark(one, role))))
  return {
    seed,
    policy,
    periods: pieces,
    projects: sorted.map((project) => ({
      ...projectOf(project, { policy, pieces, marked }),
      // A weight of 1 is not said: the same facts keep the same name.
      ...weightOf(weights?.get(project.id)),
    })),
    people: candidates
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((candidate) => personOf(candidate, { marked, pieces, projects: sorted })),
  }
}

const weightOf = (weight = 1): { weight?: number } => (weight === 1 ? {} : { weight })

type Marked = ReadonlySet<OpenRole>
type Calendar = { pieces: readonly Piece[]; marked: Marked }

function projectOf(
  { id, title, territory, themes, budget, roles, hasSenior, kept }: OpenProject,
  { policy, ...calendar }: Calendar & { policy: Policy },
): Project {
  return {
    id: String(id),
    name: title,
    ...(territory === null ? {} : { territory }),
    ...(budget === null ? {} : { budget: Number(budget) }),
    themes: [...themes],
    senior: policy.rules.senior && !hasSenior,
    roles: roles.map((role) => roleOf(role, calendar)),
    refused: [...new Set(kept)].toSorted(),
  }
}

function roleOf(role: OpenRole, { pieces, marked }: Calendar): Role {
  const { id, title, halfDays, places, skills, remote } = role
  return {
    id: String(id),
    name: title,
    halfDays: halfDays * places,
    peopleMax: places,
    periods: pieces.filter((piece) => isWithin(piece, role)).map((piece) => piece.id),
    ...(role.isMust ? { peopleMin: places } : {}),
    // A place for a learner that nobody takes is a promise that is not kept.
    ...(role.isLearnerPlace ? { learner: true, must: true } : {}),
    ...(remote === null ? {} : { remote }),
    skills: [
      ...(marked.has(role) ? [{ id: `${MARK}${id}`, level: 1 }] : []),
      ...skills.map(({ skill_id, level, is_must }) => ({ id: skill_id, level, nice: !is_must })),
    ],
  }
}

type Around = Calendar & { projects: readonly OpenProject[] }

function personOf(candidate: Candidate, { marked, pieces, projects }: Around): Person {
  const { id, fields, skills, committed } = candidate
  const held = [...marked].filter((role) => mayHold(candidate, role))
  const levels = skills.map(({ skill_id, level }) => [skill_id, level] as const)
  const target = targetOf(fields.load, pieces)
  const rate = rateOf(fields.rate)
  const away = rangesOf(candidate.leave)
  return {
    id,
    ...(fields.region === undefined ? {} : { territory: fields.region }),
    ...(fields.remote === undefined ? {} : { remote: fields.remote }),
    skills: Object.fromEntries([...levels, ...held.map((role) => [`${MARK}${role.id}`, 1] as const)]),
    learns: skills.flatMap(({ skill_id, wants_to_learn: learns }) => (learns ? [skill_id] : [])),
    aspirations: skills.flatMap(({ skill_id, wants_more: more }) => (more ? [skill_id] : [])),
    causes: fields.themes ?? [],
    wishes: projects.flatMap((project) => (project.wishes.includes(id) ? [String(project.id)] : [])),
    senior: isConfirmed(candidate),
    learner: isLearner(candidate, projects),
    available: pieces.map((piece) => freeIn(candidate, piece)),
    load: committed,
    ...(away.length > 0 ? { away } : {}),
    ...(target === undefined ? {} : { target }),
    ...(rate === undefined ? {} : { rate }),
  }
}

/** Who is at school is a learner where a place for one is offered; elsewhere they hold what they are able to hold. */
const isLearner = ({ isLearner: isAtSchool }: Candidate, projects: readonly OpenProject[]): boolean =>
  isAtSchool && projects.some(({ roles }) => roles.some(({ isLearnerPlace }) => isLearnerPlace))

const isConfirmed = ({ skills }: Candidate): boolean => skills.some(({ level }) => level >= SENIOR_LEVEL)

const freeIn = ({ freeByDay }: Candidate, { from, to }: Piece): number =>
  [...freeByDay].reduce((sum, [day, count]) => (day >= from && day <= to ? sum + count : sum), 0)

/** Days that follow each other, as ranges with both ends. */
function rangesOf(days: readonly string[]): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = []
  for (const day of days) {
    const last = ranges.at(-1)
    if (last && plusDays(last.to, 1) === day) last.to = day
    else ranges.push({ from: day, to: day })
  }
  return ranges
}

const levelOf = ({ skills }: Candidate, id: string) => skills.find(({ skill_id }) => skill_id === id)

const hasMusts = (candidate: Candidate, { skills }: OpenRole, mayLearn: boolean): boolean =>
  skills
    .filter(({ is_must: isMust }) => isMust)
    .every(({ skill_id, level }) => {
      const held = levelOf(candidate, skill_id)
      return (held?.level ?? 0) >= level || (mayLearn && held?.wants_to_learn === true)
    })

/** A senior role goes to someone confirmed, and only a place for a learner to who still learns what it asks. */
const mayHold = (candidate: Candidate, role: OpenRole): boolean =>
  role.isLearnerPlace || ((!role.isSenior || isConfirmed(candidate)) && hasMusts(candidate, role, false))

/** Whether the engine alone would give a role to someone who may not hold it. */
const needsMark = (candidate: Candidate, role: OpenRole): boolean =>
  !mayHold(candidate, role) && hasMusts(candidate, role, candidate.isLearner)

const WEEKS_A_MONTH = 4

/** Half-days wished over the calendar, when someone says how many they wish by week or by month. */
function targetOf(load: ProfileFields['load'] | undefined, pieces: readonly Piece[]): number | undefined {
  if (load === undefined) return undefined
  const months = new Set(pieces.map(({ from }) => from.slice(0, 7))).size
  return load.halfDays * months * (load.per === 'week' ? WEEKS_A_MONTH : 1)
}

/** A price by the day, as cents by the half-day, rounded down once. Equal pay is the rate of the policy. */
const rateOf = (rate: ProfileFields['rate'] | undefined): number | undefined =>
  rate === undefined || 'equal' in rate ? undefined : Number(BigInt(rate.cents) / 2n)
