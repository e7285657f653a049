import type { NeedState } from './need-state.ts'

export type FollowUpStep = 'reminder' | 'last-chance' | 'abandoned'

/** Days without movement after which each step is due. */
export const followUpDays: Readonly<Record<FollowUpStep, number>> = {
  reminder: 9,
  'last-chance': 21,
  abandoned: 45,
}
const steps: readonly FollowUpStep[] = ['abandoned', 'last-chance', 'reminder']
/** A need that someone takes care of, or that is over, is left in peace. */
const silent: ReadonlySet<NeedState> = new Set([
  'draft',
  'taken',
  'done',
  'handled',
  'withdrawn',
  'abandoned',
])

export type FollowUp = {
  state: NeedState
  /** Whole days since the last movement (published, answered, corrected), 0 or more. */
  quietDays: number
  /** Steps already sent since that movement. */
  sent: ReadonlySet<FollowUpStep>
}

/**
 * Which message is due, if any (FEATURES.md, A6): the latest step whose day has come and that was not sent.
 * A clock that slept for a month sends one message, not three; a need handled or recent gets none.
 */
export function followUpDue({ state, quietDays, sent }: FollowUp): FollowUpStep | undefined {
  if (silent.has(state)) return undefined
  const due = steps.find((step) => quietDays >= followUpDays[step])
  return due && !sent.has(due) ? due : undefined
}
