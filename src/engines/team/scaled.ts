import type { MilpSolver } from './linear.ts'

/** Solvers compare figures of at most some hundreds of thousands to half-days without losing the half-days. */
const LARGEST = 2 ** 17

/**
 * The same solver, asked in smaller points when an objective has very large ones (weights and rates may be large).
 * The scale is a power of two, so that nothing is rounded; values, bounds and prices come back in points.
 */
export function scaled(solver: MilpSolver): MilpSolver {
  return {
    name: solver.name,
    pricesOf: (model, secondsMax) => {
      const scale = scaleOf(model.objective)
      const asked = scale === 1 ? model : { ...model, objective: times(model.objective, scale) }
      const prices = solver.pricesOf(asked, secondsMax)
      return prices && scale !== 1 ? times(prices, 1 / scale) : prices
    },
    solve: (model, limits, start) => {
      const scale = scaleOf(model.objective)
      if (scale === 1) return solver.solve(model, limits, start)
      const answer = solver.solve({ ...model, objective: times(model.objective, scale) }, limits, start)
      return { ...answer, value: answer.value / scale, bound: answer.bound / scale }
    },
  }
}

const times = (points: Float64Array, scale: number): Float64Array => points.map((one) => one * scale)

function scaleOf(objective: Float64Array): number {
  let most = 0
  for (const points of objective) most = Math.max(most, Math.abs(points))
  return most > LARGEST ? 2 ** -Math.ceil(Math.log2(most / LARGEST)) : 1
}
