import type { Job } from '#platform/jobs.ts'
import { followDepartures } from '#registry/space/index.ts'
import { departures } from './departures.ts'

export const departureJobs: readonly Job[] = [
  { name: 'space-departures', cron: '5 0 * * *', run: (acting) => followDepartures(acting, departures) },
]
