import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALIKE_MIN, compareMembers, type Likeness, likenessOf, suggestGroups } from './groups.ts'

const both = (a: string, b: string, score: number): Likeness[] => [
  { from: a, to: b, score },
  { from: b, to: a, score },
]

test('three needs near each other are one group; a fourth, alike to one only from its own side, is not in it', () => {
  const likeness = [...both('a', 'b', 0.8), ...both('b', 'c', 0.7), { from: 'd', to: 'a', score: 0.9 }]
  expect(suggestGroups(likeness)).toEqual([['a', 'b', 'c']])
})

test('weak likeness makes no group', () => {
  expect(suggestGroups(both('a', 'b', 0.2))).toEqual([])
})

test('groups do not overlap, hold two needs at least, and do not depend on the order of what is compared', () => {
  const anyId = fc.constantFrom(...'abcdefgh')
  const anyLikeness = fc.uniqueArray(
    fc.record({ from: anyId, to: anyId, score: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      selector: ({ from, to }) => `${from}${to}`,
      maxLength: 40,
    },
  )
  const isSound = fc.property(anyLikeness, (likeness) => {
    const groups = suggestGroups(likeness)
    const members = groups.flat()
    expect(new Set(members).size).toBe(members.length)
    for (const group of groups) expect(group.length).toBeGreaterThan(1)
    expect(suggestGroups(likeness.toReversed())).toEqual(groups)
  })
  fc.assert(isSound)
})

test('what all have is common, the rest differs', () => {
  expect(compareMembers([['agenda', 'sso'], ['agenda'], ['agenda', 'sig']])).toEqual({
    common: ['agenda'],
    differing: ['sso', 'sig'],
  })
})

test('the same functions in other words are alike; a few common words for another purpose are not', () => {
  expect(
    likenessOf(0.31, ['cantine', 'periscolaire'], ['cantine', 'periscolaire', 'paiement']),
  ).toBeGreaterThan(ALIKE_MIN)
  expect(likenessOf(0.37, ['cantine'], ['transport-scolaire'])).toBeLessThan(ALIKE_MIN)
  expect(likenessOf(1, [], [])).toBeGreaterThan(ALIKE_MIN)
})
