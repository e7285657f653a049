import { candidatesRoutes } from './engagements/candidates.routes.tsx'
import { engagementJobs } from './engagements/engagement.jobs.ts'
import { mineRoutes } from './engagements/mine.routes.tsx'
import { engagementParts } from './engagements/personal-parts.actions.ts'
import { exchangeRoutes } from './grid/exchange.routes.tsx'
import { gridParts } from './grid/personal-parts.queries.ts'
import { teamTimeRoutes } from './grid/team-time.routes.tsx'
import { timeRoutes } from './grid/time.routes.tsx'
import { noticeJobs } from './notices/notice.jobs.ts'
import { noticeRoutes } from './notices/notice.routes.tsx'
import { policyRoutes } from './policy/policy.routes.tsx'
import { positionRoutes } from './positions/position.routes.tsx'
import { spaceTeamRoutes } from './teams/space-teams.routes.tsx'
import { proposalJobs } from './teams/team.jobs.ts'
import { proposalRoutes } from './teams/team.routes.tsx'
import { profileRoutes } from './vivier/profile.routes.tsx'
import { skillMapRoutes } from './vivier/skill-map.routes.tsx'
import { vivierRoutes } from './vivier/vivier.routes.tsx'

export { leaveEngagementsOf } from './engagements/departure.actions.ts'
export {
  positionsOn,
  spaceTeamDoor,
  teamSection,
  teamStep,
  teamWaitingOn,
} from './engagements/project-slots.routes.tsx'
export { teamWaiting } from './engagements/waiting.routes.ts'
export {
  findPublicPosition,
  type PublicPosition,
  publicPositionsAfter,
} from './positions/position.queries.ts'

/** People and their profiles, their time, then positions, candidacies and engagements. */
export const teamRoutes = [
  profileRoutes,
  vivierRoutes,
  skillMapRoutes,
  timeRoutes,
  exchangeRoutes,
  teamTimeRoutes,
  positionRoutes,
  candidatesRoutes,
  mineRoutes,
  noticeRoutes,
  policyRoutes,
  proposalRoutes,
  spaceTeamRoutes,
]

/** Letters, renewals, and what is told of positions. */
export const teamJobs = [...engagementJobs, ...noticeJobs, ...proposalJobs]

/** What chapter 5 keeps of a person: their time, and what they are engaged in. */
export const timeAndTeamParts = [...gridParts, ...engagementParts]
