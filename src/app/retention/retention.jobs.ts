import type { Job } from '#platform/jobs.ts'
import { forgetOnDates } from './retention.actions.ts'

export const retentionJobs: readonly Job[] = [
  { name: 'retention', cron: '45 3 * * *', run: (acting) => forgetOnDates(acting) },
]
