import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { type Acting, theHost } from '#platform/acting.ts'
import { dayOf } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { type SolutionRecord, saveSolutions } from '#registry/solution/index.ts'

export type ImportFigures = {
  solutions: number
  dryRunMs: number
  importMs: number
  againMs: number
  plainMs: number
  /** How many times longer than writing the same rows and nothing else. */
  ratio: number
}

const SOURCE = 'csv:bench'
const WORDS =
  'agenda dossier usager mairie facture carte école archive courrier budget salle vélo eau plan vote'.split(
    ' ',
  )

/** Records like those of a real list: about a dozen values each, texts of two sentences. Always the same. */
export const benchRecords = (count: number): SolutionRecord[] =>
  Array.from({ length: count }, (_, i) => {
    const word = (n: number) => WORDS[(i * 7 + n * 3) % WORDS.length] ?? ''
    const sentence = Array.from({ length: 20 }, (_each, n) => word(n)).join(' ')
    return {
      line: i + 2,
      sourceUrl: `https://exemple.fr/${i}`,
      dated: '2026-11-21',
      fields: {
        id: `${i}`,
        name: `Banc ${i}`,
        fr: sentence,
        en: sentence,
        licence: 'AGPL-3.0-or-later',
        website: `https://banc-${i}.exemple.fr/`,
        repository: `https://forge.exemple.fr/banc/${i}`,
        functions: { [`fonction-${i % 200}`]: { state: 'partly' } },
        audience: ['commune'],
        hosting: ['serveur'],
        replaces: [`Produit ${i % 500}`],
        keywords: [word(1), word(5)],
      },
    }
  })

/**
 * Times an import as the site makes it (checked, compared, indexed, in one transaction), a second one that changes nothing, a dry run, and
 * beside them the plainest way to write the same rows: one insert per table, in tables without index nor constraint.
 */
export async function runImportBench({
  db,
  short = false,
}: {
  db: Db
  short?: boolean
}): Promise<ImportFigures[]> {
  const figures: ImportFigures[] = []
  for (const solutions of short ? [1_000] : [1_000, 10_000]) figures.push(await measure(db, solutions))
  return figures
}

async function measure(db: Db, solutions: number): Promise<ImportFigures> {
  await clear(db)
  const records = benchRecords(solutions)
  const now = new Date()
  const acting: Acting = {
    db,
    actor: theHost,
    now,
    today: dayOf(now),
    lang: 'fr',
  }
  const save = async (dryRun: boolean) => {
    const outcome = await saveSolutions(acting, SOURCE, records, { dryRun })
    if (!outcome.done) throw new Error(outcome.reason)
  }
  const dryRunMs = await timed(() => save(true))
  const importMs = await timed(() => save(false))
  const againMs = await timed(() => save(false))
  const plainMs = await plain(db)
  await clear(db)
  return { solutions, dryRunMs, importMs, againMs, plainMs, ratio: importMs / plainMs }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** The same rows, read out first so that only their writing is timed. */
async function plain(db: Db): Promise<number> {
  const read = async (table: string) => {
    const { rows } = await sql<{
      json: string
    }>`select json_agg(t)::text as json from ${sql.table(table)} t`.execute(db)
    return rows[0]?.json ?? '[]'
  }
  const tables = ['solution', 'solution_value'] as const
  const texts = await Promise.all(tables.map(read))
  let ms = 0
  await db.transaction().execute(async (trx) => {
    for (const [i, table] of tables.entries()) {
      const copy = sql.table(`bench_${table}`)
      await sql`create table ${copy} (like ${sql.table(table)})`.execute(trx)
      ms += await timed(() =>
        sql`insert into ${copy} select * from json_populate_recordset(null::${copy}, ${texts[i]}::json)`.execute(
          trx,
        ),
      )
    }
    for (const table of tables) await sql`drop table ${sql.table(`bench_${table}`)}`.execute(trx)
  })
  return ms
}

/** What the bench wrote, and nothing else: it may run beside a catalogue. */
const clear = (db: Db) =>
  sql`delete from solution s where exists (select from solution_value v where v.solution_id = s.id and v.source = ${SOURCE})`.execute(
    db,
  )

export const importLines = (figures: readonly ImportFigures[]): string[] =>
  figures.map(({ solutions, dryRunMs, importMs, againMs, plainMs, ratio }) => {
    const per = ((importMs / solutions) * 1_000).toFixed(0)
    return [
      `import ${solutions} solutions: ${importMs.toFixed(0)} ms (${per} µs each), ×${ratio.toFixed(1)} the bare insert (${plainMs.toFixed(0)} ms)`,
      `again, unchanged: ${againMs.toFixed(0)} ms; dry run: ${dryRunMs.toFixed(0)} ms`,
    ].join('; ')
  })

async function main(): Promise<void> {
  const { openPool } = await import('#platform/database.ts')
  const { openDatabase } = await import('#platform/wall.ts')
  const { migrate } = await import('#platform/migrate.ts')
  const { startTestPostgres } = await import('#platform/postgres/index.ts')
  const server = await startTestPostgres()
  const pool = openPool({ url: server.url, statementTimeoutMs: 120_000 })
  try {
    await migrate(pool)
    const figures = await runImportBench({ db: openDatabase(pool), short: process.argv.includes('--short') })
    for (const line of importLines(figures)) console.log(line)
  } finally {
    await pool.end()
    await server.stop()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
