// The reference needs are answered at least this well. Floors are those of the public needs, a little below measure.
import { expect, test } from 'vitest'
import { readVocabulary } from '#journey/2-match/index/vocabulary-file.ts'
import { hasReference, measureQuality } from '../bench/quality.ts'

test.skipIf(!hasReference)(
  'the public needs are answered (needs ../shared/data/matching/)',
  () => {
    const { plain, misspelt } = measureQuality(readVocabulary())
    expect(plain.ndcg10).toBeGreaterThan(0.78)
    expect(plain.recall20).toBeGreaterThan(0.86)
    expect(plain.mrr).toBeGreaterThan(0.9)
    expect(misspelt.ndcg10).toBeGreaterThan(0.76)
  },
  120_000,
)
