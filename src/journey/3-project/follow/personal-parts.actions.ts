import type { PersonalPart } from '#registry/person/index.ts'
import './follow.tables.ts'

/** What one follows is forgotten with the account. */
export const followParts: readonly PersonalPart[] = [
  {
    section: 'projects_followed',
    read: (db, personId) =>
      db
        .selectFrom('project_follow')
        .innerJoin('project', 'project.id', 'project_follow.project_id')
        .select(['project.title', 'email', 'asked_at', 'confirmed_at'])
        .where('person_id', '=', personId)
        .orderBy('project_follow.id')
        .execute(),
    erase: async (db, { personId, email }) => {
      await db
        .deleteFrom('project_follow')
        .where((eb) => eb.or([eb('person_id', '=', personId), eb('email', '=', email)]))
        .execute()
      await db.deleteFrom('project_feed_key').where('person_id', '=', personId).execute()
    },
  },
]
