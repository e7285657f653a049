import type { Facts } from './document.ts'

/** What the body asks for beside the function. Licence and archived are walls; the others are preferences. */
export interface Constraints {
  /** Licences that are accepted, as SPDX identifiers; none given: all. An unknown licence is then refused. */
  readonly licences?: readonly string[]
  /** Archived projects are left out unless they are asked for. */
  readonly withArchived?: boolean
  readonly hosting?: string
  /** Kind of body: commune, epci, departement… A solution made for all bodies suits each. */
  readonly audience?: string
  /** Listed in the State's list of free software. */
  readonly inSill?: boolean
  /** Covered by the State's support contract. */
  readonly supported?: boolean
  /** Declared in use by at least one public body. */
  readonly used?: boolean
}

/** A preference that a solution does not meet, or of which nothing is known. */
export interface Unmet {
  readonly kind: 'unmet'
  readonly constraint: 'hosting' | 'audience' | 'inSill' | 'supported' | 'used'
  readonly state: 'no' | 'unknown'
  readonly wanted: string
  /** Share of the score that is taken, from 0 to 1. */
  readonly penalty: number
}

/** A known refusal costs more than silence: silence is the fault of the catalogue, not of the solution. */
const PENALTY = { no: 0.4, unknown: 0.15 } as const
const FOR_ALL = 'tous'

/** The identifiers of a licence expression, plain: versions « only » and « or later » are the same licence here. */
const licencesOf = (expression: string): string[] =>
  expression
    .split(/[\s,/()]+/)
    .filter(Boolean)
    .map(plainLicence)

const plainLicence = (licence: string): string => licence.toLowerCase().replace(/(-only|-or-later|\+)$/, '')

/** False for a solution that a wall keeps out: an archived project, or a licence that is not accepted. */
export function isAllowed(facts: Facts, { licences, withArchived }: Constraints): boolean {
  if (facts.archived && !withArchived) return false
  if (!licences?.length) return true
  const accepted = new Set(licences.map(plainLicence))
  return licencesOf(facts.licence ?? '').some((licence) => accepted.has(licence))
}

/**
 * The preferences that a solution does not meet. Each takes its own share of the score, so that adding one
 * never moves up a solution that does not meet it, never touches one that does, and keeps the order of those
 * that answer it alike.
 */
export function unmetOf(facts: Facts, constraints: Constraints): Unmet[] {
  const unmet: Unmet[] = []
  const note = (constraint: Unmet['constraint'], wanted: string, met: boolean | undefined): void => {
    if (met) return
    const state = met === undefined ? 'unknown' : 'no'
    unmet.push({ kind: 'unmet', constraint, state, wanted, penalty: PENALTY[state] })
  }
  const { hosting, audience } = constraints
  if (hosting) note('hosting', hosting, facts.hosting?.includes(hosting))
  if (audience) note('audience', audience, facts.audience && suits(facts.audience, audience))
  if (constraints.inSill) note('inSill', 'sill', facts.sill !== undefined && facts.sill !== 'former')
  if (constraints.supported) note('supported', 'support', facts.supported)
  if (constraints.used) note('used', 'users', facts.users === undefined ? undefined : facts.users > 0)
  return unmet
}

const suits = (audiences: readonly string[], wanted: string): boolean =>
  audiences.includes(wanted) || audiences.includes(FOR_ALL)
