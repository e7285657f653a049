import type { Db } from '#platform/database.ts'
import { kind, shown, standing } from './usage.queries.ts'

export type UsageReading = {
  solutionId?: bigint | undefined
  siren?: string | undefined
  after?: bigint | undefined
  limit: number
}

/** Standing statements of use, oldest first, from the one after a place: of one solution, of one body, or all. */
export function usagesAfter(db: Db, { solutionId, siren, after = 0n, limit }: UsageReading) {
  const all = standing(db)
    .innerJoin('solution as s', 's.id', 'u.solution_id')
    .select([...shown, kind.as('kind'), 's.slug', 's.name as solution_name'])
    .where('u.id', '>', after)
  const ofSolution = solutionId === undefined ? all : all.where('u.solution_id', '=', solutionId)
  const ofBody = siren === undefined ? ofSolution : ofSolution.where('u.siren', '=', siren)
  return ofBody.orderBy('u.id').limit(limit).execute()
}
export type ListedUsage = Awaited<ReturnType<typeof usagesAfter>>[number]
