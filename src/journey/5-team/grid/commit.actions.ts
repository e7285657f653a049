import { sql } from 'kysely'
import type { Half, Slot } from '#engines/half-days/grid.ts'
import { readSlot, slotOf } from '#engines/half-days/grid.ts'
import { holidaysBetween } from '#engines/half-days/holidays.ts'
import { tiesOf } from '#journey/3-project/index.ts'
import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import { may } from '#registry/space/index.ts'
import './grid.tables.ts'

const SLOTS_MAX = 800

export type Held = { slot: Slot; by: 'leave' | 'off' | 'commitment' | 'holiday' }
/** Whose time, for which chantier and, when someone holds several roles there, for which engagement. */
type Engagement = { personId: string; projectId: bigint; engagementId?: bigint | null }

/** A person fills their own grid; for an engaged person, those who may answer for the positions of the chantier. */
async function mayCommit(
  { db, actor }: Acting,
  { personId, projectId }: Omit<Engagement, 'engagementId'>,
): Promise<boolean> {
  if (actor.person?.id === personId) return true
  const project = await db
    .selectFrom('project')
    .select('organisation_id')
    .where('id', '=', projectId)
    .executeTakeFirst()
  if (!project) return false
  const ties = await tiesOf(db, actor, projectId)
  return may(actor, 'position.answer', { organisationId: project.organisation_id, ties })
}

/**
 * Commits half-days of an engaged person to a chantier. What is free, or not said, is taken; a leave, time not worked,
 * another commitment or a holiday is left as it is and answered, so that both sides see the overbooking at once.
 * The person must be engaged on the chantier first (`joinProject`).
 */
export async function commit(
  acting: Acting,
  { personId, projectId, engagementId, slots }: Engagement & { slots: readonly Slot[] },
) {
  if (slots.length === 0 || slots.length > SLOTS_MAX) return refused('wrong-slots')
  if (!(await mayCommit(acting, { personId, projectId }))) return refused('not-allowed')
  const days = slots.map(readSlot)
  const sorted = days.map(({ day }) => day).toSorted()
  const closed = holidaysBetween(sorted[0] ?? '', sorted.at(-1) ?? '')
  const open = days.filter(({ day }) => !closed.has(day))
  // A function that answers rows, whose columns Kysely does not know.
  const wanted = { days: open.map(({ day }) => day), halves: open.map(({ half }) => half) }
  const { rows } = await sql<{ day: string; half: Half; held_by: Held['by'] }>`
    select day, half, held_by from commit_half_days(${personId}::uuid, ${projectId}::bigint,
      ${wanted.days}::date[], ${wanted.halves}::text[], ${acting.now}::timestamptz,
      ${engagementId ?? null}::bigint)`.execute(acting.db)
  const held: Held[] = [
    ...rows.map(({ day, half, held_by: by }) => ({ slot: slotOf(day, half), by })),
    ...days
      .filter(({ day }) => closed.has(day))
      .map(({ day, half }) => ({ slot: slotOf(day, half), by: 'holiday' as const })),
  ]
  return done({ committed: slots.length - held.length, held })
}

/**
 * Gives back, from a day on, the half-days that an engagement holds of a person, or all those of the chantier
 * when none is named: they are free again.
 */
export async function release(
  acting: Acting,
  { personId, projectId, engagementId, since }: Engagement & { since: string },
) {
  if (!(await mayCommit(acting, { personId, projectId }))) return refused('not-allowed')
  const { rows } = await sql<{
    freed: number
  }>`select release_half_days(${personId}::uuid, ${projectId}::bigint,
    ${since}::date, ${acting.now}::timestamptz, ${engagementId ?? null}::bigint) as freed`.execute(acting.db)
  return done({ freed: rows[0]?.freed ?? 0 })
}
