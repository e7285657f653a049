import { expect, test } from 'vitest'
import { kindOfName } from './body-kind.ts'
import { lastDayOf, usageState } from './freshness.ts'

const today = '2026-11-21'

test.each([
  ['2025-05-21', null, 'current'],
  ['2025-05-20', null, 'to-confirm'],
  ['2020-01-01', '2026-01-01', 'current'],
] as const)('said on %s, confirmed on %s: %s', (declared_on, confirmed_on, state) => {
  expect(usageState({ declared_on, confirmed_on, withdrawn_on: null }, today)).toBe(state)
})

test('a month or a year is true until its last day', () => {
  expect(['2024-02', '2023', '2026-11-03'].map(lastDayOf)).toEqual(['2024-02-29', '2023-12-31', '2026-11-03'])
})

test.each([
  ['Ville d’Échirolles', 'commune'],
  ['Département de la Gironde', 'departement'],
  ['Clermont Auvergne Métropole', 'epci'],
  ['CHU de Rennes', 'sante'],
  ['Université de Lille', 'enseignement'],
  ['DINUM', 'etat'],
  ['Gironde Numérique', null],
] as const)('%s is read as %s', (name, kind) => {
  expect(kindOfName(name)).toBe(kind)
})
