import { dayAfter, daysFrom } from '../runway/days.ts'

/** Days left to both sides, after the letter that asks them, to say whether an engagement goes on. */
export const SILENCE_DAYS = 14

export type Engagement = {
  readonly state: 'engaged' | 'renewing' | 'ended'
  /** Last day promised; null for an engagement without end. */
  readonly untilOn: string | null
  /** The day on which both sides were asked. */
  readonly askedOn: string | null
}

/**
 * What a day asks of an engagement: past its last day both sides are asked; when the days to answer have passed
 * without two yeses it ends, on the day after the last of them. Nothing is due twice: `ask` is for an engagement
 * that runs, `end` for one that was asked.
 */
export function dueOn({ state, untilOn, askedOn }: Engagement, today: string): 'ask' | 'end' | undefined {
  if (state === 'engaged' && untilOn !== null && today > untilOn) return 'ask'
  if (state === 'renewing' && askedOn !== null && daysFrom(askedOn, today) > SILENCE_DAYS) return 'end'
  return undefined
}

/** The last day on which an answer still counts. */
export const answerBy = (askedOn: string): string => dayAfter(askedOn, SILENCE_DAYS)

export type Said = { readonly person: boolean | null; readonly organiser: boolean | null }

/** What two answers make: one « no » ends, two « yes » renew, and one « yes » waits for the other side. */
export function renewalOf({ person, organiser }: Said): 'renewed' | 'ended' | 'waiting' {
  if (person === false || organiser === false) return 'ended'
  return person && organiser ? 'renewed' : 'waiting'
}
