import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOfMonth, daysFrom, isoWeekOf, mondayOfWeek, plusDays, plusMonths, weekdayOf } from './days.ts'
import { type Cell, fillFrom, type HalfState, halvesTaken, mergeGrid, type Slot, slotsOf } from './grid.ts'
import { easterOf, holidaysBetween, holidaysOf } from './holidays.ts'
import { lettersFor, readLetter } from './letters.ts'

test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i is on %s', (year, day) => {
  expect(easterOf(year)).toBe(day)
})

test('the eleven legal holidays of 2026', () => {
  expect([...holidaysOf(2026).keys()].toSorted()).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
  expect([...holidaysBetween('2026-12-20', '2027-01-02').values()]).toEqual(['christmas', 'new-year'])
})

test.each([
  ['2026-11-22', '2026-W47'],
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
])('%s is in %s', (day, week) => {
  expect(isoWeekOf(day)).toBe(week)
})

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => plusDays('1950-01-01', days))

test('Easter is a Sunday between 22 March and 25 April, and a week begins on its Monday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1600, max: 2400 }), (year) => {
      const day = easterOf(year)
      expect(weekdayOf(day)).toBe(7)
      expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25').toBe(true)
    }),
  )
  fc.assert(
    fc.property(anyDay, (day) => {
      const monday = mondayOfWeek(isoWeekOf(day)) ?? ''
      expect(weekdayOf(monday)).toBe(1)
      expect(day >= monday && day <= plusDays(monday, 6)).toBe(true)
    }),
  )
  expect(mondayOfWeek('2026-W60')).toBeUndefined()
  expect(boundsOfMonth('2028-02')).toEqual({ from: '2028-02-01', until: '2028-02-29' })
  expect(plusMonths('2026-11', 3)).toBe('2027-02')
})

test('a range leaves holidays and other weekdays out', () => {
  const range = {
    from: '2026-11-09',
    until: '2026-11-15',
    halves: ['am'] as const,
    weekdays: new Set([1, 3]),
  }
  expect(slotsOf(range)).toEqual(['2026-11-09am'])
  expect(slotsOf({ ...range, weekdays: new Set() })).toHaveLength(6)
  expect(daysFrom('2026-11-10', '2026-11-09')).toEqual([])
})

const states: HalfState[] = ['', 'available', 'leave', 'off', 'project:1', 'project:2']
const anyState = fc.constantFrom(...states)
const anyCell = fc.record({ base: anyState, mine: anyState, current: anyState })

test('a merge loses nothing: what I did not touch stays, what I changed is written or shown', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 40 }), (drawn) => {
      const cells = drawn.map((cell, i): Cell => ({ slot: `2026-01-${10 + i}am` as Slot, ...cell }))
      const { writes, clashes } = mergeGrid(cells)
      const written = new Set(writes.map(({ slot }) => slot))
      const shown = new Set(clashes.map(({ slot }) => slot))
      for (const { slot, base, mine, current } of cells) {
        const touched = mine !== base && mine !== current
        expect(written.has(slot) || shown.has(slot)).toBe(touched)
        expect(written.has(slot) && shown.has(slot)).toBe(false)
        if (written.has(slot)) expect([current, current.startsWith('project:')]).toEqual([base, false])
      }
    }),
  )
})

test('leave over a commitment, a second commitment and a commitment over leave are flagged, then may be confirmed', () => {
  const cell = (base: HalfState, mine: HalfState): Cell => ({
    slot: '2026-11-23am',
    base,
    mine,
    current: base,
  })
  expect(mergeGrid([cell('project:1', 'leave')]).clashes[0]?.why).toBe('over-commitment')
  expect(mergeGrid([cell('project:1', 'project:2')]).clashes[0]?.why).toBe('over-commitment')
  expect(mergeGrid([cell('leave', 'project:1')]).clashes[0]?.why).toBe('over-leave')
  const confirmed = new Set<Slot>(['2026-11-23am'])
  expect(mergeGrid([cell('project:1', 'leave')], confirmed).writes).toHaveLength(1)
  const elsewhere: Cell = { slot: '2026-11-23am', base: 'available', mine: 'leave', current: 'project:1' }
  expect(mergeGrid([elsewhere], confirmed).clashes[0]?.why).toBe('changed-elsewhere')
})

test('the usual week fills what is empty, and nothing else', () => {
  const week = new Map([['1am', 'available'] as const, ['3pm', 'off'] as const])
  const current = new Map<Slot, HalfState>([['2026-11-16am', 'leave']])
  expect(fillFrom(week, { from: '2026-11-09', until: '2026-11-22' }, current)).toEqual([
    { slot: '2026-11-09am', from: '', to: 'available' },
    { slot: '2026-11-18pm', from: '', to: 'off' },
  ])
})

test.each([
  ['a meeting at nine', 540, 600, ['2026-11-23am']],
  ['lunch', 720, 840, []],
  ['from eleven to three', 660, 900, ['2026-11-23am', '2026-11-23pm']],
  ['an evening', 1140, 1260, []],
])('%s', (_, from, until, slots) => {
  const day = '2026-11-23'
  expect(halvesTaken({ day, minute: from }, { day, minute: until })).toEqual(slots)
})

test('an event of two whole days takes four halves', () => {
  const taken = halvesTaken({ day: '2026-11-23', minute: 0 }, { day: '2026-11-25', minute: 0 })
  expect(taken).toEqual(['2026-11-23am', '2026-11-23pm', '2026-11-24am', '2026-11-24pm'])
})

test('letters are read whatever their case, and an unknown one is not guessed', () => {
  const letters = lettersFor(['12', '7'])
  expect(readLetter(letters, ' a ')).toBe('project:12')
  expect(readLetter(letters, 'B')).toBe('project:7')
  expect(readLetter(letters, 'k')).toBe('leave')
  expect(readLetter(letters, '')).toBe('')
  expect(readLetter(letters, 'z')).toBeUndefined()
})
