import type { FunctionValue, SolutionStatus } from '../fields.ts'
import type { ImportProblem, Place } from '../import-problem.ts'
import type { SolutionRecord } from '../record.form.ts'
import { type CsvRow, readRows } from './csv-rows.ts'
import {
  addressIn,
  distinct,
  licenceFields,
  licenceWarnings,
  nothingRead,
  type Read,
  readProblem,
  recordAt,
} from './reading.ts'

/** The columns of the generic CSV, by their names in French and in English. Lists are separated by « | » in a cell. */
export const csvColumns = {
  name: ['nom', 'name'],
  slug: ['identifiant', 'slug'],
  website: ['site', 'website'],
  repository: ['depot', 'repository'],
  licence: ['licence', 'license'],
  fr: ['description', 'fr'],
  en: ['description_en', 'en'],
  functions: ['fonctions', 'functions'],
  audience: ['public', 'audience'],
  hosting: ['hebergement', 'hosting'],
  replaces: ['remplace', 'replaces'],
  alternatives: ['autres_solutions', 'alternatives'],
  keywords: ['mots_cles', 'keywords'],
  since: ['depuis', 'since'],
  status: ['statut', 'status'],
  sourceUrl: ['source'],
  dated: ['date'],
} as const
type Column = keyof typeof csvColumns
type Cells = Partial<Record<Column, string>>

const columnOf: ReadonlyMap<string, Column> = new Map(
  Object.entries(csvColumns).flatMap(([column, names]) =>
    names.map((name) => [name, column as Column] as const),
  ),
)

/**
 * Reads a list of solutions made in a spreadsheet (columns: `csvColumns`; only the name is mandatory). A cell that
 * begins as a formula loses that sign, so that no later export runs it.
 */
export function readCsv(text: string, file: string): Read {
  const read = readRows(text, file)
  if ('problem' in read) return nothingRead(read.problem)
  const unknown = read.columns.filter((column) => !columnOf.has(column.toLowerCase()))
  const known = [...columnOf.keys()].join(', ')
  if (unknown.length > 0)
    return nothingRead(...unknown.map((column) => readProblem({ file }, column, 'unknown-column', known)))
  return read.rows.reduce<Read>((all, row) => takeRow(all, row, file), {
    records: [],
    warnings: [],
    problems: [],
  })
}

function takeRow(all: Read, row: CsvRow, file: string): Read {
  const at = { file, line: row.line }
  const cells: Cells = {}
  for (const [name, written] of Object.entries(row.cells)) {
    const column = columnOf.get(name.toLowerCase())
    const cell = neutral(written)
    if (cell !== written) all.warnings.push(readProblem(at, name, 'formula'))
    if (column && cell !== '') cells[column] = cell
  }
  const problems = faultsOf(cells, at)
  all.problems.push(...problems)
  if (problems.length === 0) all.records.push(recordOf(cells, at, all.warnings))
  return all
}

/** What a spreadsheet would run: = and @ always, + and - when a name, a call or a figure follows. */
const neutral = (cell: string): string => cell.replace(/^(?:[=@\t\r]|[+-](?=[\w(=@"']))+/, '').trim()

function faultsOf(cells: Cells, at: Place): ImportProblem[] {
  const faults: ImportProblem[] = []
  const refuse = (column: Column, rule: Parameters<typeof readProblem>[2]) =>
    faults.push(readProblem(at, csvColumns[column][0], rule))
  if (!cells.name) refuse('name', 'missing-name')
  if (cells.since && !/^(19|20)\d{2}$/.test(cells.since)) refuse('since', 'number')
  if (cells.dated && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(cells.dated)) refuse('dated', 'date')
  if (cells.status && !isStatus(cells.status)) refuse('status', 'status')
  return faults
}

const isStatus = (text: string): text is SolutionStatus => ['active', 'unknown', 'archived'].includes(text)

function recordOf(cells: Cells, at: Place, warnings: ImportProblem[]): SolutionRecord {
  const { name = '', slug, licence, dated, status, since, fr, en } = cells
  const address = (column: 'website' | 'repository' | 'sourceUrl') => {
    const written = cells[column]
    const read = addressIn(written)
    if (written && !read) warnings.push(readProblem(at, csvColumns[column][0], 'address-unread', written))
    return read
  }
  const fields = {
    name,
    ...licenceFields(licence),
    website: address('website'),
    repository: address('repository'),
    fr,
    en,
    functions: functionsIn(cells.functions),
    audience: listIn(cells.audience),
    hosting: listIn(cells.hosting),
    replaces: listIn(cells.replaces),
    alternatives: listIn(cells.alternatives),
    keywords: listIn(cells.keywords),
    since: since ? Number(since) : undefined,
    status: status && isStatus(status) ? status : undefined,
  }
  warnings.push(...licenceWarnings(at, fields))
  return recordAt(at, { slug, sourceUrl: address('sourceUrl'), dated }, fields)
}

const listIn = (cell: string | undefined): string[] =>
  distinct((cell ?? '').split('|').map((each) => each.trim() || undefined))

/** A spreadsheet says that a function is there, without a proof: it is shown as partly covered, never as proven. */
function functionsIn(cell: string | undefined): Record<string, FunctionValue> | undefined {
  const ids = listIn(cell)
  return ids.length === 0
    ? undefined
    : Object.fromEntries(ids.map((id) => [id, { state: 'partly' as const }]))
}
