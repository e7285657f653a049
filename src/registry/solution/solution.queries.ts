import type { Db } from '#platform/database.ts'
import { type Retained, retain, type Said } from './retain.ts'
import './solution.tables.ts'

/** A solution, what is retained for it, and everything that each source says. */
export async function findSolution(db: Db, slug: string) {
  const row = await db.selectFrom('solution').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (!row) return undefined
  const values = await valuesOf(db, row.id)
  const { search: _, website_key: __, repository_key: ___, ...shown } = row
  return { ...shown, values, retained: retain(values) satisfies Retained }
}
export type Solution = NonNullable<Awaited<ReturnType<typeof findSolution>>>

async function valuesOf(db: Db, solutionId: bigint): Promise<Said[]> {
  const rows = await db
    .selectFrom('solution_value')
    .select(['field', 'source', 'value', 'dated', 'source_url'])
    .where('solution_id', '=', solutionId)
    .orderBy('field')
    .orderBy('source')
    .execute()
  return rows.map(({ field, source, value, dated, source_url }) => ({
    field,
    source,
    value,
    dated,
    sourceUrl: source_url,
  }))
}

const LINKS_MAX = 200
/** The name and the sentence of solutions by slug, for links: those that do not exist are absent from the answer. */
export const solutionsBySlug = (db: Db, slugs: readonly string[]) =>
  slugs.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('solution')
        .select(['id', 'slug', 'name', 'fr', 'en', 'licence', 'status'])
        .where('slug', 'in', slugs.slice(0, LINKS_MAX))
        .orderBy('slug')
        .execute()
export type SolutionLink = Awaited<ReturnType<typeof solutionsBySlug>>[number]
