/** What an action answers: it was done, or it was refused for a reason that we can translate. */
export type Outcome<T, Reason extends string, Details = undefined> =
  | { done: true; value: T }
  | { done: false; reason: Reason; details: Details }

export const done = <T>(value: T) => ({ done: true, value }) as const
export function refused<Reason extends string>(
  reason: Reason,
): { done: false; reason: Reason; details: undefined }
export function refused<Reason extends string, Details>(
  reason: Reason,
  details: Details,
): { done: false; reason: Reason; details: Details }
export function refused(reason: string, details?: unknown) {
  return { done: false, reason, details } as const
}
/** The reasons for which an action may refuse, to index its words by. */
export type RefusalOf<Action extends (...args: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<Action>>,
  { done: false }
>
