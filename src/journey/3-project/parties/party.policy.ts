import type { Actor } from '#platform/acting.ts'
import type { Seen } from '../projects/see-project.ts'

/** Who changes the chantier ends any part; the administrators of a party end theirs. */
export const mayEndPart = (
  actor: Actor,
  { mayChange }: Pick<Seen, 'mayChange'>,
  organisationId: bigint,
): boolean => mayChange || (actor.memberships.get(organisationId)?.has('administrator') ?? false)

/** Whether something dated runs on a day, its last day included. */
export const runsOn = (
  { from_on, until_on }: { from_on: string; until_on: string | null },
  today: string,
): boolean => from_on <= today && (until_on === null || until_on >= today)
