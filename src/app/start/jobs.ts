import type pg from 'pg'
import type { Config } from '#platform/config.ts'
import type { Platform } from '#platform/http.ts'
import { type Job, startJobs } from '#platform/jobs.ts'
import { mailJobs } from '#platform/mail/mail.jobs.ts'

/** Everything that Pluriel does by itself. */
const jobs: readonly Job[] = [...mailJobs]

/** Nobody waits for the jobs: they begin once the site answers. Gives the way to stop them. */
export function beginJobs(config: Config, pool: pg.Pool, platform: Platform): () => Promise<void> {
  if (!config.JOBS) return async () => undefined
  const begun = startJobs(pool, platform, jobs).catch((error: unknown) => {
    platform.log.error({ error: error instanceof Error ? error.message : '' }, 'the jobs did not begin')
  })
  return async () => (await begun)?.()
}
