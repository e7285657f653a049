import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import { visibleProjects } from '../projects/project-list.queries.ts'
import '../lessons/lesson.tables.ts'
import '../registers/register.tables.ts'

const PROJECTS_MAX = 100

/** The chantiers for which someone answers: those that they lead, and those of their space that nobody leads. */
export const answeredProjects = (acting: Pick<Acting, 'db' | 'actor' | 'today'>) =>
  visibleProjects(acting, { isMine: true })
    .select(['project.id', 'project.slug', 'project.title', 'project.phase'])
    // Kysely has no word for our own SQL function.
    .where(
      sql<boolean>`${acting.actor.person?.id ?? null}::uuid in
        (select answering_for(project.id, ${acting.today}::date))`,
    )
    .orderBy('project.id', 'desc')
    .limit(PROJECTS_MAX)
    .execute()
export type AnsweredProject = Awaited<ReturnType<typeof answeredProjects>>[number]

/** The registers of some chantiers, and the lessons that they owe. */
export async function registersOf({ db }: Pick<Acting, 'db'>, projects: readonly AnsweredProject[]) {
  const ids = [0n, ...projects.map(({ id }) => id)]
  const [decisions, risks, lessons] = await Promise.all([
    db
      .selectFrom('project_decision')
      .select(['project_id', 'number', 'title', 'replaces', 'review_on'])
      .where('project_id', 'in', ids)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('project_risk')
      .select(['project_id', 'title', 'impact', 'answer', 'closed_on'])
      .where('project_id', 'in', ids)
      .where('closed_on', 'is', null)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('lesson')
      .select(['id', 'project_id', 'event'])
      .where('project_id', 'in', ids)
      .where('line', 'is', null)
      .where('set_aside_on', 'is', null)
      .orderBy('id')
      .execute(),
  ])
  return { decisions, risks, lessons }
}
