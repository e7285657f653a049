import type { LinearModel, MilpAnswer, MilpSolver } from '#engines/team/index.ts'
import { lightSolver } from './light-solver.ts'

/** Branches after which the light solver leaves the matter to the other one. */
const LIGHT_NODES_MAX = 300
/** Its table is dense: beyond, a branch takes long. */
const LIGHT_VARIABLES_MAX = 800

/**
 * The light solver for models of some hundreds of variables, whatever the pool they were chosen from: it starts in no
 * time, when the first answers of the strong one cost a second of compilation. Once it has left a model open, the
 * strong one is given it, and those that follow.
 */
export function lightFirst(strong: MilpSolver): MilpSolver {
  let isLight = true
  return {
    name: `${lightSolver.name}, ${strong.name}`,
    pricesOf: (model, secondsMax) => {
      const light = isLight && isSmall(model) ? lightSolver.pricesOf(model, secondsMax) : undefined
      return light ?? strong.pricesOf(model, secondsMax)
    },
    solve: (model, limits, start) => {
      if (isLight && isSmall(model)) {
        const nodesMax = Math.min(LIGHT_NODES_MAX, limits.nodesMax)
        const light = lightSolver.solve(model, { ...limits, nodesMax })
        if (isSettled(light)) return light
        isLight = false
      }
      return strong.solve(model, limits, start)
    },
  }
}

const isSettled = ({ status }: MilpAnswer): boolean => status === 'optimal' || status === 'infeasible'
const isSmall = ({ objective }: LinearModel): boolean => objective.length <= LIGHT_VARIABLES_MAX
