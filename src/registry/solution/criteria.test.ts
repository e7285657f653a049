import { expect, test } from 'vitest'
import { criteriaOf } from './criteria.ts'
import type { SingleFields } from './fields.ts'
import { ignoredOf } from './ignored.ts'
import type { Retained } from './retain.ts'

const today = '2026-11-21'
const none = { providers: 0, users: 0, usersToConfirm: 0 }
const retained = (fields: Partial<SingleFields>): Retained => {
  const kept = Object.entries(fields).map(([field, value]) => {
    const from = { field, source: 'csv:essai', value, dated: '2026', sourceUrl: null }
    return [field, { value, from, others: [] }]
  })
  return { single: Object.fromEntries(kept), lists: {}, functions: [] }
}
const statesOf = (fields: Partial<SingleFields>, proofs = none) => {
  const solution = { licence: fields.licence ?? null, retained: retained(fields) }
  return Object.fromEntries(criteriaOf(solution, proofs, today).map(({ id, state }) => [id, state]))
}

test('what no source tells is unknown, and never a no', () => {
  expect(new Set(Object.values(statesOf({})))).toEqual(new Set(['unknown']))
})

test.each([
  [{ repository: 'https://forge.example/a' }, { code: 'ok' }],
  [{ documentation: 'https://a.example/doc' }, { documentation: 'ok' }],
  [{ licence: 'EUPL-1.2' }, { licence: 'ok' }],
  [{ licence: 'CECILL-2.0' }, { licence: 'partly' }],
  [{ licence: 'SSPL-1.0' }, { licence: 'no' }],
  [{ licence: 'SSPL-1.0 OR MIT' }, { licence: 'ok' }],
  [{ licence: 'SSPL-1.0 AND MIT' }, { licence: 'no' }],
  [{ licence: 'LicenseRef-maison' }, { licence: 'unknown' }],
  [{ status: 'active' }, { maintained: 'ok' }],
  [{ status: 'archived' }, { maintained: 'no' }],
  [{ status: 'unknown' }, { maintained: 'unknown' }],
  [{ sill: 3 }, { sill: 'ok' }],
  [{ sill: 3, sillStatus: 'FR' }, { sill: 'partly' }],
  [{ sillSupported: true }, { support: 'ok' }],
  [{ sillSupported: false }, { support: 'no' }],
  [{ version: '3.2' }, { release: 'unknown' }],
] as const)('%j: %j', (fields, states) => {
  expect(statesOf(fields)).toMatchObject(states)
})

test('one provider is a partial answer, and so are old proofs', () => {
  expect(statesOf({}, { providers: 1, users: 0, usersToConfirm: 3 })).toMatchObject({
    providers: 'partly',
    users: 'partly',
  })
  expect(statesOf({}, { ...none, providers: 2, users: 1 })).toMatchObject({ providers: 'ok', users: 'ok' })
})

test.each([
  ['2024', 'ok'],
  ['2024-11', 'ok'],
  ['2024-11-21', 'ok'],
  ['2024-11-20', 'partly'],
  ['2023', 'partly'],
])('on 21 November 2026, a release of %s is %s', (releaseDate, state) => {
  expect(statesOf({ releaseDate })).toMatchObject({ release: state })
})

test('the edition of the SILL is that of the list, or the one that our editors read', () => {
  const editionOf = (source: string) => {
    const from = { field: 'sill', source, value: 3, dated: '2020-01', sourceUrl: null }
    const single = { sill: { value: 3, from, others: [] } }
    const all = criteriaOf({ licence: null, retained: { single, lists: {}, functions: [] } }, none, today)
    return all.find(({ id }) => id === 'sill')?.detail
  }
  expect([editionOf('sill'), editionOf('redaction')]).toEqual(['2020-01', '2022-05'])
})

test('what is ignored is what no source tells; nobody tells accessibility and costs', () => {
  const ignored = ignoredOf(retained({ repository: 'https://forge.example/a', status: 'active' }), none)
  expect(ignored).toContain('documentation')
  expect(ignored).not.toContain('repository')
  expect(ignored).not.toContain('status')
  expect(ignored.slice(-2)).toEqual(['accessibility', 'cost'])
})
