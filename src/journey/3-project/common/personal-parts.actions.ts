import type { PersonalPart } from '#registry/person/index.ts'
import './common.tables.ts'

const GONE = 'compte effacé'

/** A name that one chose to show as maintainer of a common is taken away. */
export const commonParts: readonly PersonalPart[] = [
  {
    section: 'commons_maintained',
    read: (db, personId) =>
      db
        .selectFrom('common_maintainer')
        .innerJoin('common', 'common.id', 'common_maintainer.common_id')
        .select(['common.name', 'shown_as', 'part', 'from_on', 'until_on'])
        .where('person_id', '=', personId)
        .orderBy('common_maintainer.id')
        .execute(),
    erase: (db, { personId, today }) =>
      db
        .updateTable('common_maintainer')
        .set((eb) => ({
          shown_as: GONE,
          until_on: eb.fn.coalesce('until_on', eb.cast<string>(eb.val(today), 'date')),
        }))
        .where('person_id', '=', personId)
        .execute(),
  },
]
