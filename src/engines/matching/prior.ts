import type { Facts } from './document.ts'
import type { FactReason } from './reasons.ts'

const SILL_SHARE = { recommended: 0.5, observed: 0.35, listed: 0.4, former: 0.1 } as const
/** Phases of the State's incubator: a service that runs has proven more than one under study. */
const PHASE_SHARE: Readonly<Record<string, number>> = {
  investigation: 0.05,
  construction: 0.15,
  acceleration: 0.35,
  consolidation: 0.35,
  opere: 0.35,
  transfere: 0.3,
}
const SUPPORTED_SHARE = 0.1
const USERS_SHARE_MAX = 0.3
const STARS_SHARE_MAX = 0.4

/**
 * How much proof there is that a solution serves, from 0 to about 1.6: the State's list, its support contract,
 * declared users (by doublings), phase of a public service, stars (by powers of ten). Unknown counts for nothing.
 */
export function priorOf(facts: Facts): number {
  const users = Math.min(USERS_SHARE_MAX, 0.15 * Math.log2(1 + (facts.users ?? 0)))
  const stars = Math.min(STARS_SHARE_MAX, Math.log10(1 + (facts.stars ?? 0)) / 12)
  const phase = PHASE_SHARE[facts.phase ?? ''] ?? 0
  return (
    (facts.sill ? SILL_SHARE[facts.sill] : 0) +
    (facts.supported ? SUPPORTED_SHARE : 0) +
    users +
    stars +
    phase
  )
}

/** The facts that the prior counted, as reasons. Stars are a popularity and no proof: they are not shown. */
export function factsOf(facts: Facts): FactReason[] {
  const reasons: FactReason[] = []
  if (facts.sill && facts.sill !== 'former') reasons.push({ kind: 'fact', fact: `sill-${facts.sill}` })
  if (facts.supported) reasons.push({ kind: 'fact', fact: 'state-support' })
  if (facts.users) reasons.push({ kind: 'fact', fact: 'users', count: facts.users })
  if (facts.phase) reasons.push({ kind: 'fact', fact: 'phase', phase: facts.phase })
  return reasons
}
