import type { PersonalPart } from '#registry/person/index.ts'
import './post.tables.ts'

/** A post belongs to the chantier: it stays, without its author. */
export const postParts: readonly PersonalPart[] = [
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
]
