import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf, daysBetween } from './clock.ts'

test('half past eleven in the evening in London is tomorrow in Paris', () => {
  expect(dayOf(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22')
})

test('a month after the 31st ends on the last day there is', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2026-11-21', -18)).toBe('2025-05-21')
})

test('days added are days counted', () => {
  const anyDay = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  const adds = fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
    const day = date.toISOString().slice(0, 10)
    expect(daysBetween(day, addDays(day, days))).toBe(days)
  })
  fc.assert(adds)
})
