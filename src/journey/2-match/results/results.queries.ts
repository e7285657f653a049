import type { Ranking, Reason } from '#engines/matching/rank.ts'
import { type Claim, type Coverage, coverage, coverageSummary } from '#engines/understanding/coverage.ts'
import type { Understanding } from '#engines/understanding/understanding.ts'
import type { Db } from '#platform/database.ts'
import type { Lang } from '#platform/lang.ts'
import { type Provider, providersFor, usageCountByKind } from '#registry/evidence/index.ts'
import { type IndexedSolution, solutionsForIndex } from '#registry/solution/index.ts'
import { searchSolutions } from '../index/search.queries.ts'
import { askedText } from './asked-text.ts'
import { wishesOf } from './need-constraints.ts'

/** How far the ranking goes: beyond, nobody reads. */
export const RESULTS_MAX = 20
/** With the reasons of each, as many as a page of grade A holds. */
export const RESULTS_PER_PAGE = 4
const FAR_SHARE = 0.35

export type ShownSolution = {
  solution: IndexedSolution
  score: number
  reasons: readonly Reason[]
  coverage: readonly Coverage[]
  summary: ReturnType<typeof coverageSummary>
}
export type Results = Pick<Ranking, 'confidence'> & { shown: ShownSolution[]; isPlaceAsked: boolean }
export type AskedOf = { text: string; understood: Understanding; lang: Lang; today: string }

/** What each function of a solution is worth, in the reader’s language. */
export const claimsOf = (solution: IndexedSolution, lang: Lang): Map<string, Claim> =>
  new Map(
    solution.functions.map(({ id, state, proof, ...notes }) => [
      id,
      { state, ...(proof ? { proof } : {}), ...(notes[lang] ? { note: notes[lang] } : {}) },
    ]),
  )

/** Ranks the catalogue for a need, and says of each solution what is proven, function by function. */
export async function resultsFor(db: Db, { text, understood, lang, today }: AskedOf): Promise<Results> {
  const { constraints, isPlaceAsked } = wishesOf(understood.facts)
  const { results, confidence } = await searchSolutions(db, {
    text: askedText(text, understood),
    constraints,
    limit: RESULTS_MAX,
  })
  const ids = results.map(({ id }) => BigInt(id))
  const found = await solutionsForIndex(db, 0n, RESULTS_MAX, today, ids)
  const byId = new Map(found.map((solution) => [String(solution.id), solution]))
  const asked = understood.functions.map(({ id }) => id)
  const shown = results.flatMap(({ id, score, reasons }) => {
    const solution = byId.get(id)
    if (!solution) return []
    const covered = coverage(asked, claimsOf(solution, lang))
    return [{ solution, score, reasons, coverage: covered, summary: coverageSummary(covered) }]
  })
  return { confidence, shown: shown.filter((one) => isWorthShowing(one, shown[0])), isPlaceAsked }
}

/** A far cry from the best, with none of the functions asked for, is noise: it would tire whoever reads. */
const isWorthShowing = ({ score, summary }: ShownSolution, best: ShownSolution | undefined): boolean =>
  summary.halves > 0 || score >= (best?.score ?? 0) * FAR_SHARE

export type ShownProvider = Provider & { solution: { name: string; slug: string } }

/** Who serves the solutions shown, by name. */
export async function providersOf(db: Db, solutions: readonly IndexedSolution[]): Promise<ShownProvider[]> {
  const lists = await Promise.all(
    solutions.map(async (solution) =>
      (await providersFor(db, solution.id)).map((provider) => ({ ...provider, solution })),
    ),
  )
  return lists.flat().sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

export type Nearness = { usersAlike: number; providersNear: string[] }

/** What brings each solution shown closer to one body: users of its kind, providers of its region. */
export async function nearnessOf(
  db: Db,
  shown: readonly ShownSolution[],
  {
    kind,
    region,
    providers,
    today,
  }: { kind: string | null; region: string | null; providers: readonly ShownProvider[]; today: string },
): Promise<Map<bigint, Nearness>> {
  const counts = await Promise.all(
    shown.map(async ({ solution }) => (kind ? usersAlike(db, solution.id, kind, today) : 0)),
  )
  const near = (slug: string) =>
    providers.filter((one) => region !== null && one.region === region && one.solution.slug === slug)
  return new Map(
    shown.map(({ solution }, i) => [
      solution.id,
      { usersAlike: counts[i] ?? 0, providersNear: near(solution.slug).map(({ name }) => name) },
    ]),
  )
}

/** How many bodies of a kind count as users of a solution today. */
export async function usersAlike(
  db: Db,
  solutionId: bigint,
  kind: string | null,
  today: string,
): Promise<number> {
  const counts = await usageCountByKind(db, solutionId, today)
  return Number(counts.find((count) => count.kind === kind)?.bodies ?? 0n)
}
