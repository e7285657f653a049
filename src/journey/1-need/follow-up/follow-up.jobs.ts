import type { Job } from '#platform/jobs.ts'
import { followUp, forgetDrafts } from './follow-up.actions.ts'

/** Every morning. Links in messages need a public address: without one, that of this machine serves. */
export const needJobs: Job[] = [
  {
    name: 'need-follow-up',
    cron: '30 7 * * *',
    run: (acting, { config }) => followUp(acting, config.BASE_URL ?? `http://localhost:${config.PORT}`),
  },
  { name: 'need-forget-drafts', cron: '15 3 * * *', run: (acting) => forgetDrafts(acting) },
]
