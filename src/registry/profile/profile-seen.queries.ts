import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Actor } from '#platform/acting.ts'
import type { Database } from '#platform/database.ts'
import { insiderRoles, may } from '#registry/space/index.ts'
import type { Visibility } from './profile-fields.ts'

/** Who looks, and on which day: what a visibility is judged by. */
export type Looking = { actor: Actor; today: string }

/** The co-ops whose members' lines « my co-op » this actor reads. */
const insideOf = (actor: Actor): bigint[] =>
  [...actor.memberships.keys()].filter((organisationId) =>
    may(actor, 'profile.read-coop', { organisationId }),
  )

/**
 * The first wall: which lines of `profile_field` and `profile_skill` the one who looks may read. The policies of the
 * database say the same, and stand whatever a query forgets.
 */
export function seenBy({ actor, today }: Looking, table: 'profile_field' | 'profile_skill') {
  const person = actor.person?.id
  const inside = person === undefined ? [] : insideOf(actor)
  return (
    eb: ExpressionBuilder<Database, typeof table>,
  ): ExpressionWrapper<Database, typeof table, SqlBool> => {
    const isOpen = (visibility: Visibility) => eb(`${table}.visibility`, '=', visibility)
    const peers = eb
      .selectFrom('membership')
      .innerJoin('space', 'space.organisation_id', 'membership.organisation_id')
      .select('membership.person_id')
      .where('membership.organisation_id', 'in', inside)
      .where('membership.role', 'in', insiderRoles)
      .where('membership.from_on', '<=', today)
      .where((of) => of.or([of('until_on', 'is', null), of('until_on', '>=', today)]))
      .where(sql<boolean>`not 'vivier' = any (space.modules_off)`)
    return eb.or([
      isOpen('public'),
      ...(actor.memberships.size > 0 ? [isOpen('network')] : []),
      ...(inside.length > 0 ? [eb.and([isOpen('coop'), eb(`${table}.person_id`, 'in', peers)])] : []),
      ...(person === undefined ? [] : [eb(`${table}.person_id`, '=', person)]),
    ])
  }
}
