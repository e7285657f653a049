export { type Given, type GivenTeam, type Rule, type Violation, violationsOf } from './check.ts'
export type { Clash } from './clash.ts'
export type { Reason } from './explain.ts'
export type { FitTerm, FitTerms } from './fit.ts'
export { type Fix, fixes, type Replacement } from './fixes.ts'
export type { Instance, Period, Person, Project, Role, Wanted } from './instance.ts'
export { LEXIMIN_PEOPLE_MAX, type Leximin, leximin } from './leximin.ts'
export type { Limits, LinearModel, MilpAnswer, MilpSolver } from './linear.ts'
export {
  DEFAULT_POLICY,
  defaultWeights,
  type GivenPolicy,
  type Policy,
  type Rules,
  type Weights,
} from './policy.ts'
export { type Proposal, type ProposeOptions, proposeTeams } from './propose.ts'
export type { ClashingRule } from './relax.ts'
export { PARTS, type Part, type Parts } from './score.ts'
export { words } from './team.words.ts'
export type { Assignment, Team } from './teams.ts'
export type { Unmet, WhyUndone } from './unmet.ts'
