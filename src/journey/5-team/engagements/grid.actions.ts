import { spreadOver } from '#engines/engagement/spread.ts'
import { type Acting, nobody } from '#platform/acting.ts'
import { addDays } from '#platform/clock.ts'
import { commit, release } from '../grid/commit.actions.ts'
import type { EngagementRow } from './candidacy.queries.ts'
import { freeSlots, heldHalfDays } from './free-slots.queries.ts'

/**
 * Holds in a person's grid the half-days of an engagement that has dates: free ones that the one who acts may know
 * of, spread evenly over its window. Answers how many; the person completes by hand what is missing.
 */
export async function holdHalfDays(acting: Acting, engagement: EngagementRow): Promise<number> {
  const { person_id: personId, project_id: projectId, half_days: wanted, until_on: until } = engagement
  const from = latest(engagement.from_on, acting.today)
  if (wanted === null || until === null || until < from) return 0
  const held = await heldHalfDays(acting.db, { personId, projectId, from, until })
  const slots = spreadOver(await freeSlots(acting.db, { personId, from, until }), Math.max(0, wanted - held))
  if (slots.length === 0) return 0
  const outcome = await commit(acting, { personId, projectId, slots })
  return outcome.done ? outcome.value.committed : 0
}

/** Days compare as text. */
const latest = (...days: readonly string[]): string => days.toSorted().at(-1) ?? ''

/** Gives back what was still to come. The clock, which is nobody, does it in the name of the person. */
export async function freeHalfDaysAfter(acting: Acting, engagement: EngagementRow): Promise<void> {
  const { person_id: personId, project_id: projectId } = engagement
  const person = { id: personId, name: '', email: '', session: '' }
  const actor = acting.actor.person ? acting.actor : { ...nobody, person }
  await release({ ...acting, actor }, { personId, projectId, since: addDays(acting.today, 1) })
}
