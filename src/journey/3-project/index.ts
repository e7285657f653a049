import { commonParts } from './common/personal-parts.actions.ts'
import { followParts } from './follow/personal-parts.actions.ts'
import { lessonParts } from './lessons/personal-parts.actions.ts'
import { postParts } from './posts/personal-parts.actions.ts'
import { projectParts } from './projects/personal-parts.actions.ts'

export { chantierActCodes } from './act-codes.ts'
export { projectRoutesWith } from './chapter.routes.ts'
export { commonJobs } from './common/common.jobs.ts'
export { commonRoutes } from './common/common.routes.tsx'
export type { ReadingFailure as FailedReading } from './common/common.tables.ts'
export { type CommonFacts, factsOf } from './common/common-facts.ts'
export { commonSection, commonsOfBody } from './common/solution-section.routes.tsx'
export { commonsWaiting } from './common/waiting.routes.ts'
export { followJobs } from './follow/follow.jobs.ts'
export { followRoutes } from './follow/follow.routes.tsx'
export { lessonJobs } from './lessons/lesson.jobs.ts'
export { lessonRoutes } from './lessons/lesson.routes.tsx'
export { lessonAsked } from './lessons/lesson-slot.routes.tsx'
export { milestonesOf } from './milestones/milestone.queries.ts'
export { partyJobs } from './parties/party.jobs.ts'
export { type Party, partiesOf } from './parties/party.queries.ts'
export { partyKinds } from './parties/party.tables.ts'
export { partsWaiting } from './parties/proposal.routes.tsx'
export { journalSection } from './posts/journal-section.routes.tsx'
export { birthOfNeed, postRoutes } from './posts/post.routes.tsx'
export {
  projectsOfBody,
  projectsOfGroup,
  projectsOfNeed,
  projectsOfSolution,
} from './projects/born-projects.routes.tsx'
export { leaveProjectsOf, tiesOfMember } from './projects/departure.actions.ts'
export { joinProject, leaveProject } from './projects/people.actions.ts'
export { overPhases } from './projects/phase.policy.ts'
export { themes as projectThemes } from './projects/project.form.ts'
export { isOn, tiesOf } from './projects/project.queries.ts'
export { phases } from './projects/project.tables.ts'
export { words as projectWords } from './projects/project.words.ts'
export { ProjectFrame } from './projects/project-frame.page.tsx'
export {
  findPublicProject,
  type PublicProject,
  publicProjectPages,
  publicProjectsAfter,
  visibleProjects,
} from './projects/project-list.queries.ts'
export { projectFor, type Seen } from './projects/see-project.ts'
export { documentPaths } from './registers/document-body.routes.ts'
export { openRoles, type RoleWanted } from './roles/role.queries.ts'
export { type RoleRemote, roleRemotes } from './roles/role.tables.ts'
export { skillText } from './roles/role-skills.ts'
export { projectsWaiting } from './thread/mine.routes.ts'
export type { WaitingItem } from './thread/slots.routes.ts'
export type { StepFact, StepName } from './thread/thread-steps.ts'

export const chantierParts = [...projectParts, ...followParts, ...postParts, ...lessonParts, ...commonParts]
