/** What the person who wrote the need did with it. */
export type NeedStage = 'draft' | 'open' | 'handled' | 'withdrawn' | 'abandoned'
/** What one respondent (a provider, a neighbour) answered when asked about the need. */
export type AnswerState = 'asked' | 'taken' | 'refused' | 'done' | 'given-up'
/** What everybody sees: computed, never stored. */
export type NeedState = Exclude<NeedStage, 'open'> | 'waiting' | 'taken' | 'to-reroute' | 'done'

const stages: Readonly<Record<NeedStage, readonly NeedStage[]>> = {
  draft: ['open', 'withdrawn'],
  open: ['handled', 'withdrawn', 'abandoned'],
  handled: ['open'],
  withdrawn: ['open'],
  abandoned: ['open', 'handled', 'withdrawn'],
}
const answers: Readonly<Record<AnswerState, readonly AnswerState[]>> = {
  asked: ['taken', 'refused'],
  taken: ['done', 'given-up'],
  refused: ['taken'],
  done: [],
  'given-up': ['taken'],
}

/** Whether a need may pass from a stage to another. Nothing is final: what was closed may be opened again. */
export const mayMove = (from: NeedStage, to: NeedStage): boolean => stages[from].includes(to)

/** Whether a respondent may change an answer. Only a thing done stays done. */
export const mayAnswer = (from: AnswerState, to: AnswerState): boolean => answers[from].includes(to)

/**
 * The state of a need as a whole, from its stage and the answers of those who were asked (FEATURES.md, A3).
 * An open need is done when someone is done, else taken when someone takes it, else to reroute when everybody
 * refused or gave up, else waiting. The order of the answers does not matter.
 */
export function needState(stage: NeedStage, given: readonly AnswerState[]): NeedState {
  if (stage !== 'open') return stage
  if (given.includes('done')) return 'done'
  if (given.includes('taken')) return 'taken'
  const isRefused = (answer: AnswerState) => answer === 'refused' || answer === 'given-up'
  return given.length > 0 && given.every(isRefused) ? 'to-reroute' : 'waiting'
}
