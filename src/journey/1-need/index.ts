import { answerRoutes } from './answers/answer.routes.tsx'
import { followUpRoutes } from './follow-up/follow-up.routes.tsx'
import { needRoutes } from './needs/need.routes.tsx'
import { needListRoutes } from './needs/need-list.routes.tsx'
import { precisionRoutes } from './needs/precision.routes.tsx'
import { correctionRoutes } from './understanding/correction.routes.tsx'

export { answersOf } from './answers/answer.queries.ts'
export { DRAFT_KEPT_DAYS } from './follow-up/follow-up.actions.ts'
export { needJobs } from './follow-up/follow-up.jobs.ts'
export { functionLabel, functionOptions, kindOptions } from './needs/choices.ts'
export { families as familyWords } from './needs/families.words.ts'
export { chantierStopped, keepNeed, needBecameChantier } from './needs/kept.actions.ts'
export { describeNeed, giveKey, newRef, tell } from './needs/need.actions.ts'
export { keyUrl } from './needs/need.mail.ts'
export {
  countPublicNeeds,
  findOwnNeed,
  findPublicNeed,
  listPublicNeeds,
  type OwnNeed,
  type PublicNeed,
  publicStateOf,
} from './needs/need.queries.ts'
export { words as needWords } from './needs/need.words.ts'
export { needsAfter } from './needs/need-cursor.queries.ts'
export { type ListedNeed, NeedCards } from './needs/need-list.page.tsx'
export { choicesOf } from './needs/need-list.routes.tsx'
export { NeedField } from './needs/new-need.page.tsx'
export { needParts } from './needs/personal-parts.actions.ts'
export { stateKinds } from './needs/states.ts'
export { correctionsOf } from './understanding/correction.queries.ts'
export { words as understandingWords } from './understanding/correction.words.ts'
export { factText, whyText } from './understanding/fact-text.ts'
export { statedFunctions, understandNeed, understandText } from './understanding/understanding.ts'

/** The pages of chapter 1. The page of one need shows its solutions: it lives in chapter 2. */
export const needChapter = [
  needListRoutes,
  needRoutes,
  precisionRoutes,
  correctionRoutes,
  followUpRoutes,
  answerRoutes,
]
