/** What a source claims that a solution does for one function. */
export interface Claim {
  readonly state: 'proven' | 'partly' | 'no'
  /** A URL that anybody can open. */
  readonly proof?: string
  readonly note?: string
}

type CoverageState = Claim['state'] | 'unknown'

export interface Coverage {
  readonly id: string
  readonly state: CoverageState
  readonly proof?: string
  readonly note?: string
}

/**
 * Function by function, what is known of a solution, in the order asked. Never guessed: no claim, or a claim
 * to do something without a proof, is unknown. “No” stands without a proof: nobody can show an absence.
 */
export function coverage(functions: readonly string[], claims: ReadonlyMap<string, Claim>): Coverage[] {
  return functions.map((id) => {
    const claim = claims.get(id)
    if (!claim || (claim.state !== 'no' && !claim.proof)) return { id, state: 'unknown' }
    return { id, ...claim }
  })
}

export interface CoverageSummary {
  readonly asked: number
  readonly proven: number
  readonly partly: number
  readonly no: number
  readonly unknown: number
  /** Needs covered, counted in halves so that the sum stays exact: a function partly done is one half. */
  readonly halves: number
}

/** How many of the functions asked are proven, partly done, not done, and unknown. */
export function coverageSummary(coverages: readonly Coverage[]): CoverageSummary {
  const count = (state: CoverageState): number => coverages.filter((one) => one.state === state).length
  const [proven, partly] = [count('proven'), count('partly')]
  return {
    asked: coverages.length,
    proven,
    partly,
    no: count('no'),
    unknown: count('unknown'),
    halves: 2 * proven + partly,
  }
}
