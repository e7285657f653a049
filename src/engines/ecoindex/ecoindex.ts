import { assert } from '#engines/assert.ts'

export type PageMeasure = {
  /** Elements of the document. */
  domNodes: number
  /** HTTP requests of a first visit. */
  requests: number
  /** Bytes transferred by a first visit, headers included. */
  bytes: number
}
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'
export type EcoIndex = { score: number; grade: Grade }

/**
 * Twentieths of the pages of the web, from the lightest to the heaviest: the published table of EcoIndex
 * (Collectif conception numérique responsable, reference implementation of April 2023).
 */
const QUANTILES = {
  domNodes: [
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479,
    594601,
  ],
  requests: [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920],
  kilobytes: [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08,
    2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
  ],
} as const

const WORST = 20
const BYTES_PER_KILOBYTE = 1000
const WEIGHTS = { domNodes: 3, requests: 2, kilobytes: 1 } as const
const GRADES: readonly (readonly [Grade, number])[] = [
  ['A', 80],
  ['B', 70],
  ['C', 55],
  ['D', 40],
  ['E', 25],
  ['F', 10],
]

/** Where a value stands among the twentieths: 0 for the lightest page, 20 beyond the heaviest. */
function rank(quantiles: readonly number[], value: number): number {
  const next = quantiles.findIndex((quantile) => value < quantile)
  if (next < 0) return WORST
  const low = quantiles[next - 1] ?? 0
  const high = quantiles[next] ?? 0
  return next - 1 + (value - low) / (high - low)
}

/**
 * EcoIndex of a page, from 0 to 100 (never below 0), and its grade. A value equal to a limit takes the grade
 * below it: 80 is a B. Kilobytes are of 1,000 bytes. Negative or non-finite measures are a bug of the caller.
 */
export function ecoIndex({ domNodes, requests, bytes }: PageMeasure): EcoIndex {
  const measures = { domNodes, requests, kilobytes: bytes / BYTES_PER_KILOBYTE }
  for (const value of Object.values(measures))
    assert(Number.isFinite(value) && value >= 0, 'what is measured is a number, zero or more')
  const weighted =
    WEIGHTS.domNodes * rank(QUANTILES.domNodes, measures.domNodes) +
    WEIGHTS.requests * rank(QUANTILES.requests, measures.requests) +
    WEIGHTS.kilobytes * rank(QUANTILES.kilobytes, measures.kilobytes)
  const total = WEIGHTS.domNodes + WEIGHTS.requests + WEIGHTS.kilobytes
  const score = 100 - ((100 / WORST) * weighted) / total
  return { score, grade: GRADES.find(([, above]) => score > above)?.[0] ?? 'G' }
}
