import type { Proofs } from './criteria.ts'
import type { Retained } from './retain.ts'

const singles = ['repository', 'licence', 'documentation', 'releaseDate', 'status', 'since'] as const
/** No source that we read tells these of any solution: they are unknown for all, and said so. */
const never = ['accessibility', 'cost'] as const

export type Ignored =
  | (typeof singles)[number]
  | (typeof never)[number]
  | 'languages'
  | 'functions'
  | 'providers'
  | 'users'

/** What one would want to know before choosing, and that no source tells of this solution. */
export function ignoredOf({ single, lists, functions }: Retained, proofs: Proofs): Ignored[] {
  const isUnknown = (field: (typeof singles)[number]) =>
    field === 'status' ? (single.status?.value ?? 'unknown') === 'unknown' : single[field] === undefined
  const missing: [Ignored, boolean][] = [
    ['functions', functions.length === 0],
    ...singles.map((field): [Ignored, boolean] => [field, isUnknown(field)]),
    ['languages', !lists.languages?.length],
    ['users', proofs.users === 0],
    ['providers', proofs.providers === 0],
  ]
  return [...missing.filter(([, isMissing]) => isMissing).map(([name]) => name), ...never]
}
