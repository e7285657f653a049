import {
  type Criterion,
  contributors,
  criteriaOfHistory,
  type History,
  isBot,
  type Period,
  periodsOf,
  type Release,
  releasesOf,
} from '#engines/git-history/index.ts'

const RELEASES_KEPT = 10
/** Histories brought from older tools begin before git itself. */
const OLDEST_DAY = '1990-01-01'

/** What is kept of a history, and what the command prints: figures and days, never the name of a person. */
export type CommonFacts = {
  commits: number
  people: number
  /** False when only the latest commits were read. */
  isComplete: boolean
  firstOn: string | null
  perYear: Period[]
  perQuarter: Period[]
  releases: Release[]
  criteria: Criterion[]
}

/** Reads a history once, on the day it was fetched. */
export function factsOf(history: History, today: string): CommonFacts {
  // A clock that was wrong would add thousands of empty years.
  const isPlausible = (day: string) => day >= OLDEST_DAY && day <= today
  const changes = history.commits.filter(
    (commit) => !commit.isMerge && !isBot(commit) && isPlausible(commit.day),
  )
  const firstOn = changes.map(({ day }) => day).toSorted()[0] ?? null
  return {
    commits: changes.length,
    people: contributors(changes, history.mailmap).length,
    isComplete: history.isComplete,
    firstOn,
    ...periodsOf(changes),
    releases: releasesOf(history.tags).slice(0, RELEASES_KEPT),
    criteria: criteriaOfHistory(history, today),
  }
}
