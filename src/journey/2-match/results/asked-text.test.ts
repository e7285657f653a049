import { expect, test } from 'vitest'
import { understandText } from '#journey/1-need/index.ts'
import { askedText } from './asked-text.ts'

const TEXT = 'Les familles doivent pouvoir inscrire leurs enfants à la cantine et payer en ligne.'
const understood = understandText(TEXT, '2026-11-21')
const ids = understood.functions.map(({ id }) => id)

test('what nobody corrected is ranked by the words as they are', () => {
  expect(ids).toEqual(expect.arrayContaining(['cantine', 'paiement-en-ligne']))
  expect(askedText(TEXT, understood)).toBe(TEXT)
})

test('the words of a function taken away no longer count, the name of one added does', () => {
  const functions = understood.functions.filter(({ id }) => id !== 'paiement-en-ligne')
  expect(askedText(TEXT, { functions })).not.toContain('payer en ligne')
  expect(askedText(TEXT, { functions })).toContain('cantine')
  const added = [...understood.functions, { id: 'sig', origin: 'said' as const, words: [] }]
  expect(askedText(TEXT, { functions: added })).toContain('Consulter et gérer des cartes')
})
