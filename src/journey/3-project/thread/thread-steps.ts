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
export type StepFact = { state: StepState; note?: string | undefined; href?: string | undefined }

export type ThreadFacts = {
  phase: Phase
  hasOrigin: boolean
  team: number
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
