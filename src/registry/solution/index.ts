export { CATALOGUE_FOLDER, type CatalogueLoaded, loadCatalogue } from './catalogue.actions.ts'
export {
  type CatalogueEntry,
  type CatalogueSource,
  readAbsentSolutions,
  readCatalogue,
  readCatalogueSources,
} from './catalogue-file.ts'
export { exportSolution } from './export.queries.ts'
export type {
  Field,
  FunctionState,
  FunctionValue,
  ListFields,
  SillStatus,
  SingleFields,
  SolutionFields,
  SolutionStatus,
} from './fields.ts'
export { type ImportOptions, type ImportReport, importSolutions } from './import/import.actions.ts'
export { type ReadRule, words as readWords } from './import/import.words.ts'
export { type ImportKind, importers, isImportKind } from './import/importers.ts'
export type { ImportProblem } from './import-problem.ts'
export { exportPubliccode, publiccodeOf } from './publiccode-export.ts'
export type { ProviderFact, SolutionRecord, UsageFact } from './record.form.ts'
export { words as importWords } from './record.words.ts'
export { type Kept, type KeptFunction, type KeptItem, type Retained, retain, type Said } from './retain.ts'
export { type SaveDiff, type SaveOptions, saveSolutions } from './save.actions.ts'
export { mayImport } from './save.policy.ts'
export { findSolution, type Solution, type SolutionLink, solutionsBySlug } from './solution.queries.ts'
export { solutionRoutesWith } from './solution.routes.tsx'
export {
  type ListedSolution,
  type SolutionPlace,
  solutionsAfter,
  valuesOfMany,
} from './solution-cursor.queries.ts'
export { type IndexedSolution, solutionsForIndex } from './solution-index.queries.ts'
export {
  type Facets,
  SOLUTION_PAGES_MAX,
  SOLUTIONS_PER_PAGE,
  type SolutionFilters,
  type SolutionRow,
  searchSolutionList,
  solutionFacets,
} from './solution-list.queries.ts'
export { isSource, type SourceId, type SourceKind, sourceKinds, trustOf } from './sources.ts'
export { usageSource } from './usage-source.ts'
