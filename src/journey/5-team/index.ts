import { candidatesRoutes } from './engagements/candidates.routes.tsx'
import { mineRoutes } from './engagements/mine.routes.tsx'
import { exchangeRoutes } from './grid/exchange.routes.tsx'
import { teamTimeRoutes } from './grid/team-time.routes.tsx'
import { timeRoutes } from './grid/time.routes.tsx'
import { positionRoutes } from './positions/position.routes.tsx'
import { profileRoutes } from './vivier/profile.routes.tsx'
import { skillMapRoutes } from './vivier/skill-map.routes.tsx'
import { vivierRoutes } from './vivier/vivier.routes.tsx'

export { engagementJobs } from './engagements/engagement.jobs.ts'
export { teamWaiting } from './engagements/waiting.routes.ts'

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
]
