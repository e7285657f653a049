/** Letters go `batch` by `batch`, with `waitHours` to answer, until `cap` people asked for the position. */
export type BatchRules = { readonly batch: number; readonly cap: number; readonly waitHours: number }
export const BATCH_RULES: BatchRules = { batch: 5, cap: 3, waitHours: 48 }

export type Told = {
  readonly contacted: number
  /** Among them, those who asked for the position. A « no » is not counted here: it makes room for the next. */
  readonly interested: number
  readonly declined: number
  readonly hoursSinceLast: number
}

/**
 * How many more may be told now. The first batch goes at once; the next one when fewer than the cap asked for the
 * position and the batch had its time to answer, or has wholly answered before.
 */
export function lettersDue(
  { contacted, interested, declined, hoursSinceLast }: Told,
  rules = BATCH_RULES,
): number {
  if (contacted === 0) return rules.batch
  if (interested >= rules.cap) return 0
  const haveAllAnswered = interested + declined >= contacted
  return haveAllAnswered || hoursSinceLast >= rules.waitHours ? rules.batch : 0
}
