export { busFactor } from './bus-factor.ts'
export {
  type Criterion,
  type CriterionCode,
  type CriterionState,
  criteriaOfHistory,
  inactivityCodes,
} from './criteria.ts'
export type { Commit, History, Tag } from './history.ts'
export { type Contributor, contributors, isBot } from './people.ts'
export { type Period, periodsOf } from './periods.ts'
export { type Release, releasesOf } from './releases.ts'
export type { Threshold } from './thresholds.ts'
