import { fetchHistory } from '#platform/git.ts'
import type { Job } from '#platform/jobs.ts'
import { readRepositories, watchCommons } from './watch.actions.ts'

/** Every night: the repositories that are due, then what has been red for too long. */
export const commonJobs: Job[] = [
  { name: 'common-read', cron: '10 2 * * *', run: (acting) => readRepositories(acting, fetchHistory) },
  { name: 'common-watch', cron: '50 5 * * *', run: (acting) => watchCommons(acting) },
]
