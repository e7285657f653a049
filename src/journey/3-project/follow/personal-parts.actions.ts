import type { PersonalPart } from '#registry/person/index.ts'
import '../common/common.tables.ts'
import '../lessons/lesson.tables.ts'
import '../posts/post.tables.ts'
import './follow.tables.ts'

const GONE = 'compte effacé'

/**
 * What journals, lessons, follows and commons keep of a person. Posts and lessons belong to the chantier: they stay,
 * without their author. What one follows is forgotten; a name that one chose to show is taken away.
 */
export const journalParts: readonly PersonalPart[] = [
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
  {
    section: 'posts',
    read: (db, personId) =>
      db
        .selectFrom('project_post')
        .innerJoin('project', 'project.id', 'project_post.project_id')
        .select(['project.title', 'posted_on', 'mood', 'progress', 'priorities', 'figures'])
        .where('person_id', '=', personId)
        .orderBy('project_post.id')
        .execute(),
    erase: (db, { personId }) =>
      db.updateTable('project_post').set({ person_id: null }).where('person_id', '=', personId).execute(),
  },
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
