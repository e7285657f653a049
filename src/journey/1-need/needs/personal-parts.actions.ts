import type { PersonalPart } from '#registry/person/index.ts'
import '../answers/answer.tables.ts'
import './need.tables.ts'

const GONE = 'Compte effacé'

/**
 * The needs whose keys an account holds, and the opinions asked of its address. A need belongs to its body: it stays,
 * for whoever else holds a key of it, and its draft is forgotten by the daily job. The address goes at once.
 */
export const needParts: readonly PersonalPart[] = [
  {
    section: 'needs',
    read: (db, personId) =>
      db
        .selectFrom('need')
        .select(['ref', 'title', 'text', 'stage', 'visibility', 'email', 'created_at'])
        .where((eb) =>
          eb.or([
            eb(
              'id',
              'in',
              eb
                .selectFrom('need_key')
                .innerJoin('person_key', 'person_key.hash', 'need_key.hash')
                .select('need_id')
                .where('person_id', '=', personId),
            ),
            eb(
              eb.fn('lower', ['need.email']),
              '=',
              eb.selectFrom('person').select('email').where('id', '=', personId),
            ),
          ]),
        )
        .orderBy('id')
        .execute(),
    erase: (db, { email }) =>
      db
        .updateTable('need')
        .set({ email: null })
        .where((eb) => eb(eb.fn('lower', ['email']), '=', email))
        .execute(),
  },
  {
    section: 'opinions_asked',
    read: (db, personId) =>
      db
        .selectFrom('need_answer')
        .innerJoin('person', (join) =>
          join.onRef('person.email', '=', (eb) => eb.fn('lower', ['need_answer.email'])),
        )
        .select([
          'need_answer.name',
          'need_answer.email',
          'state',
          'message',
          'reason',
          'asked_on',
          'answered_on',
        ])
        .where('person.id', '=', personId)
        .orderBy('need_answer.id')
        .execute(),
    erase: async (db, { personId, email }) => {
      const asked = await db
        .selectFrom('need_answer')
        .select(['id', 'need_id', 'name'])
        .where((eb) => eb(eb.fn('lower', ['email']), '=', email))
        .execute()
      for (const { id, need_id, name } of asked) {
        // The history of the need quotes the name that it was given.
        const told = db.updateTable('need_event').set({ note: GONE }).where('need_id', '=', need_id)
        await told.where('note', '=', name).execute()
        const nobody = { name: GONE, email: `efface-${personId}@invalid` }
        await db.updateTable('need_answer').set(nobody).where('id', '=', id).execute()
      }
    },
  },
]
