import { spreadOver } from '#engines/engagement/spread.ts'
import { type Acting, nobody } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import { commit, release } from '../grid/commit.actions.ts'
import type { EngagementRow } from './candidacy.queries.ts'
import { freeSlots } from './free-slots.queries.ts'

/**
 * Holds in a person's grid the half-days that an engagement with dates still lacks in its term: free ones that
 * the one who acts may know of, spread evenly over what is left of it. Answers how many; the person completes
 * by hand what is missing.
 */
export async function holdHalfDays(acting: Acting, engagement: EngagementRow): Promise<number> {
  const { id, person_id: personId, project_id: projectId, half_days: wanted, until_on: until } = engagement
  const from = latest(engagement.from_on, acting.today)
  if (wanted === null || until === null || until < from) return 0
  const lacking = Math.max(0, wanted - engagement.held)
  const slots = spreadOver(await freeSlots(acting.db, { personId, from, until }), lacking)
  if (slots.length === 0) return 0
  const outcome = await commit(acting, { personId, projectId, engagementId: id, slots })
  return outcome.done ? outcome.value.committed : 0
}

/** Days compare as text. */
const latest = (...days: readonly string[]): string => days.toSorted().at(-1) ?? ''

/** Whether an engagement gives back its own half-days, or the last one all those of the chantier. */
export type Freed = 'own' | 'all'

/** Gives back what was still to come. The clock, which is nobody, does it in the name of the person. */
export async function freeHalfDaysAfter(
  acting: Acting,
  engagement: EngagementRow,
  freed: Freed,
): Promise<void> {
  const { id, person_id: personId, project_id: projectId } = engagement
  const person = { id: personId, name: '', email: '', session: '' }
  const actor = acting.actor.person ? acting.actor : { ...nobody, person }
  const engagementId = freed === 'own' ? id : null
  await release({ ...acting, actor }, { personId, projectId, engagementId, since: addDays(acting.today, 1) })
}
