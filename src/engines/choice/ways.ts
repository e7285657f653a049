import type { Coverage } from '#engines/understanding/coverage.ts'

/** Take a solution as it is, take it and add what is missing, or make a new common. */
export const ways = ['adopt', 'adapt', 'create'] as const
export type Way = (typeof ways)[number]

/** A past chantier that teaches something: what it cost, in half-days and cents, and how many days it lasted. */
export type PastWork = { way: Way; halfDays: number; cents: bigint; days: number }

export type CandidateFacts = {
  name: string
  coverage: readonly Coverage[]
  /** Fresh declarations of use, all bodies and bodies of the same kind. */
  users: number
  usersAlike: number
  providers: number
  isListedBySill: boolean
  /** Conditions of the need that it does not meet, and those of which nothing is known. */
  unmet: readonly string[]
  unsure: readonly string[]
}

export type ChoiceInput = {
  asked: readonly string[]
  candidate: CandidateFacts | undefined
  /** Other bodies with a similar need. */
  alike: number
  pastWorks: readonly PastWork[]
}

/** Something to say, as a code that each language has words for, and what to put in it. */
export type Statement = { code: string; count?: number; names?: readonly string[] }
/** From the least to the most that past chantiers show; unknown below three of them. */
export type Range<Unit> = { known: true; low: Unit; high: Unit; from: number } | { known: false }

export type ComparedWay = {
  way: Way
  /** How it stands: fits as it is, fits in part, does not, or nobody knows. */
  fit: 'yes' | 'partly' | 'no' | 'unknown'
  exists: Statement[]
  remains: Statement[]
  effort: Range<number>
  cost: Range<bigint>
  delay: Range<number>
  risks: Statement[]
  reuse: Statement[]
}

/** Fewer chantiers than this tell an anecdote, not a range. */
export const PAST_WORKS_MIN = 3

/**
 * Compares the three ways for one need, from what is proven alone (FEATURES.md, A5). Effort, cost and delay come
 * from past chantiers, as a range, and are unknown below three. Nothing is guessed: what is unknown is a risk.
 */
export function compareWays(input: ChoiceInput): Record<Way, ComparedWay> {
  return { adopt: adopt(input), adapt: adapt(input), create: create(input) }
}

const idsIn = (coverage: readonly Coverage[], state: Coverage['state']) =>
  coverage.filter((one) => one.state === state).map(({ id }) => id)

const some = (code: string, names: readonly string[]): Statement[] =>
  names.length > 0 ? [{ code, names, count: names.length }] : []

const counted = (code: string, count: number): Statement[] => (count > 0 ? [{ code, count }] : [])

function adopt(input: ChoiceInput): ComparedWay {
  const { asked, candidate } = input
  const measures = measured(input, 'adopt')
  if (!candidate)
    return {
      way: 'adopt',
      fit: 'no',
      exists: [{ code: 'nothing-found' }],
      remains: some('to-find', asked),
      ...measures,
      risks: [],
      reuse: [],
    }
  const proven = idsIn(candidate.coverage, 'proven')
  const [partly, no, unknown] = [
    idsIn(candidate.coverage, 'partly'),
    idsIn(candidate.coverage, 'no'),
    idsIn(candidate.coverage, 'unknown'),
  ]
  return {
    way: 'adopt',
    fit: fitOf(candidate),
    exists: [...some('proven', proven), ...some('partly', partly)],
    remains: [...some('not-done', no), ...some('to-check', unknown), { code: 'install-and-train' }],
    ...measures,
    risks: risksOf(candidate),
    reuse: reuseOf(candidate),
  }
}

function fitOf({ coverage, unmet }: CandidateFacts): ComparedWay['fit'] {
  const states = new Set(coverage.map(({ state }) => state))
  if (states.size === 0) return 'unknown'
  if (states.size === 1 && states.has('proven')) return unmet.length === 0 ? 'yes' : 'partly'
  if (states.has('proven') || states.has('partly')) return 'partly'
  return states.has('unknown') ? 'unknown' : 'no'
}

const risksOf = (candidate: CandidateFacts): Statement[] => [
  ...some('unmet', candidate.unmet),
  ...some('unsure', candidate.unsure),
  ...(candidate.users === 0 ? [{ code: 'no-known-user' }] : []),
  ...(candidate.providers === 0 ? [{ code: 'no-known-provider' }] : []),
  ...(candidate.providers === 1 ? [{ code: 'one-provider' }] : []),
]

const reuseOf = (candidate: CandidateFacts): Statement[] => [
  ...counted('users', candidate.users),
  ...counted('users-alike', candidate.usersAlike),
  ...counted('providers', candidate.providers),
  ...(candidate.isListedBySill ? [{ code: 'sill' }] : []),
]

function adapt(input: ChoiceInput): ComparedWay {
  const { candidate, alike } = input
  const measures = measured(input, 'adapt')
  if (!candidate)
    return {
      way: 'adapt',
      fit: 'no',
      exists: [{ code: 'nothing-found' }],
      remains: [],
      ...measures,
      risks: [],
      reuse: [],
    }
  const missing = candidate.coverage
    .filter(({ state }) => state === 'no' || state === 'partly')
    .map(({ id }) => id)
  const unknown = idsIn(candidate.coverage, 'unknown')
  const fits = missing.length > 0 ? 'yes' : unknown.length > 0 ? 'unknown' : 'no'
  return {
    way: 'adapt',
    fit: fits,
    exists: some('base', [candidate.name]),
    remains: [
      ...some('to-build', missing),
      ...some('to-check-first', unknown),
      ...(missing.length === 0 && unknown.length === 0 ? [{ code: 'nothing-to-add' }] : []),
    ],
    ...measures,
    risks: [{ code: 'upstream' }, ...(candidate.providers === 0 ? [{ code: 'no-known-provider' }] : [])],
    reuse: [{ code: 'given-back' }, ...counted('alike', alike)],
  }
}

function create(input: ChoiceInput): ComparedWay {
  const { asked, candidate, alike } = input
  const known = new Set(candidate ? [...idsIn(candidate.coverage, 'proven')] : [])
  const absent = asked.filter((id) => !known.has(id))
  return {
    way: 'create',
    fit: candidate && absent.length === 0 ? 'no' : alike > 0 ? 'yes' : 'unknown',
    exists:
      absent.length === 0 && candidate
        ? [{ code: 'exists-already', names: [candidate.name] }]
        : [{ code: 'nothing-yet' }],
    remains: some('to-build', asked),
    ...measured(input, 'create'),
    risks: [{ code: 'longest' }, { code: 'upkeep' }, ...(alike === 0 ? [{ code: 'alone' }] : [])],
    reuse: [{ code: 'new-common' }, ...counted('alike', alike)],
  }
}

function measured({ pastWorks }: ChoiceInput, way: Way): Pick<ComparedWay, 'effort' | 'cost' | 'delay'> {
  const works = pastWorks.filter((work) => work.way === way)
  if (works.length < PAST_WORKS_MIN)
    return { effort: { known: false }, cost: { known: false }, delay: { known: false } }
  const from = works.length
  const cents = works.map((work) => work.cents).sort((a, b) => Number(a - b))
  const spread = (values: number[]): Range<number> => ({
    known: true,
    low: Math.min(...values),
    high: Math.max(...values),
    from,
  })
  return {
    effort: spread(works.map((work) => work.halfDays)),
    cost: { known: true, low: cents[0] ?? 0n, high: cents.at(-1) ?? 0n, from },
    delay: spread(works.map((work) => work.days)),
  }
}
