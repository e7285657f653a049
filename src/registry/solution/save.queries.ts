import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { repositoryKey } from './identity.ts'
import type { SolutionRecord } from './record.form.ts'
import type { Said } from './retain.ts'
import { type Known, slugsFor } from './save-plan.ts'
import './solution.tables.ts'

/** Every solution that one of these records may speak of, with all that its sources say. */
export async function knownsFor(
  db: Db,
  source: string,
  records: readonly SolutionRecord[],
): Promise<Known[]> {
  const slugs = records.flatMap(slugsFor)
  const keys = records.flatMap(({ fields }) => repositoryKey(fields.repository) ?? [])
  const ids = records.flatMap(({ fields }) => fields.id ?? [])
  const sills = records.flatMap(({ fields }) => fields.sill ?? [])
  const comptoirs = records.flatMap(({ fields }) =>
    fields.comptoir === undefined ? [] : String(fields.comptoir),
  )
  // Lists of many thousands of texts are one parameter each, as arrays; Kysely would write one parameter per text.
  return withValues(
    db,
    await db
      .selectFrom('solution as s')
      .select(['s.id', 's.slug', 's.name', 's.repository_key', 's.website_key'])
      .where(
        sql<boolean>`s.id in (
          select id from solution where slug = any (${slugs}::text[])
          union select id from solution where repository_key = any (${keys}::text[])
          union select id from solution where sill = any (${sills}::int[])
          union select solution_id from solution_value
            where field = 'comptoir' and value #>> '{}' = any (${comptoirs}::text[])
          union select solution_id from solution_value
            where field = 'id' and source = ${source} and value #>> '{}' = any (${ids}::text[]))`,
      )
      .orderBy('s.id')
      .execute(),
  )
}

/** The solutions on which a source says something. */
export const knownsOf = async (db: Db, source: string): Promise<Known[]> =>
  withValues(
    db,
    await db
      .selectFrom('solution as s')
      .select(['s.id', 's.slug', 's.name', 's.repository_key', 's.website_key'])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('solution_value as v')
            .whereRef('v.solution_id', '=', 's.id')
            .where('v.source', '=', source),
        ),
      )
      .execute(),
  )

type Row = {
  id: bigint
  slug: string
  name: string
  repository_key: string | null
  website_key: string | null
}

async function withValues(db: Db, rows: Row[]): Promise<Known[]> {
  const values = await db
    .selectFrom('solution_value')
    .select(['solution_id', 'field', 'source', 'value', 'dated', 'source_url'])
    .where(sql<boolean>`solution_id = any (${rows.map(({ id }) => String(id))}::bigint[])`)
    .execute()
  const bySolution = Map.groupBy(values, ({ solution_id }) => solution_id)
  return rows.map(({ id, slug, name, repository_key, website_key }) => ({
    id,
    slug,
    name,
    repositoryKey: repository_key,
    websiteKey: website_key,
    values: (bySolution.get(id) ?? []).map(
      ({ field, source, value, dated, source_url }): Said => ({
        field,
        source,
        value,
        dated,
        sourceUrl: source_url,
      }),
    ),
  }))
}
