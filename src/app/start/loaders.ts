import type { Acting } from '#platform/acting.ts'
import { loadTerritories } from '#registry/organisation/index.ts'
import { loadCatalogue } from '#registry/solution/index.ts'

/**
 * What an empty Pluriel is filled with. Each compares what it brings with what it brought last time, and answers
 * at once when they are the same; each is one transaction, so that a start that is cut loads it again whole.
 */
export type Loader = {
  label: { fr: string; en: string }
  run: (acting: Acting, onProgress: OnProgress) => Promise<{ done: boolean; reason?: string }>
}
type OnProgress = (done: number, total?: number) => void

export const loaders: readonly Loader[] = [
  {
    label: { fr: 'Communes, intercommunalités, départements et régions', en: 'Local authorities' },
    run: loadTerritories,
  },
  { label: { fr: 'Catalogue des solutions', en: 'Catalogue of solutions' }, run: loadCatalogue },
]
