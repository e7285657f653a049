import fc from 'fast-check'
import { expect, test } from 'vitest'
import { misspelt, ndcg, recall, reciprocalRank } from './measures.ts'

const grades = { a: 3, b: 2, c: 1 }

test('a perfect order is worth 1, nothing is worth 0, and the worked example is found again', () => {
  expect(ndcg(['a', 'b', 'c'], grades)).toBe(1)
  expect(ndcg(['x'], grades)).toBe(0)
  // Gains 3 then 7 over the ideal 7, 3, 1, each discounted by the logarithm of its rank.
  const ideal = 7 + 3 / Math.log2(3) + 1 / 2
  expect(ndcg(['b', 'a'], grades)).toBeCloseTo((3 + 7 / Math.log2(3)) / ideal, 10)
  expect(recall(['b', 'x', 'c'], grades)).toBe(0.5)
  expect(reciprocalRank(['x', 'c', 'b'], grades)).toBeCloseTo(1 / 3)
})

test('slips depend on the seed alone, and leave short words alone', () => {
  expect(misspelt('Réserver une salle', 7, 0)).toBe('Reserver une salle')
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, text) => {
      expect(misspelt(text, seed)).toBe(misspelt(text, seed))
    }),
  )
  expect(misspelt('un de la', 3, 1)).toBe('un de la')
  expect(misspelt('bibliotheque', 3, 1)).not.toBe('bibliotheque')
})
