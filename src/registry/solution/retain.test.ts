import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retain, type Said } from './retain.ts'
import { sourceKinds } from './sources.ts'

const said = (source: string, field: string, value: unknown, dated: string | null = '2026-01-01'): Said => ({
  source,
  field,
  value,
  dated,
  sourceUrl: null,
})

test('the most trusted source is retained, and those that contradict it are kept beside it', () => {
  const { single } = retain([
    said('awesome-selfhosted', 'licence', 'MIT'),
    said('sill', 'licence', 'GPL-3.0-only', '2022-05'),
    said('publiccode', 'licence', 'GPL-3.0-or-later', '2020-01-01'),
  ])
  expect(single.licence).toMatchObject({
    value: 'GPL-3.0-or-later',
    from: { source: 'publiccode', dated: '2020-01-01' },
    others: [{ source: 'sill' }, { source: 'awesome-selfhosted' }],
  })
})

test('between two of one kind the last said is retained, then the first by name', () => {
  const name = (values: Said[]) => retain(values).single.name?.from.source
  expect(name([said('csv:a', 'name', 'A', '2024'), said('csv:b', 'name', 'B', '2025-03')])).toBe('csv:b')
  expect(name([said('csv:b', 'name', 'B'), said('csv:a', 'name', 'A')])).toBe('csv:a')
  expect(name([said('csv:a', 'name', 'A', null), said('csv:b', 'name', 'B', '2001')])).toBe('csv:b')
})

test('two ways of writing one address or one licence are not a disagreement', () => {
  const { single } = retain([
    said('redaction', 'website', 'https://www.exemple.fr/'),
    said('sill', 'website', 'http://exemple.fr'),
    said('redaction', 'licence', 'AGPL-3.0-or-later'),
    said('awesome-selfhosted', 'licence', 'AGPL-3.0'),
  ])
  expect(single.website?.others).toEqual([])
  expect(single.licence?.others).toEqual([])
})

test('lists add up, each item once, with everyone who says it', () => {
  const { lists } = retain([
    said('yunohost', 'replaces', ['google drive', 'iCloud']),
    said('redaction', 'replaces', ['Dropbox', 'Google Drive']),
  ])
  expect(lists.replaces?.map(({ value, from }) => [value, from.map(({ source }) => source)])).toEqual([
    ['Dropbox', ['redaction']],
    ['Google Drive', ['redaction', 'yunohost']],
    ['iCloud', ['yunohost']],
  ])
})

test('functions are chosen one by one', () => {
  const { functions } = retain([
    said('publiccode', 'functions', { agenda: { state: 'no', proof: 'https://exemple.fr/' } }),
    said('redaction', 'functions', { agenda: { state: 'proven' }, visio: { state: 'partly' } }),
  ])
  expect(functions).toMatchObject([
    { id: 'agenda', value: { state: 'no' }, others: [{ source: 'redaction' }] },
    { id: 'visio', value: { state: 'partly' }, from: { source: 'redaction' } },
  ])
})

const anySaid = fc
  .record({
    source: fc.constantFrom(...sourceKinds, 'csv:a', 'csv:b', 'inconnu'),
    field: fc.constantFrom('name', 'licence', 'website'),
    value: fc.string(),
    dated: fc.constantFrom(null, '2020', '2020-05', '2020-05-03'),
  })
  .map(({ source, field, value, dated }) => said(source, field, value, dated))
const distinct = fc.uniqueArray(anySaid, { selector: ({ source, field }) => `${source} ${field}` })

test('the order in which sources spoke changes nothing', () => {
  fc.assert(
    fc.property(distinct, fc.infiniteStream(fc.nat()), (values, ranks) => {
      const shuffled = values
        .map((value) => ({ value, rank: ranks.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ value }) => value)
      expect(retain(shuffled)).toEqual(retain(values))
    }),
  )
})

test('a source more never removes what another says: it takes its place or stands beside it', () => {
  fc.assert(
    fc.property(distinct, (values) => {
      const [last, ...before] = values
      const kept = retain(before).single.name
      const now = retain(values).single.name
      if (!last || !kept) return
      expect([kept.from, last].map(({ source }) => source)).toContain(now?.from.source)
    }),
  )
})
