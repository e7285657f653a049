import type { Acting } from '#platform/acting.ts'
import { done, refused } from '#platform/outcome.ts'
import type { ImportProblem } from '../import-problem.ts'
import { type SaveDiff, saveSolutions } from '../save.actions.ts'
import { mayImport } from '../save.policy.ts'
import { BYTES_MAX } from './files.ts'
import { type Importer, type ImportKind, importers } from './importers.ts'

export type ImportOptions = {
  dryRun?: boolean
  bytesMax?: number | undefined
  dated?: string | undefined
  name?: string | undefined
  onProgress?: (written: number, total: number) => void
}
export type ImportReport = SaveDiff & { source: string; read: number; warnings: ImportProblem[] }

/**
 * Brings a list into the catalogue: read, checked as a whole, compared, then written at once or not at all. A dry run
 * stops before writing. Every refusal tells the file, the line, the key, the rule and the remedy.
 */
export async function importSolutions(
  acting: Acting,
  kind: ImportKind,
  path: string,
  options: ImportOptions = {},
) {
  if (!mayImport(acting.actor)) return refused('not-allowed')
  const importer: Importer = importers[kind]
  const { dryRun = false, bytesMax = BYTES_MAX, dated, name, onProgress } = options
  const readOptions = { today: acting.today, bytesMax, dated, name }
  const read = await importer.read(path, readOptions)
  if (read.problems.length > 0) return refused('records-invalid', read.problems)
  const source = importer.source(readOptions, path)
  const saved = await saveSolutions(acting, source, read.records, {
    dryRun,
    ...(importer.isComplete ? { complete: true } : {}),
    ...(onProgress ? { onProgress } : {}),
  })
  if (!saved.done) return saved
  return done<ImportReport>({ ...saved.value, source, read: read.records.length, warnings: read.warnings })
}
