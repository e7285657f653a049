import type { Job } from '#platform/jobs.ts'
import { forgetAccess } from './forget.actions.ts'

export const accessJobs: readonly Job[] = [{ name: 'access-forget', cron: '15 3 * * *', run: forgetAccess }]
