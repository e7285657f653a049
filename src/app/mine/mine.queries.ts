import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'

const ROWS_MAX = 30

/** The chantiers that one leads, is engaged on, or whose owner one works for; those one leads come first. */
export const ownProjects = ({ db, actor, today }: Acting) =>
  db
    .selectFrom('project')
    .innerJoin('organisation', 'organisation.id', 'project.organisation_id')
    .leftJoin('project_person', (join) =>
      join
        .onRef('project_person.project_id', '=', 'project.id')
        .on('project_person.person_id', '=', actor.person?.id ?? null)
        .on('project_person.from_on', '<=', today)
        .on((eb) =>
          eb.or([eb('project_person.until_on', 'is', null), eb('project_person.until_on', '>=', today)]),
        ),
    )
    .select(['project.id', 'project.slug', 'project.title', 'project.phase', 'organisation.name as owner'])
    .select((eb) => eb.fn.min('project_person.tie').as('tie'))
    .where((eb) =>
      eb.or([
        eb('project_person.id', 'is not', null),
        eb('project.organisation_id', 'in', [0n, ...actor.memberships.keys()]),
      ]),
    )
    // Kysely has no word for our own SQL function: what a space switched off is not there.
    .where(sql<boolean>`module_is_on(project.organisation_id, 'project')`)
    .where('project.phase', 'not in', ['handed-over', 'stopped'])
    .groupBy(['project.id', 'organisation.name'])
    .orderBy(
      (eb) => eb.fn.min('project_person.tie'),
      (order) => order.asc().nullsLast(),
    )
    .orderBy('project.title')
    .limit(ROWS_MAX)
    .execute()
export type OwnProject = Awaited<ReturnType<typeof ownProjects>>[number]

/** The milestones past their day on the chantiers for which one answers: that one leads, or that nobody leads. */
export const lateMilestones = ({ db, actor, today }: Acting) =>
  db
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.project_id')
    .select(['milestone.title', 'milestone.due_on', 'project.slug', 'project.title as project'])
    .where('milestone.done_on', 'is', null)
    .where('milestone.due_on', '<', today)
    .where(
      sql<boolean>`${actor.person?.id ?? null}::uuid in (select answering_for(project.id, ${today}::date))`,
    )
    .where(sql<boolean>`module_is_on(project.organisation_id, 'project')`)
    .orderBy('milestone.due_on')
    .limit(ROWS_MAX)
    .execute()
export type LateMilestone = Awaited<ReturnType<typeof lateMilestones>>[number]
