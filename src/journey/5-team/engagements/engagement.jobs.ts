import type { Job } from '#platform/jobs.ts'
import { sendLetters } from './letter.actions.ts'
import { followEngagements } from './renewal.actions.ts'

/** Letters within a minute; renewals and silences every morning. */
export const engagementJobs: Job[] = [
  {
    name: 'team-letters',
    cron: '* * * * *',
    run: (acting, { config }) => sendLetters(acting, config.BASE_URL ?? `http://localhost:${config.PORT}`),
  },
  { name: 'team-renewals', cron: '10 7 * * *', run: (acting) => followEngagements(acting) },
]
