import type { MilpAnswer, MilpSolver } from './linear.ts'

export type Watched = {
  /** The same solver, which minds the time that is left. */
  readonly solver: MilpSolver
  /** Whether the work at hand must end. */
  readonly isOver: () => boolean
  /** Whether the clock ever stopped anything: another machine may then answer otherwise. */
  readonly timedOut: () => boolean
  /** Keeps this part of the whole time for what comes after. */
  readonly reserve: (part: number) => void
}

const TOO_LATE: MilpAnswer = {
  status: 'failed',
  values: new Float64Array(),
  value: Number.NEGATIVE_INFINITY,
  bound: Number.POSITIVE_INFINITY,
  timedOut: true,
}

/** Watches over the time of a whole answer. Without a limit nothing is over, and nothing depends on the machine. */
export function watch(solver: MilpSolver, secondsLeft?: () => number): Watched {
  const whole = secondsLeft?.() ?? 0
  let reserved = 0
  let timedOut = false
  const left = () => (secondsLeft ? secondsLeft() - reserved * whole : Number.POSITIVE_INFINITY)
  const isOver = () => {
    const over = left() <= 0
    timedOut ||= over
    return over
  }
  return {
    solver: {
      name: solver.name,
      pricesOf: (model) => {
        if (isOver()) return undefined
        const prices = solver.pricesOf(model, left())
        if (!prices) isOver()
        return prices
      },
      solve: (model, limits, start) => {
        if (isOver()) return TOO_LATE
        const answer = solver.solve(
          model,
          { ...limits, secondsMax: Math.min(left(), limits.secondsMax) },
          start,
        )
        timedOut ||= answer.timedOut === true
        return answer
      },
    },
    isOver,
    timedOut: () => timedOut,
    reserve: (part) => {
      reserved = part
    },
  }
}
