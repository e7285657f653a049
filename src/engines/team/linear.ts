/** Maximise `objective · v` under `lower ≤ row · v ≤ upper` and `0 ≤ v ≤ upper`. Rows are packed. */
export type LinearModel = {
  readonly objective: Float64Array
  readonly upper: Float64Array
  readonly integer: Uint8Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** Where each row begins in `indices` and `values`; one more at the end. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

export type Limits = {
  /** The search stops when its best answer is proven this close to the best possible, in parts of it. */
  readonly gap: number
  readonly nodesMax: number
  /** A last resort, which a loaded machine reaches sooner: what stops here is said. */
  readonly secondsMax: number
  readonly seed: number
}

export type MilpAnswer = {
  /** `limit` stopped with an answer that may not be the best. */
  readonly status: 'optimal' | 'limit' | 'infeasible' | 'failed'
  readonly values: Float64Array
  readonly value: number
  /** No answer of this model is worth more. */
  readonly bound: number
  /** Whether the seconds ran out: another machine may then answer otherwise. */
  readonly timedOut?: boolean
}

/** What the engine asks of a solver: the prices of rows when fractions are allowed, and answers. It never waits. */
export type MilpSolver = {
  readonly name: string
  /** One price per row, or nothing when the solver gave up. Prices need not be exact: the engine proves its bound. */
  readonly pricesOf: (model: LinearModel, secondsMax?: number) => Float64Array | undefined
  readonly solve: (model: LinearModel, limits: Limits, start?: Float64Array) => MilpAnswer
}

export type ModelBuilder = {
  variable: (points: number, upper: number, isInteger?: boolean) => number
  row: (
    lower: number,
    upper: number,
    entries: readonly (readonly [variable: number, value: number])[],
  ) => number
  done: () => LinearModel
}

/** Gathers variables and rows. Numbers are given in order from 0. */
export function modelBuilder(): ModelBuilder {
  const objective: number[] = []
  const uppers: number[] = []
  const integer: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const starts: number[] = [0]
  const indices: number[] = []
  const values: number[] = []
  return {
    variable: (points, upper, isInteger = false) => {
      integer.push(isInteger ? 1 : 0)
      uppers.push(upper)
      return objective.push(points) - 1
    },
    row: (lower, upper, entries) => {
      for (const [variable, value] of entries) {
        indices.push(variable)
        values.push(value)
      }
      starts.push(indices.length)
      rowLower.push(lower)
      return rowUpper.push(upper) - 1
    },
    done: () => ({
      objective: Float64Array.from(objective),
      upper: Float64Array.from(uppers),
      integer: Uint8Array.from(integer),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    }),
  }
}
