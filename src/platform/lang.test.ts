import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, formatDate, formatMoney, plural, readLang, to } from './lang.ts'

test('a path keeps its page from one language to the other', () => {
  expect(to('en', '/')).toBe('/en')
  expect(readLang('/en/solutions')).toEqual({ lang: 'en', path: '/solutions' })
  expect(readLang('/entreprises')).toEqual({ lang: 'fr', path: '/entreprises' })
  const anyPath = fc.array(fc.stringMatching(/^[a-z]{1,8}$/)).map((parts) => `/${parts.join('/')}`)
  const isKept = fc.property(anyPath, fc.constantFrom('fr' as const, 'en' as const), (path, lang) => {
    if (!path.startsWith('/en')) expect(readLang(to(lang, path))).toEqual({ lang, path })
  })
  fc.assert(isKept)
})

test('money is exact however large, and shows cents only when there are some', () => {
  expect(formatMoney('fr', 34_500_00n)).toBe('34\u202f500\u00a0€')
  expect(formatMoney('fr', 9_007_199_254_740_993_07n)).toBe(
    '9\u202f007\u202f199\u202f254\u202f740\u202f993,07\u00a0€',
  )
  expect(formatMoney('en', -5n)).toBe('-€0.05')
})

test('French says 1er, counts zero as one, and a million takes « de »', () => {
  expect(formatDate('fr', '2027-09-01')).toBe('1er septembre 2027')
  expect(formatDate('en', '2027-09')).toBe('September 2027')
  expect(plural('fr', 0, { one: 'besoin', other: 'besoins' })).toBe('besoin')
  expect(plural('fr', 1_000_000, { one: 'besoin', other: 'besoins', many: 'de besoins' })).toBe('de besoins')
  expect(plural('en', 0, { one: 'need', other: 'needs' })).toBe('needs')
  const words = { one: 'demi-journée', other: 'demi-journées' }
  expect([0, 1.5, 2, 1_000].map((count) => counted('fr', count, words))).toEqual([
    '0 demi-journée',
    '1,5 demi-journée',
    '2 demi-journées',
    '1\u202f000 demi-journées',
  ])
  expect(counted('en', 1.5, { one: 'half-day', other: 'half-days' })).toBe('1.5 half-days')
})
