import type { Acting } from '#platform/acting.ts'
import type { Job } from '#platform/jobs.ts'
import { spacesWithTeams } from './compose.queries.ts'
import { composeNightly } from './team.actions.ts'

/** Proposals for every chantier that looks for someone, space by space. A person chooses, or nobody does. */
async function composeEverywhere(acting: Acting): Promise<void> {
  for (const organisationId of await spacesWithTeams(acting.db)) await composeNightly(acting, organisationId)
}

export const proposalJobs: Job[] = [
  { name: 'team-proposals', cron: '20 4 * * *', run: (acting) => composeEverywhere(acting) },
]
