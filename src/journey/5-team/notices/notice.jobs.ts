import type { Job } from '#platform/jobs.ts'
import { sendNotices } from './notice.actions.ts'

/** Often enough that a position is told of soon after it is published; the engine keeps the pace of the batches. */
export const noticeJobs: Job[] = [
  {
    name: 'team-notices',
    cron: '*/10 * * * *',
    run: (acting, { config }) => sendNotices(acting, config.BASE_URL ?? `http://localhost:${config.PORT}`),
  },
]
