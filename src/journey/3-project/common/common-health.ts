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

/** One criterion as the page shows it. `excusedUntil`: someone answers for this silence until that day. */
export type HealthCriterion = Omit<Criterion, 'code' | 'source'> & {
  code: HealthCode
  source: { title: string; url: string } | undefined
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
  half_days: number
  from_on: string
  until_on: string
  ended_on: string | null
}

/** What is known of a common on a day, and nothing derived. */
export type Known = {
  licence: string | null
  governance: string | null
  governance_url: string | null
  upkeep_half_days: number | null
  alert_months: number
  maintainers: number
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

const PUBLIC_CODE = {
  title: 'Standard for Public Code 0.8.1',
  url: 'https://www.standardforpubliccode.org/',
}

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
      excusedUntil: isSilence(criterion) ? stableUntil : undefined,
    })),
  ]
}

const isSilence = ({ code, state }: Criterion) =>
  inactivityCodes.has(code) && (state === 'watch' || state === 'red')

/** A red that counts: nobody answers for it. */
export const isRed = ({ state, excusedUntil }: HealthCriterion): boolean =>
  state === 'red' && excusedUntil === undefined

function historyCriteria({ reading }: Known, today: string): Criterion[] {
  const unread = () => criteriaOfHistory({ commits: [], tags: [], isComplete: true }, today)
  if (!reading?.facts || !reading.read_on) return unread()
  if (daysFrom(reading.read_on, today) <= READING_DAYS_MAX) return reading.facts.criteria
  return reading.facts.criteria.map((criterion) => ({ ...criterion, state: 'unknown' }))
}

function declaredCriteria(known: Known, today: string): HealthCriterion[] {
  const said = { date: today, excusedUntil: undefined }
  const runway = runwayOfCommon(known, today)
  const isGoverned = known.governance !== null || known.governance_url !== null
  const { maintainers } = known
  return [
    {
      ...said,
      code: 'licence',
      state: known.licence ? 'ok' : 'red',
      value: known.licence ?? undefined,
      source: PUBLIC_CODE,
    },
    {
      ...said,
      code: 'governance',
      state: isGoverned ? 'ok' : 'red',
      value: isGoverned ? 1 : 0,
      source: PUBLIC_CODE,
    },
    {
      ...said,
      code: 'maintainers',
      state: maintainers >= 2 ? 'ok' : maintainers === 1 ? 'watch' : 'red',
      value: maintainers,
      source: undefined,
    },
    { ...said, code: 'runway', state: runway.state, value: runway.months, source: undefined },
  ]
}
