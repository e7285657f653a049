import { monthsFrom } from '#engines/runway/days.ts'
import { busFactor } from './bus-factor.ts'
import type { Commit, History } from './history.ts'
import { contributors, isBot } from './people.ts'
import { releasesOf } from './releases.ts'
import { type Threshold, thresholds } from './thresholds.ts'

export type CriterionCode = keyof typeof thresholds
export type CriterionState = 'ok' | 'watch' | 'red' | 'unknown'
/** `value` is a number of things, or a day; nothing when it is not known or when there is none. */
export type Criterion = {
  code: CriterionCode
  state: CriterionState
  value: number | string | undefined
  /** The day on which the history was read. */
  date: string
  source: Threshold
}

/** What silence says: the warnings that « stable, not dead » answers. */
export const inactivityCodes: ReadonlySet<string> = new Set<CriterionCode>([
  'recent-commits',
  'last-commit',
  'last-release',
  'people-active',
])

/**
 * What a plain clone tells of a common on a day, criterion by criterion: no sum is made of them. Merges and robots
 * are not counted; commits dated after the day are left out. What only a forge knows is « unknown », never bad.
 * A history without any commit knows nothing.
 */
export function criteriaOfHistory(history: History, today: string): Criterion[] {
  const changes = history.commits.filter((commit) => !commit.isMerge && !isBot(commit) && commit.day <= today)
  const tags = history.tags.filter(({ day }) => day <= today)
  const states = {
    'recent-commits': recentCommits(changes, today),
    'last-commit': lastCommit(changes, today),
    'last-release': lastRelease({ ...history, tags }, today),
    'people-active': peopleActive(changes, history.mailmap, today),
    'bus-factor': absence(changes, history.mailmap, today),
    'issue-response': unknown,
    'change-closure': unknown,
  } satisfies Record<CriterionCode, Judged>
  // Keys of the record above are the codes, and nothing else.
  const codes = Object.keys(states) as CriterionCode[]
  return codes.map((code) => ({ code, ...states[code], date: today, source: thresholds[code].source }))
}

type Judged = { state: CriterionState; value: number | string | undefined }
const unknown: Judged = { state: 'unknown', value: undefined }

const within = (changes: readonly Commit[], today: string, months: number) =>
  changes.filter(({ day }) => day > monthsFrom(today, -months))

const byCount = (value: number, { ok, watch }: { ok: number; watch: number }): Judged => ({
  state: value >= ok ? 'ok' : value >= watch ? 'watch' : 'red',
  value,
})

type Ages = { okMonths: number; watchMonths: number }
const byAge = (day: string, today: string, { okMonths, watchMonths }: Ages): Judged => {
  if (day >= monthsFrom(today, -okMonths)) return { state: 'ok', value: day }
  return { state: day >= monthsFrom(today, -watchMonths) ? 'watch' : 'red', value: day }
}

function recentCommits(changes: readonly Commit[], today: string): Judged {
  if (changes.length === 0) return unknown
  const bounds = thresholds['recent-commits']
  return byCount(within(changes, today, bounds.months).length, bounds)
}

function lastCommit(changes: readonly Commit[], today: string): Judged {
  const last = changes
    .map(({ day }) => day)
    .toSorted()
    .at(-1)
  return last === undefined ? unknown : byAge(last, today, thresholds['last-commit'])
}

/** Somebody who publishes without labels is not to blame: no version is to watch, and red is for old ones. */
function lastRelease({ commits, tags }: History, today: string): Judged {
  const [last] = releasesOf(tags)
  if (last) return byAge(last.day, today, thresholds['last-release'])
  return commits.length === 0 ? unknown : { state: 'watch', value: undefined }
}

function peopleActive(changes: readonly Commit[], mailmap: string | undefined, today: string): Judged {
  if (changes.length === 0) return unknown
  const bounds = thresholds['people-active']
  return byCount(contributors(within(changes, today, bounds.months), mailmap).length, bounds)
}

function absence(changes: readonly Commit[], mailmap: string | undefined, today: string): Judged {
  const bounds = thresholds['bus-factor']
  const factor = busFactor(contributors(within(changes, today, bounds.months), mailmap))
  return factor === undefined ? unknown : byCount(factor, bounds)
}
