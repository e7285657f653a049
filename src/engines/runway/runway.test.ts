import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAfter, monthsFrom } from './days.ts'
import { type Commitment, runwayOf } from './runway.ts'

const today = '2026-11-22'
const plan = (commitments: Commitment[], monthlyNeed: number | undefined = 10, alertMonths = 12) =>
  runwayOf({ commitments, monthlyNeed, today, alertMonths })
const paid = (halfDays: number, from: string, until: string, source = 'Ville'): Commitment => ({
  halfDays,
  from,
  until,
  source,
})

test('a hundred half-days, ten a month, paid from tomorrow’s year: ten months, orange already', () => {
  expect(plan([paid(100, today, '2028-11-21')])).toEqual({
    state: 'watch',
    months: 10,
    paidUntil: '2027-09-21',
    orangeOn: '2026-09-21',
    bySource: [{ source: 'Ville', months: 10 }],
  })
})

test('a contract that ends loses what it did not pay: half-days without time are no upkeep', () => {
  const { months, paidUntil } = plan([paid(1_000, today, '2027-02-21')])
  expect(months).toBe(3)
  expect(paidUntil).toBe('2027-02-21')
})

test('ending a contract sooner turns the common orange that many months ahead', () => {
  const long = [paid(1_000, today, '2029-11-21')]
  expect(plan(long)).toMatchObject({ state: 'ok', orangeOn: '2028-11-21' })
  const ended = [paid(1_000, today, '2027-06-30')]
  expect(plan(ended, 10, 6)).toMatchObject({ state: 'ok', paidUntil: '2027-06-30', orangeOn: '2026-12-30' })
  expect(plan(ended, 10, 8)).toMatchObject({ state: 'watch', orangeOn: '2026-10-30' })
})

test('what ends first is used first, and each source is credited with what it pays', () => {
  const both = [paid(60, today, '2028-11-21', 'État'), paid(30, today, '2027-02-28', 'Ville')]
  expect(plan(both)).toMatchObject({
    months: 9,
    bySource: [
      { source: 'Ville', months: 3 },
      { source: 'État', months: 6 },
    ],
  })
})

test('a half-spent contract counts for what is left; a hole in time ends the runway', () => {
  expect(plan([paid(240, '2025-11-22', '2027-11-21')]).months).toBe(11.9)
  const hole = [paid(20, today, '2027-01-21'), paid(100, '2027-06-01', '2028-05-31')]
  expect(plan(hole)).toMatchObject({ months: 2, state: 'red' })
})

test('nobody said what upkeep needs: unknown, never bad; nobody pays: red', () => {
  expect(runwayOf({ commitments: [], monthlyNeed: undefined, today, alertMonths: 12 })).toMatchObject({
    state: 'unknown',
    months: undefined,
  })
  expect(plan([])).toMatchObject({ state: 'red', months: 0, paidUntil: undefined, bySource: [] })
  expect(plan([paid(10, '2020-01-01', '2020-12-31')]).months).toBe(0)
})

test('months end where they exist', () => {
  expect(monthsFrom('2027-01-31', 1)).toBe('2027-02-28')
  expect(monthsFrom('2026-03-31', -1)).toBe('2026-02-28')
})

const anyCommitment = fc
  .record({
    halfDays: fc.integer({ min: 0, max: 500 }),
    start: fc.integer({ min: -400, max: 400 }),
    length: fc.integer({ min: 0, max: 800 }),
    source: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ halfDays, start, length, source }) => {
    const from = dayAfter(today, start)
    return paid(halfDays, from, dayAfter(from, length), source)
  })
const months = (commitments: Commitment[], need = 10) => plan(commitments, need).months ?? -1

test('one more commitment never shortens the runway, one more need never lengthens it', () => {
  fc.assert(
    fc.property(fc.array(anyCommitment, { maxLength: 8 }), anyCommitment, (all, one) => {
      expect(months([...all, one])).toBeGreaterThanOrEqual(months(all))
      expect(months(all, 20)).toBeLessThanOrEqual(months(all, 10))
    }),
  )
})

test('never longer than the last contract, nor than its half-days; the order of rows changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyCommitment, { maxLength: 8 }), (all) => {
      const { paidUntil } = plan(all)
      const last = all
        .map(({ until }) => until)
        .toSorted()
        .at(-1)
      if (paidUntil) expect(paidUntil <= (last ?? '')).toBe(true)
      const stock = all.reduce((sum, { halfDays }) => sum + halfDays, 0)
      expect(months(all)).toBeLessThanOrEqual(stock / 10 + 0.001)
      expect(months(all.toReversed())).toBe(months(all))
    }),
  )
})

test('what cannot be is refused', () => {
  expect(() => plan([paid(-1, today, today)])).toThrow('never negative')
  expect(() => plan([paid(1, '2027-01-02', '2027-01-01')])).toThrow('ends after it begins')
  expect(() => plan([], 0)).toThrow('needs something')
})
