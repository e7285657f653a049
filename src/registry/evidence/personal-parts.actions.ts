import type { PersonalPart } from '../person/index.ts'
import './evidence.tables.ts'

/** Declarations of use are statements of a body, and stay; the address that wrote them goes. */
export const usageParts: readonly PersonalPart[] = [
  {
    section: 'usages',
    read: (db, personId) =>
      db
        .selectFrom('usage_declaration')
        .innerJoin('solution', 'solution.id', 'usage_declaration.solution_id')
        .select(['solution.slug', 'usage_declaration.name', 'purpose', 'source', 'contact', 'declared_on'])
        .where((eb) =>
          eb.or([
            eb(
              'key_hash',
              'in',
              eb.selectFrom('person_key').select('hash').where('person_id', '=', personId),
            ),
            eb(
              eb.fn('lower', ['contact']),
              '=',
              eb.selectFrom('person').select('email').where('id', '=', personId),
            ),
          ]),
        )
        .orderBy('usage_declaration.id')
        .execute(),
    erase: (db, { email }) =>
      db
        .updateTable('usage_declaration')
        .set({ contact: null })
        .where((eb) => eb(eb.fn('lower', ['contact']), '=', email))
        .execute(),
  },
]
