import type { StepState } from '#platform/ui/index.tsx'
import type { Phase } from '../projects/project.tables.ts'

/** The thread, in its order. The chantier itself is the page on which it is drawn. */
export const stepNames = [
  'need',
  'choice',
  'funding',
  'team',
  'delivery',
  'share',
  'transmission',
  'advocacy',
] as const
export type StepName = (typeof stepNames)[number]
/** The steps that no chapter tells yet, and the anchor under which the page says what each will hold. */
export const anchors = {
  need: 'besoin',
  funding: 'financement',
  team: 'equipe-a-venir',
  share: 'partage',
  transmission: 'transmission',
  advocacy: 'plaidoyer',
} as const satisfies Partial<Record<StepName, string>>
export type AnchoredStep = keyof typeof anchors
export const anchoredSteps = Object.keys(anchors) as AnchoredStep[] // The keys of the object above.

export type StepFact = { state: StepState; note?: string | undefined; href?: string | undefined }

export type ThreadFacts = {
  phase: Phase
  hasOrigin: boolean
  team: number
  /** Those who lead included. */
  people: number
  firstRoleOn: string | undefined
  lastMilestoneOn: string | undefined
  milestones: { done: number; total: number }
  /** Since when the phase of today runs. */
  phaseSince: string | undefined
}

const making: readonly Phase[] = ['construction', 'acceleration', 'consolidation']
const made: readonly Phase[] = ['upkeep', 'handed-over']

/**
 * Where a chantier stands, from its own facts: a step is done, under way, or to come. A chapter that knows more
 * of its step says it instead. What is not known is to come: nothing is done by default.
 */
export function threadStates({
  phase,
  hasOrigin,
  team,
  milestones,
}: ThreadFacts): Record<StepName, StepState> {
  const allDone = milestones.total > 0 && milestones.done === milestones.total
  const isMade = made.includes(phase) || allDone
  return {
    need: hasOrigin ? 'done' : 'to-come',
    choice: 'done',
    funding: 'to-come',
    team: team > 0 ? 'done' : hereIf(phase === 'investigation'),
    delivery: isMade ? 'done' : hereIf(making.includes(phase)),
    share: 'to-come',
    transmission: phase === 'handed-over' ? 'done' : 'to-come',
    advocacy: 'to-come',
  }
}

const hereIf = (isHere: boolean): StepState => (isHere ? 'here' : 'to-come')
