import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Acting } from './acting.ts'
import { actingNow } from './acting-now.ts'
import type { Platform } from './http.ts'
import { traceOf } from './log.ts'
import { queryAsOwner } from './wall.ts'

/** Work that nobody waits for: `run` is an ordinary function, so that a test calls it on any day. */
export type Job = {
  name: string
  cron: string
  run: (acting: Acting, platform: Platform) => Promise<unknown>
}

const RETRIES_MAX = 3

/** Starts the clockwork; answers how to stop it. Several processes share the work through the database. */
export async function startJobs(
  pool: pg.Pool,
  platform: Platform,
  jobs: readonly Job[],
): Promise<() => Promise<void>> {
  const boss = new PgBoss({ db: { executeSql: (text, values) => queryAsOwner(pool, text, values) } })
  boss.on('error', (error) => platform.log.error(traceOf(error), 'the jobs met an error'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: RETRIES_MAX, retryBackoff: true })
    await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Paris' })
    await boss.work(job.name, () => run(job, platform))
  }
  return () => boss.stop({ graceful: true, timeout: 3_000 })
}

/** The clockwork keeps what a failure says: it is told its name only, and the log where it happened. */
async function run(job: Job, platform: Platform): Promise<void> {
  try {
    await job.run(actingNow(platform), platform)
  } catch (error) {
    platform.log.error({ job: job.name, ...traceOf(error) }, 'a job failed')
    throw new Error(error instanceof Error ? error.name : 'unknown')
  }
}
