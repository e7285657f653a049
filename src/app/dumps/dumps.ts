import { stringify } from 'csv-stringify/sync'
import { needsAfter } from '#journey/1-need/index.ts'
import type { Db } from '#platform/database.ts'
import { type UsageReading, usagesAfter } from '#registry/evidence/index.ts'
import { exportOrganisations } from '#registry/organisation/index.ts'
import { type ListedSolution, retain, solutionsAfter, valuesOfMany } from '#registry/solution/index.ts'
import { valuesAnswer } from '../api/solutions/solution-answer.ts'

/** A whole set of data in one file. Made of the data alone, in an order of their own: same data, same bytes. */
export type Dump = {
  file: string
  mediaType: string
  licence: 'ODbL-1.0' | 'etalab-2.0'
  /** Larger than the others by far, so that a command leaves it out unless asked. */
  isLarge?: boolean
  lines: (db: Db) => AsyncGenerator<string>
}

const BATCH = 500
/** A declaration counts or not by its dates, which the file gives: what today makes of them is for its reader. */
const ANY_DAY = '2000-01-01'
const CSV = 'text/csv; charset=utf-8'
const JSON_TYPE = 'application/json'
/** A spreadsheet reads UTF-8 when the file begins with this mark. */
const BOM = '\ufeff'

async function* batches(db: Db): AsyncGenerator<ListedSolution[]> {
  let rows: ListedSolution[] = []
  do {
    const last = rows.at(-1)
    const after = last && { name: last.place, id: last.id }
    rows = await solutionsAfter(db, {}, { after, limit: BATCH, today: ANY_DAY })
    yield rows
  } while (rows.length === BATCH)
}

const single = ['slug', 'name', 'fr', 'en', 'licence', 'licence_family', 'website', 'repository'] as const
const lists = ['functions', 'audience', 'hosting', 'replaces', 'alternatives', 'keywords'] as const
const rest = ['status', 'since', 'sill', 'changed_on'] as const

async function* solutionsJson(db: Db): AsyncGenerator<string> {
  yield '{"licence":"ODbL-1.0","solutions":['
  let before = '\n'
  for await (const rows of batches(db)) {
    const said = Map.groupBy(
      await valuesOfMany(
        db,
        rows.map(({ id }) => id),
      ),
      (one) => one.solution_id,
    )
    for (const row of rows) {
      yield `${before}${JSON.stringify(wholeOf(row, said.get(row.id) ?? []))}`
      before = ',\n'
    }
  }
  yield '\n]}\n'
}

function wholeOf(row: ListedSolution, said: Awaited<ReturnType<typeof valuesOfMany>>) {
  const values = said.map(({ source_url, solution_id: _, ...one }) => ({ ...one, sourceUrl: source_url }))
  const columns = [...single, ...lists, ...rest].map((name) => [name, row[name]])
  return { ...Object.fromEntries(columns), values: valuesAnswer({ values, retained: retain(values) }) }
}

type Cell = string | number | boolean | bigint | null
const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], { escape_formulas: true, cast: { boolean: String } })

async function* solutionsCsv(db: Db): AsyncGenerator<string> {
  yield `${BOM}${csvLines([[...single, ...lists, ...rest]])}`
  for await (const rows of batches(db))
    yield csvLines(
      rows.map((row) => [
        ...single.map((name) => row[name]),
        ...lists.map((name) => row[name].join(' | ')),
        ...rest.map((name) => row[name]),
      ]),
    )
}

const usageColumns = [
  ...(['slug', 'name', 'siren', 'kind', 'since', 'purpose', 'source_kind', 'source', 'source_url'] as const),
  ...(['seen', 'declared_on', 'confirmed_on'] as const),
]

async function* usagesCsv(db: Db): AsyncGenerator<string> {
  yield `${BOM}${csvLines([['solution', ...usageColumns.slice(1)]])}`
  let reading: UsageReading | undefined = { limit: BATCH }
  while (reading) {
    const rows: Awaited<ReturnType<typeof usagesAfter>> = await usagesAfter(db, reading)
    yield csvLines(rows.map((row) => usageColumns.map((name) => row[name])))
    reading = rows.length === BATCH ? { limit: BATCH, after: rows.at(-1)?.id } : undefined
  }
}

const needColumns = [
  ...(['ref', 'title', 'text', 'body_name', 'body_kind', 'region_code', 'population', 'subject'] as const),
  ...(['hosting', 'licence', 'accessibility', 'deadline', 'published_on', 'moved_on'] as const),
]

async function* needsCsv(db: Db): AsyncGenerator<string> {
  yield `${BOM}${csvLines([[...needColumns, 'functions']])}`
  let rows: Awaited<ReturnType<typeof needsAfter>> = []
  do {
    const last = rows.at(-1)
    const after = last && { published: last.published_on, id: last.id }
    rows = await needsAfter(db, {}, { after, limit: BATCH })
    yield csvLines(rows.map((row) => [...needColumns.map((name) => row[name]), row.functions.join(' | ')]))
  } while (rows.length === BATCH)
}

const organisationColumns = [
  ...(['siren', 'siret', 'name', 'kind', 'insee_code', 'departement', 'region', 'epci_siren'] as const),
  ...(['population', 'legal_category', 'source', 'source_date'] as const),
]

async function* organisationsCsv(db: Db): AsyncGenerator<string> {
  yield `${BOM}${csvLines([[...organisationColumns, 'postal_codes']])}`
  for await (const rows of exportOrganisations(db, {}))
    yield csvLines(
      rows.map((row) => [...organisationColumns.map((name) => row[name]), row.postal_codes.join(' ')]),
    )
}

export const dumps: readonly Dump[] = [
  { file: 'solutions.json', mediaType: JSON_TYPE, licence: 'ODbL-1.0', lines: solutionsJson },
  { file: 'solutions.csv', mediaType: CSV, licence: 'ODbL-1.0', lines: solutionsCsv },
  { file: 'usages.csv', mediaType: CSV, licence: 'ODbL-1.0', lines: usagesCsv },
  { file: 'needs.csv', mediaType: CSV, licence: 'ODbL-1.0', lines: needsCsv },
  {
    file: 'organisations.csv',
    mediaType: CSV,
    licence: 'etalab-2.0',
    isLarge: true,
    lines: organisationsCsv,
  },
]
