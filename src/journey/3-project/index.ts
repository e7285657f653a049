import type { Hono } from 'hono'
import type { Visit } from '#platform/http.ts'
import { milestoneRoutes } from './milestones/milestone.routes.tsx'
import { partyRoutes } from './parties/party.routes.tsx'
import { charterRoutes } from './projects/charter.routes.tsx'
import { projectListRoutes } from './projects/project-list.routes.tsx'
import { registerRoutes } from './registers/register.routes.tsx'
import { type RoleMovers, roleRoutesWith } from './roles/role.routes.tsx'
import type { ProjectSlots } from './thread/slots.routes.ts'
import { threadRoutesWith } from './thread/thread.routes.tsx'

export { commonJobs } from './common/common.jobs.ts'
export { commonRoutes } from './common/common.routes.tsx'
export type { ReadingFailure as FailedReading } from './common/common.tables.ts'
export { type CommonFacts, factsOf } from './common/common-facts.ts'
export { commonSection } from './common/solution-section.routes.tsx'
export { followJobs } from './follow/follow.jobs.ts'
export { followRoutes } from './follow/follow.routes.tsx'
export { lessonRoutes } from './lessons/lesson.routes.tsx'
export { lessonAsked } from './lessons/lesson-slot.routes.tsx'
export { milestonesOf } from './milestones/milestone.queries.ts'
export { type Party, partiesOf } from './parties/party.queries.ts'
export { partyKinds } from './parties/party.tables.ts'
export { journalSection } from './posts/journal-section.routes.tsx'
export { birthOfNeed, postRoutes } from './posts/post.routes.tsx'
export { projectsOfGroup, projectsOfNeed } from './projects/born-projects.routes.tsx'
export { joinProject, leaveProject } from './projects/people.actions.ts'
export { themes as projectThemes } from './projects/project.form.ts'
export { findProject, isOn, type Project, type ProjectTie, tiesOf } from './projects/project.queries.ts'
export type { Phase, Tie } from './projects/project.tables.ts'
export { phases } from './projects/project.tables.ts'
export { words as projectWords } from './projects/project.words.ts'
export {
  findPublicProject,
  type PublicProject,
  publicProjectsAfter,
  visibleProjects,
} from './projects/project-list.queries.ts'
export { aboutOf, projectFor, type Seen, seeProject } from './projects/see-project.ts'
export { closeRole, publishRole } from './roles/publication.actions.ts'
export { openRoles, type RoleWanted, rolesWanted } from './roles/role.queries.ts'
export { skillText } from './roles/role-skills.ts'
export { roleDates } from './roles/role-table.page.tsx'
export type { ProjectSlots, WaitingItem } from './thread/slots.routes.ts'
export type { StepFact, StepName } from './thread/thread-steps.ts'

/** The pages of a chantier; the app says what other chapters add to its thread. */
export const projectRoutesWith = (
  slots: ProjectSlots & { positions?: RoleMovers },
): readonly Hono<Visit>[] => [
  projectListRoutes,
  charterRoutes,
  partyRoutes,
  milestoneRoutes,
  roleRoutesWith(slots.positions),
  registerRoutes,
  threadRoutesWith(slots),
]
