export type MilestoneState = 'done' | 'late' | 'soon' | 'planned'
const SOON_DAYS = 14
const DAY_MS = 86_400_000

/**
 * Done from its day; late when its day is past; soon in the two weeks before. Without a date, only planned, and so is
 * what a chantier that is over did not do: nobody waits for it.
 */
export function milestoneState(
  { due_on, done_on }: { due_on: string | null; done_on: string | null },
  today: string,
  isOver = false,
): MilestoneState {
  if (done_on !== null) return 'done'
  if (due_on === null || isOver) return 'planned'
  if (due_on < today) return 'late'
  return Date.parse(due_on) - Date.parse(today) <= SOON_DAYS * DAY_MS ? 'soon' : 'planned'
}
