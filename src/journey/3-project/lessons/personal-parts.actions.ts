import type { PersonalPart } from '#registry/person/index.ts'
import './lesson.tables.ts'

/** A lesson belongs to the chantier: it stays, without who told it. */
export const lessonParts: readonly PersonalPart[] = [
  {
    section: 'lessons',
    read: (db, personId) =>
      db
        .selectFrom('lesson')
        .select(['event', 'line', 'told_on'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute(),
    erase: (db, { personId }) =>
      db.updateTable('lesson').set({ person_id: null }).where('person_id', '=', personId).execute(),
  },
]
