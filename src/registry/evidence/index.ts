export { BodyUses } from './body-uses.page.tsx'
export { recordFacts } from './facts.actions.ts'
export { FRESH_MONTHS, freshSince, usageState } from './freshness.ts'
export { usageParts } from './personal-parts.actions.ts'
export { shortName } from './short-name.ts'
export { confirmUsage, declareUsage, withdrawUsage } from './usage.actions.ts'
export {
  type Provider,
  providersFor,
  type Usage,
  type UsageCount,
  usageCountByKind,
  usageCounts,
  usageFor,
  usageOf,
} from './usage.queries.ts'
export { usageRoutes } from './usage.routes.tsx'
export { words as usageWords } from './usage.words.ts'
export { type ListedUsage, type UsageReading, usagesAfter } from './usage-cursor.queries.ts'
