import { type Phase, phases } from './project.tables.ts'

/** Between which phases a chantier goes. Each way can be taken back: a mistake is answered by another entry. */
const ways: readonly (readonly [Phase, Phase])[] = [
  ['investigation', 'construction'],
  ['construction', 'acceleration'],
  ['construction', 'consolidation'],
  ['construction', 'upkeep'],
  ['acceleration', 'consolidation'],
  ['acceleration', 'upkeep'],
  ['acceleration', 'handed-over'],
  ['consolidation', 'upkeep'],
  ['consolidation', 'handed-over'],
  ['upkeep', 'handed-over'],
  ...phases.filter((phase) => phase !== 'stopped').map((phase) => [phase, 'stopped'] as const),
]

/** The phases that may follow one, in the order of a chantier's life. */
export const phasesAfter = (phase: Phase): Phase[] =>
  phases.filter((next) => ways.some(([a, b]) => (a === phase && b === next) || (b === phase && a === next)))

/** The phases from which a chantier does not go on: nothing of it is late any more. */
export const overPhases = ['handed-over', 'stopped'] as const satisfies readonly Phase[]
export const isOver = (phase: Phase): boolean => overPhases.some((over) => over === phase)
