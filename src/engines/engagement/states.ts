/** Where a candidacy stands: one side has spoken, then the other. */
export type CandidacyState = 'applied' | 'invited' | 'accepted' | 'declined' | 'withdrawn'
/** The person themselves, or whoever answers for the team of the chantier. */
export type Side = 'person' | 'organiser'
export type Answer = 'accept' | 'decline' | 'withdraw'

/** Why somebody says no. « No capacity » is kept for the dates of the role: see engines/notices. */
export const declineReasons = ['no-capacity', 'not-my-subject', 'rate', 'place', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

const answers: Record<CandidacyState, Partial<Record<Answer, { by: Side; becomes: CandidacyState }>>> = {
  applied: {
    accept: { by: 'organiser', becomes: 'accepted' },
    decline: { by: 'organiser', becomes: 'declined' },
    withdraw: { by: 'person', becomes: 'withdrawn' },
  },
  invited: {
    accept: { by: 'person', becomes: 'accepted' },
    decline: { by: 'person', becomes: 'declined' },
    withdraw: { by: 'organiser', becomes: 'withdrawn' },
  },
  accepted: {},
  declined: {},
  withdrawn: {},
}

/**
 * What an answer makes of a candidacy. The side that spoke first may only take its word back; the other accepts or
 * declines. `already-answered` once both have spoken, `not-yours` when it is for the other side to say.
 */
export function answerTo(
  state: CandidacyState,
  answer: Answer,
  side: Side,
): { state: CandidacyState } | { refusal: 'already-answered' | 'not-yours' } {
  const step = answers[state][answer]
  if (!step) return { refusal: 'already-answered' }
  return step.by === side ? { state: step.becomes } : { refusal: 'not-yours' }
}
