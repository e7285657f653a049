import type { Db } from '#platform/database.ts'
import type { PersonalPart } from '../person/index.ts'

const REASON = 'compte effacé'
const NOBODY = 'efface@invalid'

/** The open spaces that somebody alone administers. */
async function aloneIn(db: Db, { personId, today }: { personId: string; today: string }) {
  const running = db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .innerJoin('space', 'space.organisation_id', 'membership.organisation_id')
    .where('role', '=', 'administrator')
    .where('closed_on', 'is', null)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
  const rows = await running
    .select(['organisation.name', 'membership.person_id', 'membership.organisation_id'])
    .where(
      'membership.organisation_id',
      'in',
      db
        .selectFrom('membership')
        .select('organisation_id')
        .where('person_id', '=', personId)
        .where('role', '=', 'administrator')
        .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)])),
    )
    .execute()
  const others = new Set(rows.filter((row) => row.person_id !== personId).map((row) => row.organisation_id))
  return rows.filter((row) => !others.has(row.organisation_id)).map((row) => row.name)
}

/** Roles and invitations of a person. A role that ended stays in the history of the space, under their number. */
export const spaceParts: readonly PersonalPart[] = [
  {
    section: 'roles',
    read: (db, personId) =>
      db
        .selectFrom('membership')
        .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
        .select(['organisation.name', 'role', 'from_on', 'until_on', 'ended_reason'])
        .where('person_id', '=', personId)
        .orderBy('membership.id')
        .execute(),
    holds: aloneIn,
    erase: async (db, { personId, email, today }) => {
      await db
        .updateTable('membership')
        .set((eb) => ({
          until_on: eb.fn<string>('greatest', ['from_on', eb.cast(eb.val(today), 'date')]),
          ended_reason: REASON,
        }))
        .where('person_id', '=', personId)
        .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
        .execute()
      await db.updateTable('invitation').set({ email: NOBODY }).where('email', '=', email).execute()
    },
  },
  {
    section: 'acts',
    read: (db, personId) =>
      db
        .selectFrom('audit_entry')
        .select(['organisation_id', 'act', 'target', 'reason', 'made_at'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute(),
  },
]
