import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettersDue } from './batches.ts'
import { concerns, orderOfLetters, type Position, type Reader } from './ranking.ts'

const position: Position = {
  skills: [
    { skill: 'rgaa', level: 2, isMust: true },
    { skill: 'react', level: 1, isMust: false },
  ],
  halfDays: 10,
  from: '2027-02-01',
  until: '2027-03-31',
  isLearnerPlace: false,
}
const reader = (id: string, over: Partial<Reader> = {}): Reader => ({
  id,
  levels: new Map([['rgaa', 2]]),
  learns: new Set(),
  freeHalfDays: 12,
  busy: [],
  lettersLately: 0,
  ...over,
})
const order = (readers: readonly Reader[], over: Partial<Position> = {}) =>
  orderOfLetters({ ...position, ...over }, readers).map(({ id }) => id)

test('batch 5, cap 3: the sixth is told only if fewer than three answered', () => {
  const after = (interested: number, hoursSinceLast = 72) =>
    lettersDue({ contacted: 5, interested, declined: 0, hoursSinceLast })
  expect(lettersDue({ contacted: 0, interested: 0, declined: 0, hoursSinceLast: 0 })).toBe(5)
  expect(after(3)).toBe(0)
  expect(after(2)).toBe(5)
  expect(after(2, 3)).toBe(0)
})

test('five refusals are answers: the next five need not wait', () => {
  expect(lettersDue({ contacted: 5, interested: 0, declined: 5, hoursSinceLast: 1 })).toBe(5)
  expect(lettersDue({ contacted: 5, interested: 2, declined: 3, hoursSinceLast: 1 })).toBe(5)
})

test('« no capacity » lowers someone for these dates, and for no others', () => {
  const busy = reader('a', { busy: [{ from: '2027-03-15', until: '2027-04-15' }] })
  expect(order([busy, reader('b')])).toEqual(['b', 'a'])
  expect(order([busy, reader('b')], { from: '2027-05-01', until: '2027-06-01' })).toEqual(['a', 'b'])
})

test('only those with the skills, at their level, and enough free half-days are concerned', () => {
  expect(concerns(position, reader('a'))).toBe(true)
  expect(concerns(position, reader('a', { levels: new Map([['rgaa', 1]]) }))).toBe(false)
  expect(concerns(position, reader('a', { freeHalfDays: 9 }))).toBe(false)
})

test('a wish to learn opens a learner place, and no other', () => {
  const beginner = reader('a', { levels: new Map(), learns: new Set(['rgaa']) })
  expect(concerns(position, beginner)).toBe(false)
  expect(order([reader('b'), beginner], { isLearnerPlace: true })).toEqual(['a', 'b'])
})

test('whatever the order in which people are read, letters go in the same order, to each once', () => {
  const readers = fc.uniqueArray(
    fc.record({ id: fc.string({ minLength: 1 }), lettersLately: fc.nat(3), freeHalfDays: fc.nat(20) }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(readers, (given) => {
      const people = given.map(({ id, ...over }) => reader(id, over))
      expect(order(people)).toEqual(order(people.toReversed()))
      expect(new Set(order(people)).size).toBe(people.filter((one) => one.freeHalfDays >= 10).length)
    }),
  )
})
