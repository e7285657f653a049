import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexSkills, suggestSkills } from './suggest.ts'

const index = indexSkills([
  { id: 'c-cpp', names: ['C et C++', 'c++'] },
  { id: 'csharp', names: ['C#'] },
  { id: 'qgis', names: ['QGIS'] },
  { id: 'rgaa', names: ['Accessibilité numérique', 'rgaa'] },
  { id: 'tests', names: ['Tests automatisés', 'tests unitaires'] },
])

test.each([
  ['qgis', 'qgis'],
  ['Q Gis', 'qgis'],
  ['qggis', 'qgis'],
  ['un peu de QGIS', 'qgis'],
  ['accessibilite', 'rgaa'],
  ['access', 'rgaa'],
  ['c++', 'c-cpp'],
  ['C#', 'csharp'],
  ['test unitaire', 'tests'],
])('%s means %s first', (text, id) => {
  expect(suggestSkills(index, text)[0]).toBe(id)
})

test('whatever is typed, at most three known skills come, each once, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = suggestSkills(index, text)
      expect(found.length).toBeLessThanOrEqual(3)
      expect(new Set(found).size).toBe(found.length)
      expect(suggestSkills(index, text)).toEqual(found)
    }),
  )
})
