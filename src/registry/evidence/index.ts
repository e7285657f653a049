export { BodyUses } from './body-uses.page.tsx'
export { type Facts, type ProviderListed, recordFacts, type UsageListed } from './facts.actions.ts'
export { FRESH_MONTHS, freshSince, type UsageState, usageState } from './freshness.ts'
export { usageParts } from './personal-parts.actions.ts'
export { shortName } from './short-name.ts'
export { confirmUsage, declareUsage, type UsageRefusal, withdrawUsage } from './usage.actions.ts'
export { type UsageField, type UsageForm, usageForm } from './usage.form.ts'
export { mayConfirm, mayWithdraw } from './usage.policy.ts'
export {
  type Provider,
  providersFor,
  type Usage,
  type UsageCount,
  type UsageOfBody,
  usageCountByKind,
  usageCounts,
  usageFor,
  usageOf,
} from './usage.queries.ts'
export { usageRoutes } from './usage.routes.tsx'
export { words as usageWords } from './usage.words.ts'
export { type ListedUsage, type UsageReading, usagesAfter } from './usage-cursor.queries.ts'
