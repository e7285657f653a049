import { sql } from 'kysely'
import { nobody } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import type { PersonalPart } from '#registry/person/index.ts'
import { recordAct } from '#registry/space/index.ts'
import '../registers/register.tables.ts'
import './project.tables.ts'

/**
 * The running chantiers that nobody else leads, and whether a steward of their space would answer for them. Raw SQL:
 * two conditions over the same tables, and one of them is shown.
 */
async function ledAlone(db: Db, { personId, today }: { personId: string; today: string }) {
  const runs = (of: string) => sql`${sql.ref(`${of}.from_on`)} <= ${today}::date
    and (${sql.ref(`${of}.until_on`)} is null or ${sql.ref(`${of}.until_on`)} >= ${today}::date)`
  const { rows } = await sql<{ slug: string; title: string; organisation_id: bigint; answered: boolean }>`
    select slug, title, organisation_id, exists (
      select from membership as m join person on person.id = m.person_id
      where m.organisation_id = project.organisation_id and role in ('administrator', 'representative')
        and m.person_id <> ${personId}::uuid and erased_at is null and ${runs('m')}) as answered
    from project where phase not in ('handed-over', 'stopped')
      and exists (select from project_person as own where own.project_id = project.id and own.tie = 'lead'
        and own.person_id = ${personId}::uuid and ${runs('own')})
      and not exists (select from project_person as other join person on person.id = other.person_id
        where other.project_id = project.id and other.tie = 'lead' and other.person_id <> ${personId}::uuid
          and erased_at is null and ${runs('other')})
    order by slug`.execute(db)
  return rows
}

/**
 * The chantiers that someone led or worked on, and what they entered in their registers. The part that they take ends
 * with the account; past ones stay, so that a chantier still counts who worked on it.
 */
export const projectParts: readonly PersonalPart[] = [
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
    holds: async (db, { personId, today }) =>
      (await ledAlone(db, { personId, today })).filter(({ answered }) => !answered).map(({ title }) => title),
    erase: async (db, { personId, today, now }) => {
      const orphans = await ledAlone(db, { personId, today })
      await db
        .updateTable('project_person')
        .set((eb) => ({ until_on: eb.fn<string>('greatest', ['from_on', eb.cast(eb.val(today), 'date')]) }))
        .where('person_id', '=', personId)
        .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
        .execute()
      const actor = { ...nobody, person: { id: personId, name: '', email: '', session: '' } }
      for (const { slug, organisation_id: organisationId } of orphans)
        await recordAct(
          { db, now, actor },
          { organisationId, act: 'project.leave', target: `${slug}: lead`, subject: personId },
        )
    },
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
