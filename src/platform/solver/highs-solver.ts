import { setFlagsFromString } from 'node:v8'
import loadHighs, { type Highs, type Model, type ModelData } from 'highs'
import type { Limits, LinearModel, MilpAnswer, MilpSolver } from '#engines/team/index.ts'

/**
 * V8 compiles WebAssembly twice: at once, then again what ran for long. For an answer of a second, the second time
 * costs as much processor as the answer; this leaves it to what runs for seconds.
 */
const TIERING_BUDGET = 1_000_000_000

const NOTHING = { value: Number.NEGATIVE_INFINITY, bound: Number.POSITIVE_INFINITY }

/** HiGHS, compiled to WebAssembly: many projects at once. It blocks its thread: see compose-aside.ts. */
export async function loadHighsSolver(): Promise<MilpSolver> {
  setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`)
  const highs = await loadHighs()
  return {
    name: 'highs',
    pricesOf: (model, secondsMax) => pricesOf(highs, model, secondsMax),
    solve: (model, limits, start) => solveWhole(highs, model, { limits, start }),
  }
}

function dataOf(highs: Highs, model: LinearModel, integer: boolean): ModelData {
  const [numCols, numRows] = [model.objective.length, model.rowUpper.length]
  const { starts, indices, values, rowLower, rowUpper } = model
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: model.objective,
    colLower: new Float64Array(numCols),
    colUpper: model.upper,
    rowLower,
    rowUpper,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    ...(integer && { integrality: Int32Array.from(model.integer) }),
  }
}

/** HiGHS gives the derivative of the best value with respect to each limit: what the engine calls a price. */
const pricesOf = (highs: Highs, given: LinearModel, secondsMax?: number): Float64Array | undefined =>
  highs.withModel(dataOf(highs, given, false), (model) => {
    model.options.set({
      output_flag: false,
      ...(secondsMax !== undefined && Number.isFinite(secondsMax) && { time_limit: secondsMax }),
    })
    model.run()
    const { optimal } = highs.constants.modelStatus
    return model.getModelStatus() === optimal ? model.getSolution().rowDual : undefined
  })

type Asked = { limits: Limits; start: Float64Array | undefined }

const solveWhole = (highs: Highs, given: LinearModel, { limits, start }: Asked): MilpAnswer =>
  highs.withModel(dataOf(highs, given, true), (model) => {
    model.options.set({
      output_flag: false,
      mip_rel_gap: limits.gap,
      mip_max_nodes: limits.nodesMax,
      time_limit: limits.secondsMax,
      random_seed: limits.seed % 2_147_483_647,
      // Models this small are settled sooner than they are read again.
      mip_allow_restart: false,
    })
    if (start) model.setSolution({ colValue: start })
    model.run()
    return answerOf(
      highs,
      model,
      given.integer.some((flag) => flag === 1),
    )
  })

/** What HiGHS calls a solution that respects every row. */
const FEASIBLE = 2

function answerOf(highs: Highs, model: Model, isWhole: boolean): MilpAnswer {
  const is = highs.constants.modelStatus
  const found = model.getModelStatus()
  const timedOut = found === is.timeLimit
  const none = new Float64Array()
  if (found === is.infeasible || found === is.unboundedOrInfeasible)
    return { status: 'infeasible', values: none, value: NOTHING.value, bound: NOTHING.value }
  if (found === is.empty) return { status: 'optimal', values: none, value: 0, bound: 0 }
  if (found !== is.optimal && model.info.get('primal_solution_status') !== FEASIBLE)
    return { status: 'failed', values: none, ...NOTHING, timedOut }
  const value = model.getObjectiveValue()
  const proven = isWhole ? Number(model.info.get('mip_dual_bound')) : value
  const bound = Number.isFinite(proven) ? proven : NOTHING.bound
  const values = model.getSolution().colValue
  return { status: found === is.optimal ? 'optimal' : 'limit', values, value, bound, timedOut }
}
