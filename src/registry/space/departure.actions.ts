import { type Acting, theHost } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import type { Departure, OnDeparture } from './departure.ts'
import { permissions } from './permissions.ts'
import { isInsider, type Role } from './roles.ts'

const stewards: ReadonlySet<string> = new Set(permissions['member.invite'])

/**
 * What a role gave does not outlive it. Who may no longer invite has their letters on the way withdrawn; whose last
 * role ended leaves what they took in the chantiers of the space. A sympathiser is not of the space.
 */
export async function afterRoleEnd(
  acting: Acting,
  departure: Departure,
  onDeparture: readonly OnDeparture[],
): Promise<void> {
  const left = await rolesAfter(acting.db, departure)
  if (!left.some((role) => stewards.has(role))) await withdrawLettersOf(acting, departure)
  if (isInsider(left)) return
  for (const leave of onDeparture) await leave(acting, departure)
}

/** The roles that somebody still holds the day after. */
async function rolesAfter(db: Db, { organisationId, personId, lastDay }: Departure): Promise<Role[]> {
  const rows = await db
    .selectFrom('membership')
    .select('role')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('from_on', '<=', addDays(lastDay, 1))
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', lastDay)]))
    .execute()
  return rows.map(({ role }) => role)
}

const withdrawLettersOf = ({ db, now }: Acting, { organisationId, personId }: Departure) =>
  db
    .updateTable('invitation')
    .set({ answer: 'withdrawn', answered_at: now })
    .where('organisation_id', '=', organisationId)
    .where('invited_by', '=', personId)
    .where('answer', 'is', null)
    .execute()

/** How long the night looks back: a site that was stopped meanwhile catches up. */
const LOOK_BACK_DAYS = 60

/** Every night: an end that was said in advance does what an end of today does. */
export async function followDepartures(acting: Acting, onDeparture: readonly OnDeparture[]): Promise<number> {
  const ended = await endedLately(acting)
  for (const departure of ended)
    await acting.db
      .transaction()
      .execute((tx) => afterRoleEnd({ ...acting, db: tx, actor: theHost }, departure, onDeparture))
  return ended.length
}

const endedLately = async ({ db, today }: Acting): Promise<Departure[]> =>
  (
    await db
      .selectFrom('membership')
      .select(({ fn }) => ['organisation_id', 'person_id', fn.max('until_on').as('last_day')])
      .where('until_on', '<', today)
      .where('until_on', '>=', addDays(today, -LOOK_BACK_DAYS))
      .groupBy(['organisation_id', 'person_id'])
      .execute()
  ).map(({ organisation_id: organisationId, person_id: personId, last_day: lastDay }) => ({
    organisationId,
    personId,
    lastDay: lastDay ?? today,
  }))
