import type { Acting } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import { may, permissions } from './permissions.ts'
import type { Role } from './roles.ts'
import type { Space } from './space.queries.ts'

export type Fields = Readonly<Record<string, unknown>>
export const about = ({ organisation_id: organisationId }: Pick<Space, 'organisation_id'>) => ({
  organisationId,
})

const stewards: readonly string[] = permissions['member.invite']
/** Whether a role answers for the space, and brings others into it. */
export const isSteward = (role: Role): boolean => stewards.includes(role)

/** Only an administrator makes another: the others would give themselves what they were not given. */
export const mayGive = (acting: Acting, space: Space, roles: readonly Role[]): boolean =>
  may(acting.actor, 'member.invite', about(space)) &&
  (!roles.includes('administrator') || may(acting.actor, 'space.change', about(space)))

type Held = { person_id: string; role: Role }
export const isOwn = ({ actor }: Acting, held: Held): boolean => held.person_id === actor.person?.id

/** Whether somebody may end the role of another; that of an administrator, only an administrator. */
export const mayEndOfOthers = (acting: Acting, space: Space, held: Held): boolean =>
  may(acting.actor, 'member.end', about(space)) &&
  (held.role !== 'administrator' || may(acting.actor, 'space.change', about(space)))

/** One may always leave by oneself. */
export const mayEnd = (acting: Acting, space: Space, held: Held): boolean =>
  may(acting.actor, 'member.leave', { ties: isOwn(acting, held) ? ['self'] : [] }) ||
  mayEndOfOthers(acting, space, held)

export type Spell = { from_on: string; until_on: string | null }

/** Why a role cannot end on a day, or stay without end (`null`); a role of today, or to come, may be taken back. */
export function obstacleOfDates({ from_on: from }: Spell, until: string | null, today: string) {
  if (until === null || until >= from || from >= today) return undefined
  return 'end-before-start' as const
}

/** The last day that is written: one who was never there leaves the day before they came. */
export const lastDayOf = ({ from_on: from }: Spell, until: string): string =>
  until < from ? addDays(from, -1) : until
