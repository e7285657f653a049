import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { insiderRoles, type OnDeparture, recordAct } from '#registry/space/index.ts'
import './project.tables.ts'

type Departure = Parameters<OnDeparture>[1]

/**
 * What somebody is to the chantiers of a space, taken while they were of it: it ends with their last role there. What
 * they hold from outside (a position that was open to all, a tie from before) is not the space's to end.
 */
export const tiesOfMember = (db: Db, { organisationId, personId, lastDay }: Departure) =>
  db
    .selectFrom('project_person')
    .innerJoin('project', 'project.id', 'project_person.project_id')
    .select(['project_person.id', 'project_id', 'tie', 'from_on', 'project.slug'])
    .where('project.organisation_id', '=', organisationId)
    .where('project_person.person_id', '=', personId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', lastDay)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership')
          .select('membership.id')
          .whereRef('membership.organisation_id', '=', 'project.organisation_id')
          .whereRef('membership.person_id', '=', 'project_person.person_id')
          .where('membership.role', 'in', insiderRoles)
          .whereRef('membership.from_on', '<=', 'project_person.from_on')
          .where('membership.until_on', 'is not', null)
          .whereRef('membership.until_on', '>=', 'project_person.from_on'),
      ),
    )
    .orderBy('project_person.id')
    .execute()

/**
 * Ends these ties on the last day, the only lead too: a chantier that nobody leads is answered for by the stewards of
 * its space (`answering_for`), who are told on its page.
 */
export const leaveProjectsOf: OnDeparture = async (acting, departure) => {
  const { organisationId, personId: subject, lastDay } = departure
  for (const { id, slug, tie } of await tiesOfMember(acting.db, departure)) {
    await endOn(acting, id, lastDay)
    await recordAct(acting, { organisationId, act: 'project.leave', target: `${slug}: ${tie}`, subject })
  }
}

/** One who leaves before their first day was never there. */
const endOn = ({ db }: Acting, id: bigint, lastDay: string) =>
  db
    .updateTable('project_person')
    .set({ until_on: sql<string>`greatest(from_on - 1, ${lastDay}::date)` })
    .where('id', '=', id)
    .execute()
