import { sql } from 'kysely'
import { overPhases, visibleProjects } from '#journey/3-project/index.ts'
import type { Acting } from '#platform/acting.ts'

const ROWS_MAX = 30

/** The chantiers that one leads, is engaged on, or in which a body one works for takes part; those led come first. */
export const ownProjects = (acting: Acting) =>
  visibleProjects(acting, { isMine: true })
    .leftJoin('project_person as tied', (join) =>
      join
        .onRef('tied.project_id', '=', 'project.id')
        .on('tied.person_id', '=', acting.actor.person?.id ?? null)
        .on('tied.from_on', '<=', acting.today)
        .on((eb) => eb.or([eb('tied.until_on', 'is', null), eb('tied.until_on', '>=', acting.today)])),
    )
    .select(['project.id', 'project.slug', 'project.title', 'project.phase', 'owner.name as owner'])
    .select((eb) => eb.fn.min('tied.tie').as('tie'))
    .where('project.phase', 'not in', overPhases)
    .groupBy(['project.id', 'owner.name'])
    .orderBy(
      (eb) => eb.fn.min('tied.tie'),
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
    .where('project.phase', 'not in', overPhases)
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
