import { expect, test } from 'vitest'
import { lightSolver } from '#platform/solver/light-solver.ts'
import { type Instance, leximin } from './index.ts'
import { sampleInstance } from './sample.ts'

test('two equals share ten half-days by five, and the price of equity is told', () => {
  const person = { available: 10, target: 10 }
  const instance: Instance = {
    projects: [{ id: 'map', roles: [{ id: 'dev', halfDays: 10, skills: [{ id: 'code', level: 1 }] }] }],
    people: [
      { id: 'ada', ...person, skills: { code: 3 } },
      { id: 'bob', ...person, skills: { code: 1 } },
    ],
  }
  const { members, least, gini, fitKept } = leximin(instance, lightSolver)
  const [ada, bob] = members
  expect(ada?.bestFit).toBeCloseTo(1, 4)
  expect(bob?.bestFit).toBeCloseTo(0, 4)
  // 97 % of the work is kept at least: all of it, since more fit comes with more work.
  expect([ada?.equal, bob?.equal].map((share) => share?.toFixed(2))).toEqual(['0.50', '0.50'])
  expect(least.equal).toBeGreaterThan(least.bestFit)
  expect(gini.equal).toBeLessThan(gini.bestFit)
  // By fit: 10 × 0.70 against 5 × 0.70 + 5 × 0.3667 (territory 0.12 and room 0.08 count for both).
  expect(fitKept).toBeCloseTo((5 * 0.7 + 5 * (0.5 / 3 + 0.2)) / (10 * 0.7), 2)
})

test('who could work less than others by need comes before everyone’s comfort', () => {
  const instance: Instance = {
    projects: [
      { id: 'one', roles: [{ id: 'dev', halfDays: 4, skills: [{ id: 'code', level: 1 }] }] },
      { id: 'two', roles: [{ id: 'map', halfDays: 10, skills: [{ id: 'map', level: 1 }] }] },
    ],
    people: [
      { id: 'ada', available: 20, target: 10, skills: { code: 3, map: 3 } },
      { id: 'bob', available: 20, target: 10, skills: { code: 1 } },
    ],
  }
  const { members } = leximin(instance, lightSolver)
  // Bob can only do the four half-days of code: he has them all; Ada has the rest.
  expect(members.map(({ equal }) => equal.toFixed(2))).toEqual(['1.00', '0.40'])
})

test('who has the least by need does not hold the others back', () => {
  const role = (id: string, halfDays: number) => ({ id, halfDays, skills: [{ id, level: 1 }] })
  const person = (id: string, skills: Record<string, number>) => ({ id, skills, available: 10, target: 10 })
  const instance: Instance = {
    projects: [{ id: 'one', roles: [role('code', 10), role('map', 2)] }],
    people: [person('ada', { code: 3 }), person('bob', { map: 1 }), person('cyd', { code: 1 })],
  }
  const { members, halfDays } = leximin(instance, lightSolver)
  // Bob can have no more than the two half-days of map; Ada and Cyd share the ten of code.
  expect(members.map(({ equal }) => equal.toFixed(2))).toEqual(['0.50', '0.20', '0.50'])
  expect(halfDays.equal).toBeCloseTo(12, 3)
})

test('without prices nobody is settled: an answer that would be wrong is not given', () => {
  const mute = { ...lightSolver, pricesOf: () => undefined }
  const instance = sampleInstance({ people: 10, projects: 1, roles: 2, seed: 1 })
  expect(() => leximin(instance, mute)).toThrow('prices')
})

test('the least share is never below that of the best fit', () => {
  for (const seed of [1, 2, 3]) {
    const { least, fitKept, halfDays, workKept } = leximin(
      sampleInstance({ people: 20, projects: 3, roles: 2, seed }),
      lightSolver,
    )
    expect(least.equal).toBeGreaterThanOrEqual(least.bestFit - 1e-6)
    expect(fitKept).toBeLessThanOrEqual(1 + 1e-6)
    expect(workKept).toBeGreaterThanOrEqual(0.97 - 1e-6)
    expect(halfDays.equal).toBeGreaterThan(0)
  }
})
