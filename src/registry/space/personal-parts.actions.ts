import { sql } from 'kysely'
import { nobody } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import type { Leaving, PersonalPart } from '../person/index.ts'
import { administratorsOn } from './administrators.queries.ts'
import { recordAct } from './audit.actions.ts'

const REASON = 'compte effacé'
const NOBODY = 'efface@invalid'

/** The open spaces that somebody alone administers: nobody else is there today, without end. */
async function aloneIn(db: Db, { personId, today }: { personId: string; today: string }): Promise<string[]> {
  const own = await db
    .selectFrom('space')
    .innerJoin('organisation', 'organisation.id', 'space.organisation_id')
    .select(['space.organisation_id', 'organisation.name'])
    .where('closed_on', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership')
          .select('membership.id')
          .whereRef('membership.organisation_id', '=', 'space.organisation_id')
          .where('person_id', '=', personId)
          .where('role', '=', 'administrator')
          .where('from_on', '<=', today)
          .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)])),
      ),
    )
    .orderBy('organisation.name')
    // Held until the account is gone: whom the others name meanwhile waits, and is counted.
    .forUpdate('space')
    .execute()
  const organisationIds = own.map(({ organisation_id }) => organisation_id)
  const there = await administratorsOn(db, { organisationIds, day: today })
  const others = new Set(there.filter((row) => row.person_id !== personId).map((row) => row.organisation_id))
  return own.filter((row) => !others.has(row.organisation_id)).map((row) => row.name)
}

/** What ends with the account is written by the one whose account it was. */
async function endRoles(db: Db, { personId, today, now }: Leaving): Promise<void> {
  const ended = await db
    .updateTable('membership')
    .set((eb) => ({
      until_on: eb.fn<string>('greatest', [sql`from_on - 1`, eb.cast(eb.val(today), 'date')]),
      ended_reason: REASON,
    }))
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .returning(['id', 'organisation_id', 'role'])
    .execute()
  const actor = { ...nobody, person: { id: personId, name: '', email: '', session: '' } }
  for (const { id, organisation_id: organisationId, role } of ended)
    await recordAct(
      { db, now, actor },
      { organisationId, act: 'member.erased', target: `${role} (${id})`, subject: personId },
    )
}

/** Roles and invitations of a person. A role that ended stays in the history of the space, under their number. */
export const spaceParts: readonly PersonalPart[] = [
  {
    section: 'roles',
    read: (db, personId) =>
      db
        .selectFrom('membership')
        .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
        .select([
          'organisation.name',
          'role',
          'from_on',
          'until_on',
          'origin',
          'given_reason',
          'ended_reason',
        ])
        .where('person_id', '=', personId)
        .orderBy('membership.id')
        .execute(),
    holds: aloneIn,
    erase: async (db, leaving) => {
      const { personId, email, now } = leaving
      await endRoles(db, leaving)
      await db
        .updateTable('invitation')
        .set({ answer: 'withdrawn', answered_at: now })
        .where('invited_by', '=', personId)
        .where('answer', 'is', null)
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
        .where((eb) => eb.or([eb('person_id', '=', personId), eb('subject_id', '=', personId)]))
        .orderBy('id')
        .execute(),
  },
  {
    section: 'instance_acts',
    read: (db, personId) =>
      db
        .selectFrom('instance_act')
        .select(['act', 'target', 'made_at'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute(),
  },
]
