import type { Job } from '#platform/jobs.ts'
import { sendProposals } from './proposal.actions.ts'

/** Soon after a part is proposed. Links need a public address: without one, that of this machine serves. */
export const partyJobs: Job[] = [
  {
    name: 'project-party-letters',
    cron: '*/5 * * * *',
    run: (acting, { config }) => sendProposals(acting, config.BASE_URL ?? `http://localhost:${config.PORT}`),
  },
]
