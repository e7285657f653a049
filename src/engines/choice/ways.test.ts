import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CandidateFacts, compareWays, type PastWork } from './ways.ts'

const candidate = (states: readonly ('proven' | 'partly' | 'no' | 'unknown')[]): CandidateFacts => ({
  name: 'Exemple',
  coverage: states.map((state, i) => ({ id: `f${i}`, state })),
  users: 3,
  usersAlike: 1,
  providers: 2,
  isListedBySill: true,
  unmet: [],
  unsure: [],
})
const asked = ['f0', 'f1']

test('everything proven: adopt fits, there is nothing to adapt, and creating would make again what exists', () => {
  const { adopt, adapt, create } = compareWays({
    asked,
    candidate: candidate(['proven', 'proven']),
    alike: 2,
    pastWorks: [],
  })
  expect([adopt.fit, adapt.fit, create.fit]).toEqual(['yes', 'no', 'no'])
  expect(adapt.remains).toEqual([{ code: 'nothing-to-add' }])
  expect(create.exists).toEqual([{ code: 'exists-already', names: ['Exemple'] }])
})

test('one function missing: adapt names it', () => {
  const { adopt, adapt } = compareWays({
    asked,
    candidate: candidate(['proven', 'no']),
    alike: 0,
    pastWorks: [],
  })
  expect(adopt.fit).toBe('partly')
  expect(adapt.remains).toEqual([{ code: 'to-build', names: ['f1'], count: 1 }])
})

test('nothing found: only creating is left, better with others', () => {
  const alone = compareWays({ asked, candidate: undefined, alike: 0, pastWorks: [] })
  expect([alone.adopt.fit, alone.adapt.fit, alone.create.fit]).toEqual(['no', 'no', 'unknown'])
  expect(alone.create.risks).toContainEqual({ code: 'alone' })
  expect(compareWays({ asked, candidate: undefined, alike: 3, pastWorks: [] }).create.fit).toBe('yes')
})

test('two past chantiers are an anecdote; three give a range', () => {
  const work = (halfDays: number): PastWork => ({
    way: 'adopt',
    halfDays,
    cents: BigInt(halfDays) * 300_00n,
    days: halfDays * 3,
  })
  const input = { asked, candidate: candidate(['proven', 'no']), alike: 0 }
  expect(compareWays({ ...input, pastWorks: [work(10), work(20)] }).adopt.effort).toEqual({ known: false })
  const { effort, cost } = compareWays({ ...input, pastWorks: [work(40), work(10), work(20)] }).adopt
  expect(effort).toEqual({ known: true, low: 10, high: 40, from: 3 })
  expect(cost).toEqual({ known: true, low: 3_000_00n, high: 12_000_00n, from: 3 })
})

test('a condition unmet never improves the fit of adopting', () => {
  const order = ['no', 'unknown', 'partly', 'yes']
  const anyStates = fc.array(fc.constantFrom('proven', 'partly', 'no', 'unknown'), {
    minLength: 1,
    maxLength: 6,
  })
  const neverImproves = fc.property(anyStates, (states) => {
    const fitWith = (unmet: string[]) =>
      compareWays({ asked, candidate: { ...candidate(states), unmet }, alike: 0, pastWorks: [] }).adopt.fit
    expect(order.indexOf(fitWith(['hosting']))).toBeLessThanOrEqual(order.indexOf(fitWith([])))
  })
  fc.assert(neverImproves)
})
