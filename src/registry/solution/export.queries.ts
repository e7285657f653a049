import type { Db } from '#platform/database.ts'
import { done, refused } from '#platform/outcome.ts'
import { exportPubliccode } from './publiccode-export.ts'
import { findSolution } from './solution.queries.ts'

/** A solution as the text of a publiccode.yml. */
export async function exportSolution(db: Db, slug: string) {
  const solution = await findSolution(db, slug)
  if (!solution) return refused('unknown-solution')
  const text = exportPubliccode(slug, solution.retained)
  return text === undefined ? refused('no-address') : done(text)
}
