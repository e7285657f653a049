import { sql } from 'kysely'
import type { Acting } from '#platform/acting.ts'
import type { Db } from '#platform/database.ts'
import { type Columns, columnsOf } from './columns.ts'
import type { Said } from './retain.ts'
import type { Target } from './save-plan.ts'
import './solution.tables.ts'

const CHUNK = 1_000

/**
 * Writes what was decided, some hundreds of solutions per statement: each statement receives its rows as one JSON text
 * and reads it as a table, for which Kysely has no word. Answers the ids of the solutions that were created, by slug.
 */
export async function writeTargets(
  { today, now }: Pick<Acting, 'today' | 'now'>,
  db: Db,
  targets: readonly Target[],
  onProgress: (written: number, total: number) => void = () => undefined,
): Promise<Map<string, bigint>> {
  const touched = targets.filter(({ isTouched }) => isTouched)
  const ids = new Map<string, bigint>()
  for (let start = 0; start < touched.length; start += CHUNK) {
    const chunk = touched.slice(start, start + CHUNK)
    const shown = chunk.map((target) => ({ target, columns: columnsOf(valuesAfter(target)) }))
    for (const { id, slug } of await insertSolutions(db, shown, today)) ids.set(slug, id)
    await updateSolutions(db, shown, today)
    await dropValues(db, chunk)
    await upsertValues(db, chunk, ids, now)
    onProgress(Math.min(start + CHUNK, touched.length), touched.length)
  }
  return ids
}

/** All that is said of the solution once this source has spoken. */
const valuesAfter = ({ known, said, source }: Target): Said[] => [
  ...(known?.values ?? []).filter((value) => value.source !== source),
  ...said,
]

type Shown = { target: Target; columns: Columns | undefined }

// The columns, once for both statements: their names, and what the JSON text holds for each.
const columnTypes = sql`name text, licence text, licence_family text, fr text, en text, long text, website text,
  website_key text, repository text, repository_key text, functions text[], audience text[], hosting text[],
  replaces text[], alternatives text[], keywords text[], status text, since int, sill int, search text`

async function insertSolutions(db: Db, shown: readonly Shown[], today: string) {
  const rows = shown.flatMap(({ target, columns }) =>
    target.known || !columns ? [] : [{ slug: target.slug, ...columns }],
  )
  if (rows.length === 0) return []
  const inserted = await sql<{ id: bigint; slug: string }>`
    insert into solution (slug, name, licence, licence_family, fr, en, long, website, website_key, repository,
      repository_key, functions, audience, hosting, replaces, alternatives, keywords, status, since, sill, search,
      created_on, changed_on)
    select slug, name, licence, licence_family, fr, en, long, website, website_key, repository, repository_key,
      functions, audience, hosting, replaces, alternatives, keywords, status, since, sill, plain(search),
      ${today}::date, ${today}::date
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (slug text, ${columnTypes})
    returning id, slug`.execute(db)
  return inserted.rows
}

async function updateSolutions(db: Db, shown: readonly Shown[], today: string): Promise<void> {
  const rows = shown.flatMap(({ target, columns }) =>
    target.known && columns ? [{ id: String(target.known.id), ...columns }] : [],
  )
  if (rows.length > 0)
    await sql`
      update solution s set name = r.name, licence = r.licence, licence_family = r.licence_family, fr = r.fr,
        en = r.en, long = r.long, website = r.website, website_key = r.website_key, repository = r.repository,
        repository_key = r.repository_key, functions = r.functions, audience = r.audience, hosting = r.hosting,
        replaces = r.replaces, alternatives = r.alternatives, keywords = r.keywords, status = r.status,
        since = r.since, sill = r.sill, search = plain(r.search), changed_on = ${today}::date
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, ${columnTypes})
      where s.id = r.id`.execute(db)
  // Needs and statements may point to a solution that no source names any more: it stays, as archived.
  const forsaken = shown.flatMap(({ target, columns }) => (target.known && !columns ? [target.known.id] : []))
  if (forsaken.length > 0)
    await db
      .updateTable('solution')
      .set({ status: 'archived', changed_on: today })
      .where('id', 'in', forsaken)
      .execute()
}

async function dropValues(db: Db, targets: readonly Target[]): Promise<void> {
  const rows = targets.flatMap(({ known, dropped, source }) =>
    known ? dropped.map((field) => ({ id: String(known.id), field, source })) : [],
  )
  if (rows.length === 0) return
  await sql`
    delete from solution_value v using json_to_recordset(${JSON.stringify(rows)}::json) as r
      (id bigint, field text, source text)
    where v.solution_id = r.id and v.field = r.field and v.source = r.source`.execute(db)
}

async function upsertValues(
  db: Db,
  targets: readonly Target[],
  ids: ReadonlyMap<string, bigint>,
  now: Date,
): Promise<void> {
  const rows = targets.flatMap(({ known, slug, said }) => {
    const id = known?.id ?? ids.get(slug)
    return said.map(({ field, source, value, dated, sourceUrl }) => ({
      id: String(id),
      field,
      source,
      value,
      dated,
      sourceUrl,
    }))
  })
  if (rows.length === 0) return
  await sql`
    insert into solution_value (solution_id, field, source, value, dated, source_url, recorded_at)
    select id, field, source, value, dated, "sourceUrl", ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r
      (id bigint, field text, source text, value jsonb, dated text, "sourceUrl" text)
    on conflict (solution_id, field, source) do update
      set value = excluded.value, dated = excluded.dated, source_url = excluded.source_url,
        recorded_at = excluded.recorded_at
      where (solution_value.value, solution_value.dated, solution_value.source_url)
        is distinct from (excluded.value, excluded.dated, excluded.source_url)`.execute(db)
}
