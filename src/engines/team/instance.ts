import type { GivenPolicy } from './policy.ts'

/** A day, as 2027-01-31. Days compare as text. */
export type Day = string

/** A stretch of the calendar in which availability is counted. Its dates are for people. */
export type Period = {
  readonly id: string
  readonly from?: Day
  readonly to?: Day
  /** Work is spread over periods in proportion to their lengths, in any whole unit; 1 unless said. */
  readonly length?: number
}

/** Where work is done: there, partly there, or from anywhere. */
export type Remote = 'on-site' | 'hybrid' | 'remote'

export type Wanted = {
  readonly id: string
  /** 1 has done it once, 2 works alone, 3 can transmit. */
  readonly level: number
  /** A nice skill counts in the fit and is never required. */
  readonly nice?: boolean
}

export type Role = {
  readonly id: string
  readonly name?: string
  readonly halfDays: number
  readonly skills?: readonly Wanted[]
  /** Work is spread over these periods by their lengths; without them, over all. */
  readonly periods?: readonly string[]
  /** Days when whoever holds the role must be there. */
  readonly dates?: readonly Day[]
  readonly peopleMax?: number
  /** A role that must be held by someone, were it for the shortest engagement. */
  readonly must?: boolean
  /** People who must hold it at least, each for the shortest engagement or more. */
  readonly peopleMin?: number
  /** A learner place: for learners, and for whoever learns a required skill below its level. They count as learners. */
  readonly learner?: boolean
  /** That of the project unless said. */
  readonly remote?: Remote
}

export type Project = {
  readonly id: string
  readonly name?: string
  readonly weight?: number
  /** Cents. Without it there is no ceiling. */
  readonly budget?: number
  readonly territory?: string
  /** Whether the work can be done from elsewhere; yes unless said. */
  readonly remote?: boolean
  readonly themes?: readonly string[]
  /** A studio teaches: it has at least one learner. */
  readonly studio?: boolean
  /** Learners of a project that is no studio, in roles that are no learner places; 1 unless said. */
  readonly learnersMax?: number
  /** Whether someone senior is required; the policy decides unless said. */
  readonly senior?: boolean
  readonly roles: readonly Role[]
  /** Engagements already accepted. */
  readonly kept?: readonly { readonly person: string; readonly role: string }[]
  /** People who said no to this project, or must not be in it. */
  readonly refused?: readonly string[]
}

export type Person = {
  readonly id: string
  readonly name?: string
  readonly territory?: string
  /** `true` stands for `remote`, `false` for `on-site`, which is what holds unless said. */
  readonly remote?: boolean | Remote
  readonly skills?: Readonly<Record<string, number>>
  /** Skills they want to learn. */
  readonly learns?: readonly string[]
  /** Skills they want to exercise more. */
  readonly aspirations?: readonly string[]
  readonly causes?: readonly string[]
  /** Projects they asked to join. */
  readonly wishes?: readonly string[]
  /** Unless said, whoever can transmit a skill (level 3) is senior. */
  readonly senior?: boolean
  readonly learner?: boolean
  /**
   * Whole half-days still free in each period, in the order of the periods; one number stands for each of them.
   * Unless said, what is left of their target, spread evenly over the periods and rounded down.
   */
  readonly available?: number | readonly number[]
  readonly away?: readonly { readonly from: Day; readonly to: Day }[]
  /** Cents per half-day. */
  readonly rate?: number
  /** Half-days already committed over the whole calendar. */
  readonly load?: number
  /** Half-days they wish to work over the whole calendar. */
  readonly target?: number
  readonly projectsMax?: number
}

/** All that the engine knows. Whoever is not in it does not exist for the engine. */
export type Instance = {
  readonly seed?: number
  readonly policy?: GivenPolicy
  /** Without periods the whole calendar is one. */
  readonly periods?: readonly Period[]
  readonly projects: readonly Project[]
  readonly people: readonly Person[]
}

/** The one period of an instance that names none. */
export const WHOLE_CALENDAR: readonly Period[] = [{ id: 'all' }]

/** Order of ids that does not depend on the language of the machine. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** In the order of ids. Files often are already, and a hundred thousand names take long to sort. */
export function inOrder<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  const isSorted = all.every(({ id }, at) => at === 0 || (all[at - 1] as T).id <= id)
  return isSorted ? all : all.toSorted(byId)
}
