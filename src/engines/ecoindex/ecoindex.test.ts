import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ecoIndex, type PageMeasure } from './ecoindex.ts'

const rounded = (page: PageMeasure) => {
  const { score, grade } = ecoIndex(page)
  return [Math.round(score * 100) / 100, grade]
}

test('the published examples come out', () => {
  expect(rounded({ domNodes: 200, requests: 15, bytes: 100_000 })).toEqual([86.37, 'A'])
  expect(rounded({ domNodes: 600, requests: 40, bytes: 1_024_000 })).toEqual([60.92, 'C'])
})

test('the ends of the scale', () => {
  expect(rounded({ domNodes: 0, requests: 0, bytes: 0 })).toEqual([100, 'A'])
  expect(rounded({ domNodes: 1e9, requests: 1e6, bytes: 1e12 })).toEqual([0, 'G'])
})

test('a page that does more never has a better score', () => {
  const anyPage = fc.record({
    domNodes: fc.nat(700_000),
    requests: fc.nat(5000),
    bytes: fc.nat(300_000_000),
  })
  const anyAxis = fc.constantFrom('domNodes' as const, 'requests' as const, 'bytes' as const)
  fc.assert(
    fc.property(anyPage, anyAxis, fc.nat(10_000), (page, axis, more) => {
      const heavier = { ...page, [axis]: page[axis] + more }
      expect(ecoIndex(heavier).score).toBeLessThanOrEqual(ecoIndex(page).score)
    }),
  )
})

test('what is not a measure is refused', () => {
  expect(() => ecoIndex({ domNodes: -1, requests: 0, bytes: 0 })).toThrow('zero or more')
  expect(() => ecoIndex({ domNodes: 1, requests: 0, bytes: Number.NaN })).toThrow('zero or more')
})
