import type { StateKind } from '#platform/ui/index.tsx'
import type { Phase } from './project.tables.ts'

/** The mark of each phase: hollow before, full while it is made, at rest after. */
export const phaseKinds: Readonly<Record<Phase, StateKind>> = {
  investigation: 'soon',
  construction: 'acc',
  acceleration: 'acc',
  consolidation: 'acc',
  upkeep: 'ok',
  'handed-over': 'ok',
  stopped: 'err',
}
