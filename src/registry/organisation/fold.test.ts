import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, keyOf, readAsked } from './fold.ts'

test('accents, case, hyphens, apostrophes and saints do not count', () => {
  expect(fold('Saint-Étienne-de-l’Œuvre')).toBe('st etienne de l oeuvre')
  expect(fold('SAINTE  FOY-LÈS-LYON')).toBe(fold('Ste-Foy-lès-Lyon'))
  expect(fold('Hay\u0308-les-Roses')).toBe('hay les roses')
})

test('the key of a name is what distinguishes it', () => {
  expect(keyOf(fold('Mairie de La Rochelle'))).toBe('rochelle')
  expect(keyOf(fold('Département de l’Ardèche'))).toBe('ardeche')
  expect(keyOf(fold('La Ville'))).toBe('la ville')
})

test('what is asked may be a name, a number, or a kind and a name', () => {
  expect(readAsked('213 502 388')).toMatchObject({ digits: '213502388', words: ['213502388'] })
  expect(readAsked('conseil départemental du Gard')).toMatchObject({ hint: 'departement', words: ['gard'] })
  expect(readAsked('Rennes 35000')).toMatchObject({ digits: null, words: ['rennes', '35000'] })
  expect(readAsked('🎈 —')).toBeNull()
  expect(readAsked('')).toBeNull()
})

test('any text folds to plain words, and folding twice changes nothing', () => {
  const plainWords = fc.property(fc.string({ unit: 'binary' }), (text) => {
    const folded = fold(text)
    expect(folded).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/)
    expect(fold(folded)).toBe(folded)
  })
  fc.assert(plainWords)
})
