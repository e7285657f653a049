import { type CandidateFacts, type ComparedWay, compareWays, type Way } from '#engines/choice/ways.ts'
import type { Understanding } from '#engines/understanding/understanding.ts'
import type { Db } from '#platform/database.ts'
import type { ShownSolution } from '../results/results.queries.ts'
import { providersOf, usersAlike } from '../results/results.queries.ts'

/** The way retained for a need, with the solution that it takes. */
export const choiceOf = (db: Db, needId: bigint) =>
  db
    .selectFrom('need_choice')
    .leftJoin('solution', 'solution.id', 'need_choice.solution_id')
    .select(['way', 'note', 'chosen_on', 'solution.slug', 'solution.name'])
    .where('need_id', '=', needId)
    .executeTakeFirst()
export type NeedChoice = NonNullable<Awaited<ReturnType<typeof choiceOf>>>

export type ToCompare = {
  shown: ShownSolution | undefined
  understood: Understanding
  bodyKind: string | null
  alike: number
  today: string
}

/** The three ways for one need and one solution, from the catalogue. Past chantiers come with chapter 3. */
export async function comparisonOf(
  db: Db,
  { shown, understood, bodyKind, alike, today }: ToCompare,
): Promise<Record<Way, ComparedWay>> {
  const asked = understood.functions.map(({ id }) => id)
  const candidate = shown && (await factsOf(db, shown, bodyKind, today))
  return compareWays({ asked, candidate, alike, pastWorks: [] })
}

async function factsOf(
  db: Db,
  shown: ShownSolution,
  bodyKind: string | null,
  today: string,
): Promise<CandidateFacts> {
  const { solution, coverage, reasons } = shown
  const [providers, alike] = await Promise.all([
    providersOf(db, [solution]),
    usersAlike(db, solution.id, bodyKind, today),
  ])
  const conditions = (state: 'no' | 'unknown') =>
    reasons.flatMap((reason) =>
      reason.kind === 'unmet' && reason.state === state ? [`condition:${reason.constraint}:${state}`] : [],
    )
  return {
    name: solution.name,
    coverage,
    users: solution.facts.users,
    usersAlike: alike,
    providers: new Set(providers.map(({ name }) => name)).size,
    isListedBySill: solution.facts.sill !== null,
    unmet: conditions('no'),
    unsure: conditions('unknown'),
  }
}
