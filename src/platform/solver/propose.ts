import { type Instance, type Proposal, type ProposeOptions, proposeTeams } from '#engines/team/index.ts'
import { loadHighsSolver } from './highs-solver.ts'
import { lightFirst } from './light-first.ts'
import { lightSolver } from './light-solver.ts'

/** What can cross to another process. `timeLimitSeconds` is for the whole answer, which then depends on the machine. */
export type ProposeSettings = Omit<ProposeOptions, 'secondsLeft'> & { readonly timeLimitSeconds?: number }

/** Up to so many people, the light solver has the whole answer to itself. */
const LIGHT_PEOPLE_MAX = 500
/** Branches after which the light solver leaves the matter to the other one. */
const LIGHT_NODES_MAX = 600

/**
 * One project is given to the light solver, which needs no start; what it does not prove, and many projects at once, go
 * to HiGHS: among some hundreds of people the whole question, among more the models that it leaves open. When the clock
 * stopped the first, the better answer of the two is given, and depends on the machine. Blocks its thread: a site calls
 * `composeAside`.
 */
export async function propose(instance: Instance, given: ProposeSettings = {}): Promise<Proposal> {
  const options = timed(given)
  if (instance.projects.length > 1) return proposeTeams(instance, options, await loadHighsSolver())
  if (instance.people.length > LIGHT_PEOPLE_MAX)
    return proposeTeams(instance, options, lightFirst(await loadHighsSolver()))
  const nodesMax = Math.min(LIGHT_NODES_MAX, options.nodesMax ?? LIGHT_NODES_MAX)
  const light = proposeTeams(instance, { ...options, nodesMax }, lightSolver)
  const isSettled = light.stoppedBy === 'proof' && light.infeasible.every(({ rules }) => rules.length > 0)
  if (isSettled) return light
  const strong = proposeTeams(instance, options, await loadHighsSolver())
  return light.stoppedBy === 'time' ? { ...betterOf(light, strong), stoppedBy: 'time' } : strong
}

function timed({ timeLimitSeconds, ...settings }: ProposeSettings): ProposeOptions {
  if (!timeLimitSeconds) return settings
  const until = performance.now() + timeLimitSeconds * 1_000
  return { ...settings, secondsLeft: () => (until - performance.now()) / 1_000 }
}

/** The one that serves more projects, then the one that is worth more. */
function betterOf(light: Proposal, strong: Proposal): Proposal {
  const more = light.infeasible.length - strong.infeasible.length
  return more > 0 || (more === 0 && strong.value > light.value) ? strong : light
}
