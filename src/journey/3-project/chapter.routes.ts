import { milestoneRoutes } from './milestones/milestone.routes.tsx'
import { partyRoutes } from './parties/party.routes.tsx'
import { proposalRoutes } from './parties/proposal.routes.tsx'
import { charterRoutes } from './projects/charter.routes.tsx'
import { projectListRoutes } from './projects/project-list.routes.tsx'
import { registerRoutes } from './registers/register.routes.tsx'
import { roleRoutes } from './roles/role.routes.tsx'
import { projectTableRoutes } from './sheets/table-files.routes.ts'
import type { ProjectSlots } from './thread/slots.routes.ts'
import { threadRoutesWith } from './thread/thread.routes.tsx'

/** The pages of a chantier; the app says what other chapters add to its thread. */
export const projectRoutesWith = (slots: ProjectSlots) => [
  projectListRoutes,
  charterRoutes,
  partyRoutes,
  proposalRoutes,
  milestoneRoutes,
  roleRoutes,
  registerRoutes,
  ...projectTableRoutes,
  threadRoutesWith(slots),
]
