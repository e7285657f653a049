import type { Acting } from '#platform/acting.ts'
import type { Platform } from '#platform/http.ts'
import type { Job } from '#platform/jobs.ts'
import { type Log, traceOf } from '#platform/log.ts'
import { composeNightly } from './compose.actions.ts'
import { spacesWithTeams } from './compose.queries.ts'

/**
 * Proposals for every chantier that looks for someone, space by space; a person chooses, or nobody does. What
 * fails in a space is logged and does not stop the others; the job is then tried again, and keeps nothing twice.
 */
export async function composeEverywhere(acting: Acting, { log }: Pick<Platform, 'log'>): Promise<void> {
  let failed = 0
  for (const organisationId of await spacesWithTeams(acting.db))
    failed += (await isComposed(acting, organisationId, log)) ? 0 : 1
  if (failed > 0) throw new Error(`teams failed in ${failed} spaces`)
}

/** Nothing to compute, and a computation asked for by someone at this hour, are no failures. */
async function isComposed(acting: Acting, organisationId: bigint, log: Log): Promise<boolean> {
  const space = String(organisationId)
  try {
    const outcome = await composeNightly(acting, organisationId)
    if (!outcome.done) log.info({ space, reason: outcome.reason }, 'no teams were composed')
    return outcome.done || outcome.reason !== 'rule-broken'
  } catch (error) {
    log.error({ space, ...traceOf(error) }, 'composing teams failed')
    return false
  }
}

export const proposalJobs: Job[] = [{ name: 'team-proposals', cron: '20 4 * * *', run: composeEverywhere }]
