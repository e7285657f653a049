import { comparisonRoutesWith } from './comparison/comparison.routes.tsx'
import { poolingRoutesWith } from './pooling/pooling.routes.tsx'
import { resultRoutesWith } from './results/result.routes.tsx'
import type { MatchSlots } from './slots.routes.ts'

export { choiceOf } from './comparison/choice.queries.ts'
export { findGroup, membersOf, ownNeedsIn } from './pooling/group.queries.ts'

/** The pages of chapter 2, that of a need and its solutions included; the app says what follows them. */
export const matchChapterWith = (slots: MatchSlots) => [
  comparisonRoutesWith(slots),
  poolingRoutesWith(slots),
  resultRoutesWith(slots),
]
