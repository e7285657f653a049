import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesTheBody } from './names-the-body.ts'

test('a body is named by the word that is its own, whatever its accents and capitals', () => {
  expect(namesTheBody('À CLAIRLIEU, la cantine se paie encore en espèces', 'Ville de Clairlieu')).toBe(true)
  expect(namesTheBody('habitants de clairlieu-sur-loire', 'Clairlieu')).toBe(true)
  expect(namesTheBody('une ville de 24 000 habitants', 'Ville de Clairlieu')).toBe(false)
  expect(namesTheBody('la commune de Ay veut un agenda', 'Commune de Ay')).toBe(true)
})

test('the whole name is always seen, however common its words', () => {
  const anyName = fc
    .array(fc.stringMatching(/^[a-zàéè]{1,9}$/), { minLength: 1, maxLength: 5 })
    .map((words) => words.join(' '))
  const anyText = fc.string()
  const isSeen = fc.property(anyName, anyText, anyText, (name, before, after) => {
    expect(namesTheBody(`${before} ${name.toUpperCase()} ${after}`, name)).toBe(true)
  })
  fc.assert(isSeen)
})
