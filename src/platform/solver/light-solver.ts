import { type OptimizationDirection, solve } from 'yalps'
import type { Limits, LinearModel, MilpAnswer, MilpSolver } from '#engines/team/index.ts'

/** Pivots and nodes that one call may spend: the same on every machine, unlike seconds. */
const PIVOTS_MAX = 20_000
const SECOND_MS = 1_000

/**
 * A solver in plain JavaScript, for one project: some hundreds of variables, no start-up, no wait.
 * It keeps a whole table in memory: many projects at once are for a stronger one behind the same interface.
 */
export const lightSolver: MilpSolver = { name: 'yalps', pricesOf, solve: solveWhole }

type Line = { row: number; sign: 1 | -1; limit: number }

/** Each limit of each row as `sign · row ≤ limit`. */
function linesOf({ rowLower, rowUpper }: LinearModel): Line[] {
  const lines: Line[] = []
  rowUpper.forEach((upper, row) => {
    if (Number.isFinite(upper)) lines.push({ row, sign: 1, limit: upper })
    const lower = rowLower[row] as number
    if (Number.isFinite(lower)) lines.push({ row, sign: -1, limit: -lower })
  })
  return lines
}

const entriesOf = ({ starts, indices, values }: LinearModel, row: number): [number, number][] => {
  const entries: [number, number][] = []
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at++)
    entries.push([indices[at] as number, values[at] as number])
  return entries
}

/** This solver tells no prices, so that it is given the dual problem, whose variables are the prices. */
function pricesOf(model: LinearModel, secondsMax?: number): Float64Array | undefined {
  const lines = linesOf(model)
  const limited = [...model.upper.keys()].filter((variable) => Number.isFinite(model.upper[variable]))
  const worth = 'worth'
  const variables: [string, [string | number, number][]][] = [
    ...lines.map(({ row, sign, limit }, at): [string, [string | number, number][]] => [
      `row ${at}`,
      [
        [worth, limit],
        ...entriesOf(model, row).map(([variable, value]): [number, number] => [variable, sign * value]),
      ],
    ]),
    ...limited.map((variable): [string, [string | number, number][]] => [
      `upper ${variable}`,
      [
        [worth, model.upper[variable] as number],
        [variable, 1],
      ],
    ]),
  ]
  const constraints = [...model.objective].map((points, variable): [number, { min: number }] => [
    variable,
    { min: points },
  ])
  const direction: OptimizationDirection = 'minimize'
  const answer = solve<string, string | number>(
    { direction, objective: worth, constraints, variables },
    { maxPivots: PIVOTS_MAX, ...(secondsMax !== undefined && { timeout: secondsMax * SECOND_MS }) },
  )
  if (answer.status !== 'optimal') return undefined
  const prices = new Float64Array(model.rowUpper.length)
  for (const [name, price] of answer.variables) {
    const line = name.startsWith('row ') ? lines[Number(name.slice('row '.length))] : undefined
    if (line) prices[line.row] = (prices[line.row] as number) + line.sign * price
  }
  return prices
}

function solveWhole(model: LinearModel, { gap, nodesMax, secondsMax }: Limits): MilpAnswer {
  const until = performance.now() + secondsMax * SECOND_MS
  const byVariable = [...model.objective].map((points): [string | number, number][] => [['worth', points]])
  const constraints: [number, { min?: number; max?: number }][] = []
  model.rowUpper.forEach((upper, row) => {
    const lower = model.rowLower[row] as number
    constraints.push([
      row,
      { ...(Number.isFinite(lower) && { min: lower }), ...(Number.isFinite(upper) && { max: upper }) },
    ])
    for (const [variable, value] of entriesOf(model, row)) byVariable[variable]?.push([row, value])
  })
  let next = model.rowUpper.length
  model.upper.forEach((upper, variable) => {
    // An engagement never passes 1, nor its half-days their limit: other rows say so already.
    if (model.integer[variable] || !Number.isFinite(upper)) return
    constraints.push([next, { max: upper }])
    byVariable[variable]?.push([next, 1])
    next += 1
  })
  const integers = [...model.integer.keys()].filter((variable) => model.integer[variable])
  const answer = solve<number, string | number>(
    {
      direction: 'maximize',
      objective: 'worth',
      constraints,
      variables: byVariable.map((coefficients, variable): [number, [string | number, number][]] => [
        variable,
        coefficients,
      ]),
      integers,
    },
    { tolerance: gap, maxIterations: nodesMax, maxPivots: PIVOTS_MAX, timeout: secondsMax * SECOND_MS },
  )
  return {
    ...answerOf(model, answer, gap),
    timedOut: answer.status === 'timedout' && performance.now() >= until,
  }
}

type LightAnswer = { status: string; result: number; variables: readonly (readonly [number, number])[] }

function answerOf(model: LinearModel, { status, result, variables }: LightAnswer, gap: number): MilpAnswer {
  const values = new Float64Array(model.objective.length)
  for (const [variable, value] of variables) values[variable] = value
  if (status === 'infeasible')
    return { status, values, value: Number.NEGATIVE_INFINITY, bound: Number.NEGATIVE_INFINITY }
  if (Number.isNaN(result) || (status !== 'optimal' && status !== 'timedout'))
    return { status: 'failed', values, value: Number.NEGATIVE_INFINITY, bound: Number.POSITIVE_INFINITY }
  // It stops when it is within the gap of the answer with fractions, or when no branch is left: both prove this bound.
  const isProof = status === 'optimal' && (result > 0 || gap === 0)
  const bound = isProof ? result / (1 - gap) : Number.POSITIVE_INFINITY
  return { status: status === 'optimal' ? 'optimal' : 'limit', values, value: result, bound }
}
