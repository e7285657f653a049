import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Claim, coverage, coverageSummary } from './coverage.ts'
import { coverageWords } from './coverage.words.ts'

const proof = 'https://exemple.fr/preuve'
const claims = new Map<string, Claim>([
  ['cantine', { state: 'proven', proof }],
  ['agenda', { state: 'partly', proof, note: 'Par une extension' }],
  ['paie', { state: 'no' }],
  ['wiki', { state: 'proven' }],
])

test('function by function, and never guessed', () => {
  expect(coverage(['cantine', 'agenda', 'paie', 'wiki', 'visioconference'], claims)).toEqual([
    { id: 'cantine', state: 'proven', proof },
    { id: 'agenda', state: 'partly', proof, note: 'Par une extension' },
    { id: 'paie', state: 'no' },
    { id: 'wiki', state: 'unknown' },
    { id: 'visioconference', state: 'unknown' },
  ])
})

test.each([
  [10, 6, '5 besoins sur 6', '5 needs out of 6'],
  [3, 6, '1 besoin et demi sur 6', '1 and a half needs out of 6'],
  [2, 6, '1 besoin sur 6', '1 need out of 6'],
  [1, 2, 'un demi-besoin sur 2', 'half a need out of 2'],
  [0, 4, '0 besoin sur 4', '0 needs out of 4'],
  [5, 3, '2 besoins et demi sur 3', '2 and a half needs out of 3'],
])('%i halves of %i are “%s”', (halves, asked, fr, en) => {
  expect(coverageWords.fr.covered({ halves, asked })).toBe(fr)
  expect(coverageWords.en.covered({ halves, asked })).toBe(en)
})

test('each function is counted once', () => {
  const anyClaims = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.record(
      { state: fc.constantFrom('proven' as const, 'partly' as const, 'no' as const), proof: fc.webUrl() },
      { requiredKeys: ['state'] },
    ),
  )
  fc.assert(
    fc.property(anyClaims, (known) => {
      const { asked, proven, partly, no, unknown, halves } = coverageSummary(
        coverage(['a', 'b', 'c', 'd'], new Map(Object.entries(known))),
      )
      expect([proven + partly + no + unknown, asked]).toEqual([4, 4])
      expect(halves).toBe(2 * proven + partly)
    }),
  )
})
