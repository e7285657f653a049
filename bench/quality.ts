// How well the match engine answers the reference needs, as they are and as hurried hands write them.
import { existsSync, readFileSync } from 'node:fs'
import { catalogueFile, documentOf, needsFile, textOf } from '#app/cli/match-files.ts'
import { indexInMemory, searchInMemory, type Vocabulary } from '#engines/matching/index.ts'
import { goodOf, misspelt, ndcg, recall, reciprocalRank } from '#engines/matching/measures.ts'

const root = new URL('../', import.meta.url)
export const referenceFolder = new URL('../shared/data/matching/', root)
export const hasReference = existsSync(new URL('needs.public.json', referenceFolder))

export type Quality = { ndcg10: number; recall20: number; mrr: number }
export type QualityReport = { needs: number; plain: Quality; misspelt: Quality; byNeed: Map<string, Quality> }

const NOISE_SEEDS = [1, 2, 3, 4, 5]
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, referenceFolder), 'utf8'))

/** Measures the engine on the public needs that have an answer. */
export function measureQuality(vocabulary: Vocabulary): QualityReport {
  const index = indexInMemory(catalogueFile.parse(readJson('catalogue.json')).map(documentOf), vocabulary)
  const needs = needsFile
    .parse(readJson('needs.public.json'))
    .flatMap((need) =>
      need.relevant && goodOf(need.relevant).size > 0 ? [{ need, grades: need.relevant }] : [],
    )
  const measure = (text: string, grades: Readonly<Record<string, number>>): Quality => {
    const ranked = searchInMemory(index, vocabulary, text, { limit: 20 }).results.map(({ id }) => id)
    return {
      ndcg10: ndcg(ranked, grades),
      recall20: recall(ranked, grades),
      mrr: reciprocalRank(ranked, grades),
    }
  }
  const byNeed = new Map(needs.map(({ need, grades }) => [need.id, measure(textOf(need), grades)]))
  const noisy = NOISE_SEEDS.flatMap((seed) =>
    needs.map(({ need, grades }, at) => measure(misspelt(textOf(need), seed * 1_000 + at), grades)),
  )
  return { needs: needs.length, plain: mean([...byNeed.values()]), misspelt: mean(noisy), byNeed }
}

function mean(all: readonly Quality[]): Quality {
  const over = (value: (quality: Quality) => number): number =>
    all.reduce((sum, quality) => sum + value(quality), 0) / all.length
  return { ndcg10: over((q) => q.ndcg10), recall20: over((q) => q.recall20), mrr: over((q) => q.mrr) }
}

const shown = ({ ndcg10, recall20, mrr }: Quality): string =>
  `NDCG@10 ${ndcg10.toFixed(3)}  Recall@20 ${recall20.toFixed(3)}  MRR ${mrr.toFixed(3)}`

/** Prints the figures; a machine without the reference set is told so. */
export function runQualityBench(vocabulary: Vocabulary): void {
  if (!hasReference) {
    console.log('quality: needs ../shared/data/matching, which is not here')
    return
  }
  const { needs, plain, misspelt: noisy } = measureQuality(vocabulary)
  console.log(`quality on ${needs} public needs`)
  console.log(`  as written           ${shown(plain)}`)
  console.log(`  30 % misspelt        ${shown(noisy)}`)
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { readVocabulary } = await import('#journey/2-match/index/vocabulary-file.ts')
  runQualityBench(readVocabulary())
}
