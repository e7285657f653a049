import type { Job } from '#platform/jobs.ts'
import { forgetUnconfirmed, sendDigests } from './digest.actions.ts'

/** On Monday mornings. Links in messages need a public address: without one, that of this machine serves. */
export const followJobs: Job[] = [
  {
    name: 'project-digest',
    cron: '15 7 * * 1',
    run: (acting, { config }) => sendDigests(acting, config.BASE_URL ?? `http://localhost:${config.PORT}`),
  },
  { name: 'project-follow-forget', cron: '25 3 * * *', run: (acting) => forgetUnconfirmed(acting) },
]
