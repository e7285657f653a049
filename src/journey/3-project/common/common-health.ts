import { type Criterion, criteriaOfHistory, inactivityCodes } from '#engines/git-history/index.ts'
import { daysFrom } from '#engines/runway/days.ts'
import { type Commitment, type Runway, runwayOf } from '#engines/runway/runway.ts'
import type { CallKind } from './common.tables.ts'
import type { CommonFacts } from './common-facts.ts'

/** Beyond this, what a reading told is not known any more. */
const READING_DAYS_MAX = 90
/** A common that stays red so long opens one proposal by itself (FEATURES.md, I4). */
export const RED_DAYS = 60
/** Half a year and a year: somebody must come back to say it again. */
export const STATEMENT_MONTHS_MAX = 18

const declaredCodes = ['licence', 'governance', 'maintainers', 'runway'] as const
type DeclaredCode = (typeof declaredCodes)[number]
export type HealthCode = Criterion['code'] | DeclaredCode

/**
 * One criterion as the page shows it. `date` is the day on which it was said or read; nothing was when there is none.
 * `source` is where its threshold comes from, `evidence` where what was declared can be checked.
 * `excusedUntil`: someone answers for this silence until that day.
 */
export type HealthCriterion = Omit<Criterion, 'code' | 'source' | 'date'> & {
  code: HealthCode
  date: string | undefined
  source: Criterion['source'] | undefined
  evidence: string | undefined
  excusedUntil: string | undefined
}

/** What answers each criterion, when it is red. No criterion is without one. */
export const remedies: Readonly<Record<HealthCode, CallKind>> = {
  licence: 'vote',
  governance: 'vote',
  maintainers: 'maintainers',
  runway: 'funding',
  'recent-commits': 'maintainers',
  'last-commit': 'maintainers',
  'last-release': 'maintainers',
  'people-active': 'maintainers',
  'bus-factor': 'maintainers',
  'issue-response': 'maintainers',
  'change-closure': 'maintainers',
}
export const isHealthCode = (code: string): code is HealthCode => Object.hasOwn(remedies, code)

export type Support = {
  source: string
  source_url: string | null
  half_days: number
  from_on: string
  until_on: string
  ended_on: string | null
  recorded_on: string
}

/** What is known of a common on a day, and nothing derived. */
export type Known = {
  repository: string | null
  declared_on: string
  licence: string | null
  licence_on: string | null
  governance: string | null
  governance_url: string | null
  governance_on: string | null
  upkeep_half_days: number | null
  upkeep_on: string | null
  alert_months: number
  maintainers: readonly { from_on: string }[]
  /** The last day of the latest one who left. */
  maintainer_left_on: string | null
  supports: readonly Support[]
  reading: { read_on: string | null; facts: CommonFacts | null } | undefined
  statement: { kind: 'stable' | 'withdrawn'; until_on: string } | undefined
}

/** A contract that ends early pays the part of its half-days that its days allow. */
const commitmentOf = ({ source, half_days, from_on, until_on, ended_on }: Support): Commitment => {
  const until = ended_on ?? until_on
  const share = (daysFrom(from_on, until) + 1) / (daysFrom(from_on, until_on) + 1)
  return { source, halfDays: half_days * share, from: from_on, until }
}

export const runwayOfCommon = (known: Known, today: string): Runway =>
  runwayOf({
    monthlyNeed: known.upkeep_half_days ?? undefined,
    commitments: known.supports.map(commitmentOf),
    today,
    alertMonths: known.alert_months,
  })

/** Every criterion of a common on a day: what people declared, then what the history tells. They are never added up. */
export function healthOf(known: Known, today: string): HealthCriterion[] {
  const stableUntil =
    known.statement?.kind === 'stable' && known.statement.until_on >= today
      ? known.statement.until_on
      : undefined
  return [
    ...declaredCriteria(known, today),
    ...historyCriteria(known, today).map((criterion) => ({
      ...criterion,
      evidence: undefined,
      excusedUntil: isSilence(criterion) ? stableUntil : undefined,
    })),
  ]
}

const isSilence = ({ code, state }: Pick<Criterion, 'code' | 'state'>) =>
  inactivityCodes.has(code) && (state === 'watch' || state === 'red')

/** A red that counts: nobody answers for it. */
export const isRed = ({ state, excusedUntil }: HealthCriterion): boolean =>
  state === 'red' && excusedUntil === undefined

type HistoryCriterion = Omit<Criterion, 'date'> & { date: string | undefined }

function historyCriteria({ reading }: Known, today: string): HistoryCriterion[] {
  const unread = () =>
    criteriaOfHistory({ commits: [], tags: [], isComplete: true }, today).map((criterion) => ({
      ...criterion,
      date: undefined,
    }))
  if (!reading?.facts || !reading.read_on) return unread()
  if (daysFrom(reading.read_on, today) <= READING_DAYS_MAX) return reading.facts.criteria
  return reading.facts.criteria.map((criterion) => ({ ...criterion, state: 'unknown' }))
}

const latest = (days: readonly (string | null)[]): string | undefined =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1)

function declaredCriteria(known: Known, today: string): HealthCriterion[] {
  const { declared_on, licence, governance_url } = known
  const isGoverned = known.governance !== null || governance_url !== null
  const said = { source: undefined, excusedUntil: undefined }
  return [
    {
      ...said,
      code: 'licence',
      state: licence ? 'ok' : 'red',
      value: licence ?? undefined,
      date: known.licence_on ?? declared_on,
      evidence: (licence && known.repository) || undefined,
    },
    {
      ...said,
      code: 'governance',
      state: isGoverned ? 'ok' : 'red',
      value: isGoverned ? 1 : 0,
      date: known.governance_on ?? declared_on,
      evidence: governance_url ?? undefined,
    },
    { ...said, ...maintainersCriterion(known) },
    { ...said, ...runwayCriterion(known, today) },
  ]
}

function maintainersCriterion({ maintainers, maintainer_left_on, declared_on }: Known) {
  const { length } = maintainers
  return {
    code: 'maintainers' as const,
    state: length >= 2 ? ('ok' as const) : length === 1 ? ('watch' as const) : ('red' as const),
    value: length,
    date: latest(maintainers.map(({ from_on }) => from_on)) ?? maintainer_left_on ?? declared_on,
    evidence: undefined,
  }
}

/** What is paid is known since the latest contract was recorded, or since the need of upkeep was said. */
function runwayCriterion(known: Known, today: string) {
  const { state, months } = runwayOfCommon(known, today)
  const newestFirst = known.supports.toSorted((a, b) => (a.recorded_on < b.recorded_on ? 1 : -1))
  const needSaidOn = known.upkeep_half_days === null ? null : (known.upkeep_on ?? known.declared_on)
  return {
    code: 'runway' as const,
    state,
    value: months,
    date: latest([needSaidOn, newestFirst[0]?.recorded_on ?? null]),
    evidence: newestFirst.find(({ source_url }) => source_url !== null)?.source_url ?? undefined,
  }
}
