import { needJobs } from '#journey/1-need/index.ts'
import type { Job } from '#platform/jobs.ts'
import { mailJobs } from '#platform/mail/mail.jobs.ts'

export { startJobs } from '#platform/jobs.ts'

/** Everything that Pluriel does by itself. */
export const jobs: readonly Job[] = [...mailJobs, ...needJobs]
