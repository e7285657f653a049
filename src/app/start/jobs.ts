import { needJobs } from '#journey/1-need/index.ts'
import { commonJobs, followJobs, lessonJobs, partyJobs } from '#journey/3-project/index.ts'
import { teamJobs } from '#journey/5-team/index.ts'
import type { Job } from '#platform/jobs.ts'
import { mailJobs } from '#platform/mail/mail.jobs.ts'
import { accessJobs } from '#registry/person/index.ts'
import { departureJobs } from '../account/departure.jobs.ts'
import { retentionJobs } from '../retention/retention.jobs.ts'

export { startJobs } from '#platform/jobs.ts'

/** Everything that Pluriel does by itself. */
export const jobs: readonly Job[] = [
  ...mailJobs,
  ...retentionJobs,
  ...departureJobs,
  ...accessJobs,
  ...needJobs,
  ...commonJobs,
  ...followJobs,
  ...partyJobs,
  ...lessonJobs,
  ...teamJobs,
]
