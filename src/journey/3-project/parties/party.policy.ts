import type { Actor } from '#platform/acting.ts'
import { may } from '#registry/space/index.ts'
import type { Seen } from '../projects/see-project.ts'

/** Who changes the chantier ends any part; who answers for a party ends theirs. */
export const mayEndPart = (
  actor: Actor,
  { mayChange }: Pick<Seen, 'mayChange'>,
  organisationId: bigint,
): boolean => mayChange || may(actor, 'party.answer', { organisationId })

/** Whether something dated runs on a day, its last day included. */
export const runsOn = (
  { from_on, until_on }: { from_on: string; until_on: string | null },
  today: string,
): boolean => from_on <= today && (until_on === null || until_on >= today)

/** Whether a part needs no other yes: that of the owner’s own space, or of a body for which this person answers. */
export const saysItself = (actor: Actor, ownerId: bigint, organisationId: bigint): boolean =>
  organisationId === ownerId || may(actor, 'party.answer', { organisationId })

export type Standing = 'accepted' | 'proposed' | 'declared'
type Answered = { accepted_on: string | null; has_space: boolean }

/**
 * How a part stands. A body that works here takes part when it says so; until then it is only proposed. One that has no
 * space here cannot answer: whoever carries the chantier declares it.
 */
export const standingOf = ({ accepted_on, has_space }: Answered): Standing =>
  accepted_on !== null ? 'accepted' : has_space ? 'proposed' : 'declared'
