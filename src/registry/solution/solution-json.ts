import type { Provider, Usage } from '#registry/evidence/index.ts'
import type { Solution } from './solution.queries.ts'

/** Everything that the page of a solution tells, for a program: values with their sources, proofs with their dates. */
export const solutionJson = (
  { id: _, retained, values, ...shown }: Solution,
  usages: readonly Usage[],
  providers: readonly Provider[],
) => ({
  ...shown,
  functions: retained.functions.map(({ id, value, from }) => ({
    id,
    ...value,
    source: from.source,
    dated: from.dated,
  })),
  usages: usages.map(({ id: _, solution_id: __, withdrawn_on: ___, ...usage }) => usage),
  providers: providers.map(({ id: _, ...provider }) => provider),
  values: values.map(({ field, source, value, dated, sourceUrl }) => ({
    field,
    source,
    value,
    dated,
    sourceUrl,
  })),
})
