import { expect, test } from 'vitest'
import { kindOf } from './legal-category.ts'
import { legalForm } from './legal-category.words.ts'

test.each([
  ['7210', null, 'commune'],
  ['7346', '84.11Z', 'epci'],
  ['7113', '84.11Z', 'etat'],
  ['7383', '85.42Z', 'enseignement'],
  ['7389', '72.19Z', 'recherche'],
  ['7389', '84.13Z', 'operateur'],
  ['7364', '86.10Z', 'sante'],
  ['7361', '88.99B', 'autre'],
  ['5458', '62.01Z', 'cooperative'],
  ['5710', '72.19Z', 'entreprise'],
  ['9220', '94.99Z', 'association'],
  ['4140', '36.00Z', 'autre'],
  ['', null, 'autre'],
  [null, '72.19Z', 'autre'],
] as const)('category %s with activity %s is %s', (category, activity, kind) => {
  expect(kindOf(category, activity)).toBe(kind)
})

test('a legal form is named by the longest code that is listed, in both languages', () => {
  expect(legalForm('fr', '7113')).toBe('Ministère (7113)')
  expect(legalForm('en', '7379')).toBe('Public administrative body (7379)')
  expect(legalForm('fr', '0000')).toBe('0000')
  expect(legalForm('fr', null)).toBeNull()
})
