import { type Instance, type Leximin, leximin, type Proposal } from '#engines/team/index.ts'
import { loadHighsSolver } from './highs-solver.ts'
import { type ProposeSettings, propose } from './propose.ts'

export type ComposeSettings = ProposeSettings & {
  /** Whether the work is then shared equally, with the time that is left. */
  readonly withEquity?: boolean
}
/** `equity` is absent when it was not asked for, or when time ran out. */
export type Composed = { proposal: Proposal; equity?: Leximin }

/** Of the time that is given: the rest is for the start of the process and for what comes after. */
const PROPOSING = 0.75

/** The program of a process aside: says a proposal, then the equal share when asked. */
export async function* compose(
  instance: Instance,
  { withEquity, timeLimitSeconds: limit, ...settings }: ComposeSettings,
): AsyncGenerator<Partial<Composed>> {
  const timed = limit === undefined ? settings : { ...settings, timeLimitSeconds: limit * PROPOSING }
  yield { proposal: await propose(instance, timed) }
  if (withEquity) yield { equity: leximin(instance, await loadHighsSolver()) }
}
