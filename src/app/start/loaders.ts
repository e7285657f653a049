import { reindexSolutions } from '#journey/2-match/index/reindex.actions.ts'
import { readVocabulary } from '#journey/2-match/index/vocabulary-file.ts'
import type { Acting } from '#platform/acting.ts'
import { loadTerritories } from '#registry/organisation/index.ts'
import { loadCatalogue } from '#registry/solution/index.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'

/**
 * What an empty Pluriel is filled with. Each compares what it brings with what it brought last time, and answers
 * at once when they are the same; each is one transaction, so that a start that is cut loads it again whole.
 */
export type Loader = {
  label: { fr: string; en: string }
  /** `isFresh` tells whether a loader before this one has brought something. */
  run: (acting: Acting, onProgress: OnProgress, isFresh: boolean) => Promise<Loaded>
}
type OnProgress = (done: number, total?: number) => void
type Loaded = { done: true; value: { loaded: boolean } } | { done: false; reason: string }

export const loaders: readonly Loader[] = [
  {
    label: { fr: 'Communes, intercommunalités, départements et régions', en: 'Local authorities' },
    run: (acting, onProgress) => loadTerritories(acting, onProgress),
  },
  {
    label: { fr: 'Catalogue des solutions', en: 'Catalogue of solutions' },
    run: (acting, onProgress) => loadCatalogue(acting, onProgress),
  },
  {
    label: { fr: 'Index de recherche', en: 'Search index' },
    run: async (acting, onProgress, isFresh) => {
      const loaded = isFresh || (await isIndexEmpty(acting))
      if (loaded) await reindexSolutions(acting, { onProgress })
      return { done: true, value: { loaded } }
    },
  },
]

/** A start that was cut after the catalogue and before its index. */
async function isIndexEmpty({ db }: Acting): Promise<boolean> {
  const indexed = await db.selectFrom('solution_indexed').select('document_id').limit(1).executeTakeFirst()
  return indexed === undefined
}

/** Brings the index up to date once the site answers, and reads the words that the first need would wait for. */
export async function refreshIndex(acting: Acting, onProgress: OnProgress) {
  readVocabulary()
  readTaxonomy()
  return reindexSolutions(acting, { onProgress })
}
