import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { type Acting, nobody } from './acting.ts'
import { dayOf } from './clock.ts'
import type { Platform } from './http.ts'

/** Work that nobody waits for: `run` is an ordinary function, so that a test calls it on any day. */
export type Job = {
  name: string
  cron: string
  run: (acting: Acting, platform: Platform) => Promise<unknown>
}

const RETRIES_MAX = 3

/** Who acts in a job: nobody in particular, now, with no right that a page would not check. */
export const actingNow = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Acting => {
  const now = clock()
  return { db, actor: nobody, now, today: dayOf(now), lang: 'fr' }
}

/** Starts the clockwork; answers how to stop it. Several processes share the work through the database. */
export async function startJobs(
  pool: pg.Pool,
  platform: Platform,
  jobs: readonly Job[],
): Promise<() => Promise<void>> {
  const boss = new PgBoss({ db: { executeSql: async (text, values) => pool.query(text, values) } })
  boss.on('error', (error) => platform.log.error({ error: error.name }, 'the jobs met an error'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: RETRIES_MAX, retryBackoff: true })
    await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Paris' })
    await boss.work(job.name, async () => {
      await job.run(actingNow(platform), platform)
    })
  }
  return () => boss.stop({ graceful: true, timeout: 3_000 })
}
