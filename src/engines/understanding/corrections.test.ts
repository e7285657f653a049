import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { applyCorrections, type Correction, factKey } from './corrections.ts'
import { understand } from './understand.ts'

const taxonomy = readTaxonomy()
const text =
  'Gestion de la cantine pour 24 000 habitants, 60 000 € au plus. Nous gardons notre logiciel de facturation.'
const read = understand(text, taxonomy, '2026-11-21')
const correct = (...corrections: Correction[]) => applyCorrections(read, corrections, taxonomy)
const ids = (understanding: typeof read): string[] => understanding.functions.map(({ id }) => id)

test('without corrections nothing changes', () => {
  expect(correct()).toEqual(read)
  expect(ids(read)).toEqual(['cantine', 'demarches-en-ligne', 'paiement-en-ligne', 'etl'])
})

test('removing a function removes what only it implied', () => {
  expect(ids(correct({ kind: 'remove-function', id: 'cantine' }))).toEqual([])
  expect(ids(correct({ kind: 'remove-function', id: 'paiement-en-ligne' }))).toEqual([
    'cantine',
    'demarches-en-ligne',
    'etl',
  ])
})

test('a function added is said, and brings what it implies', () => {
  const corrected = correct({ kind: 'add-function', id: 'demarches-en-ligne' })
  expect(ids(corrected)).toEqual(['cantine', 'demarches-en-ligne', 'paiement-en-ligne', 'sso', 'etl'])
  expect(corrected.functions[1]).toEqual({ id: 'demarches-en-ligne', origin: 'said', words: [] })
})

test('the last word on a function stands, and an unknown function is left out', () => {
  const [add, remove] = [
    { kind: 'add-function', id: 'wiki' },
    { kind: 'remove-function', id: 'wiki' },
  ] as const
  expect(ids(correct(add, remove))).not.toContain('wiki')
  expect(ids(correct(remove, add))).toContain('wiki')
  expect(correct({ kind: 'add-function', id: 'tout-faire' })).toEqual(read)
})

test('a fact set takes the place of the one it corrects, and is said', () => {
  const { facts } = correct({ kind: 'set-fact', fact: { kind: 'budget', value: { max: 100n } } })
  expect(facts.filter(({ kind }) => kind === 'budget')).toEqual([
    { kind: 'budget', value: { max: 100n }, origin: 'said', span: null },
  ])
  expect(facts.map(({ kind }) => kind)).toEqual(read.facts.map(({ kind }) => kind))
})

test('a fact cleared goes, with what was deduced from it', () => {
  const corrected = correct({ kind: 'clear-fact', key: 'keep:logiciel de facturation' })
  expect(corrected.facts.some(({ kind }) => kind === 'keep')).toBe(false)
  expect(ids(corrected)).not.toContain('etl')
})

test('something kept, once stated, asks for the link with it', () => {
  const without = understand('Gestion de la cantine', taxonomy, '2026-11-21')
  const fact = { kind: 'keep', value: { what: 'Logiciel de paie' } } as const
  const corrected = applyCorrections(without, [{ kind: 'set-fact', fact }], taxonomy)
  expect(ids(corrected)).toContain('etl')
})

const anyCorrection: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('add-function' as const, 'remove-function' as const),
    id: fc.constantFrom(...taxonomy.functions.keys(), 'inconnue'),
  }),
  fc.record({
    kind: fc.constant('clear-fact' as const),
    key: fc.constantFrom('budget', 'body', 'population:habitants', 'keep:logiciel de facturation', ''),
  }),
  fc.record({
    kind: fc.constant('set-fact' as const),
    fact: fc.record({
      kind: fc.constant('population' as const),
      value: fc.record({ count: fc.nat(), of: fc.constantFrom('agents' as const, 'habitants' as const) }),
    }),
  }),
)

test('correcting twice alike changes nothing more, and one key names one fact', () => {
  fc.assert(
    fc.property(fc.array(anyCorrection, { maxLength: 8 }), (corrections) => {
      const once = correct(...corrections)
      expect(correct(...corrections, ...corrections)).toEqual(once)
      const keys = once.facts.map(factKey)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})
