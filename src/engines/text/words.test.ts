import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldWithMap } from './fold.ts'
import { stem, wordsOf } from './words.ts'

test.each([
  ['Écoles', 'ecoles'],
  ['cœur d’œuvre', "coeur d'oeuvre"],
  ['ﬁnancer un oﬃce, un ﬂux', 'financer un office, un flux'],
  ['24\u202f000\u00a0€', '24 000 €'],
  ['habitant·e·s', 'habitant'],
  ['utilisateurs·rices inscrits', 'utilisateurs inscrits'],
  ['e\u0301tat civil', 'etat civil'],
  ['aujourd‘hui — demain', "aujourd'hui - demain"],
])('%s folds to %s', (text, plain) => {
  expect(fold(text)).toBe(plain)
})

test('the map leads each folded character back to its place in the original', () => {
  const { plain, at } = foldWithMap('un cœur, e\u0301mu·e')
  const start = plain.indexOf('emu')
  expect('un cœur, e\u0301mu·e'.slice(at[start], at[start + 3])).toBe('e\u0301mu·e')
})

test('folding again changes nothing, and the map never goes backwards', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { plain, at } = foldWithMap(text)
      expect(at).toHaveLength(plain.length + 1)
      expect(at.every((place, index) => index === 0 || place >= (at[index - 1] ?? 0))).toBe(true)
      expect(at.at(-1)).toBe(text.length)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aéÉœ’ ·-Ç9ñ') }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})

test('words know their sentence: a point, a line or a question opens another', () => {
  const words = wordsOf('le mail. la ged ? v2.0 et\nla visio')
  expect(words.map((word) => [word.text, word.sentence])).toEqual([
    ['le', 0],
    ['mail', 0],
    ['la', 1],
    ['ged', 1],
    ['v2', 2],
    ['0', 2],
    ['et', 2],
    ['la', 3],
    ['visio', 3],
  ])
})

test.each([
  ['cantines', 'cantine'],
  ['journaux', 'journal'],
  ['reseaux', 'reseau'],
  ['reservations', 'reserver'],
  ['facturation', 'facturer'],
])('%s and %s share a stem', (one, other) => {
  expect(stem(one)).toBe(stem(other))
})

test.each([
  ['paie', 'paiement'],
  ['voirie', 'voir'],
  ['plus', 'plu'],
  ['sans', 'san'],
  ['petition', 'petites'],
  ['compte', 'compta'],
  ['stocker', 'stock'],
])('%s and %s do not', (one, other) => {
  expect(stem(one)).not.toBe(stem(other))
})
