import type { PersonalPart } from '#registry/person/index.ts'
import '../registers/register.tables.ts'
import './project.tables.ts'

/**
 * The chantiers that someone led or worked on, and what they entered in their registers. The part that they take ends
 * with the account; past ones stay, so that a chantier still counts who worked on it.
 */
export const chantierParts: readonly PersonalPart[] = [
  {
    section: 'projects',
    read: (db, personId) =>
      db
        .selectFrom('project_person')
        .innerJoin('project', 'project.id', 'project_person.project_id')
        .select(['project.slug', 'project.title', 'tie', 'from_on', 'until_on'])
        .where('person_id', '=', personId)
        .orderBy('project_person.id')
        .execute(),
    erase: (db, { personId, today }) =>
      db
        .updateTable('project_person')
        .set((eb) => ({ until_on: eb.fn<string>('greatest', ['from_on', eb.cast(eb.val(today), 'date')]) }))
        .where('person_id', '=', personId)
        .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
        .execute(),
  },
  {
    section: 'decisions_entered',
    read: (db, personId) =>
      db
        .selectFrom('project_decision')
        .innerJoin('project', 'project.id', 'project_decision.project_id')
        .select(['project.slug', 'number', 'decided_on', 'project_decision.title', 'why', 'who'])
        .where('person_id', '=', personId)
        .orderBy('project_decision.id')
        .execute(),
  },
  {
    section: 'documents_added',
    read: (db, personId) =>
      db
        .selectFrom('project_document')
        .innerJoin('project', 'project.id', 'project_document.project_id')
        .select(['project.slug', 'project_document.title', 'url', 'file_name', 'added_on', 'removed_on'])
        .where('person_id', '=', personId)
        .orderBy('project_document.id')
        .execute(),
  },
]
