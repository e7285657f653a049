import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { luhnKey } from './luhn.ts'
import { checkIdentifier, checkSiren, checkSiret, formatSiren, type SirenFault } from './siren.ts'
import { explainSiren } from './siren.words.ts'
import { vatNumber } from './vat.ts'

const DINUM = '130025265'
const vectorsFile = new URL('../../../../shared/law/vectors.json', import.meta.url)

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const anySiren = digits(8)
  .filter((body) => /[1-9]/.test(body))
  .map((body) => body + luhnKey(body))
const anySiret = fc.tuple(anySiren, digits(4)).map(([siren, nic]) => siren + nic + luhnKey(siren + nic))
const faultOf = (text: string, check: (text: string) => { valid: boolean }) => {
  const answer = check(text)
  return answer.valid ? 'none' : (answer as { valid: boolean } & SirenFault).fault
}

test('a SIREN is read as people write it', () => {
  for (const text of [DINUM, '130 025 265', '130.025.265', ' 130\u202f025\u202f265 ', '１３００２５２６５']) {
    expect(checkSiren(text)).toEqual({ valid: true, siren: DINUM })
  }
})

test('a SIRET gives its SIREN, and one field takes both', () => {
  expect(checkSiret('130 025 265 00013')).toEqual({ valid: true, siren: DINUM, siret: '13002526500013' })
  expect(checkIdentifier('130025265')).toEqual({ valid: true, siren: DINUM, siret: null })
  expect(checkIdentifier('13002526500013')).toEqual({ valid: true, siren: DINUM, siret: '13002526500013' })
})

test('La Poste: the head office passes by Luhn, the others by a sum that is a multiple of 5', () => {
  expect(checkSiret('35600000000048').valid).toBe(true)
  expect(checkSiret('35600000049837').valid).toBe(true)
  expect(checkSiret('35600000049838')).toMatchObject({ rule: 'la-poste', sum: 46, multipleOf: 5 })
  expect(checkSiret('73282932049837').valid).toBe(false)
})

test('each refusal says what is wrong, shows the sum, and says what to do, in both languages', () => {
  const wrong = checkSiren('130025266')
  expect(wrong).toMatchObject({
    fault: 'checksum',
    part: 'siren',
    terms: [1, 6, 0, 0, 2, 1, 2, 3, 6],
    sum: 21,
  })
  if (wrong.valid) throw new Error('a wrong key was accepted')
  expect(explainSiren('fr', wrong)).toContain('1 + 6 + 0 + 0 + 2 + 1 + 2 + 3 + 6 = 21')
  expect(explainSiren('fr', wrong)).toContain('recopiez-le d’une facture')
  expect(explainSiren('en', wrong)).toContain('multiple of 10; here 1 + 6')

  const short = checkSiren('13002526')
  expect(short).toMatchObject({ fault: 'length', digits: 8, expected: [9] })
  if (!short.valid)
    expect(explainSiren('fr', short)).toBe('Ce numéro a 8\u00a0chiffres\u202f; un SIREN en a 9.')

  const letters = checkIdentifier('13OO25265')
  if (!letters.valid) expect(explainSiren('fr', letters)).toContain('retirez «\u00a0O\u00a0».')
  expect(faultOf('', checkIdentifier)).toBe('empty')
  expect(faultOf(' - ', checkIdentifier)).toBe('empty')
  expect(faultOf('000000000', checkIdentifier)).toBe('zeros')
  expect(faultOf('1'.repeat(61), checkIdentifier)).toBe('too-long')
  expect(faultOf('130025265', checkSiret)).toBe('length')
})

test('a SIRET whose SIREN is wrong is told so', () => {
  expect(checkSiret(`130025266${'00013'}`)).toMatchObject({ fault: 'checksum', part: 'siren' })
})

test('every number made with the key is accepted, however it is spaced', () => {
  const acceptsSiren = fc.property(anySiren, (siren) => {
    expect(checkSiren(formatSiren(siren))).toEqual({ valid: true, siren })
  })
  const acceptsSiret = fc.property(anySiret, (siret) => {
    expect(checkSiret(formatSiren(siret)).valid).toBe(true)
  })
  fc.assert(acceptsSiren)
  fc.assert(acceptsSiret)
})

test('one changed digit is always refused', () => {
  const change = (text: string, at: number, by: number) =>
    text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1)
  const position = (length: number) => fc.nat(length - 1)
  const step = fc.integer({ min: 1, max: 9 })
  const refusesSiren = fc.property(anySiren, position(9), step, (siren, at, by) => {
    expect(checkSiren(change(siren, at, by)).valid).toBe(false)
  })
  const refusesSiret = fc.property(anySiret, position(14), step, (siret, at, by) => {
    fc.pre(!siret.startsWith('356000000'))
    expect(checkSiret(change(siret, at, by)).valid).toBe(false)
  })
  fc.assert(refusesSiren)
  fc.assert(refusesSiret)
})

test('any text gets an answer, and every refusal has words', () => {
  const answers = fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
    for (const check of [checkSiren, checkSiret, checkIdentifier]) {
      const answer = check(text)
      if (answer.valid) continue
      expect(explainSiren('fr', answer).length).toBeGreaterThan(10)
      expect(explainSiren('en', answer).length).toBeGreaterThan(10)
    }
  })
  fc.assert(answers)
})

test('the VAT number follows from the SIREN', () => {
  expect(vatNumber('424761419')).toBe('FR22424761419')
  expect(vatNumber('828852871')).toBe('FR00828852871')
  expect(() => vatNumber('130025266')).toThrow('valid SIREN')
})

test.skipIf(!existsSync(vectorsFile))(
  'the vectors of the law hold (needs ../shared/law/vectors.json)',
  () => {
    type Vector = {
      topic: string
      given: { siren?: string; siret?: string }
      expect: { luhn: boolean; vat?: string }
    }
    const { vectors } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: Vector[] }
    const identifiers = vectors.filter(({ topic }) => topic === 'ids')
    expect(identifiers.length).toBeGreaterThanOrEqual(3)
    for (const { given, expect: expected } of identifiers) {
      if (given.siret) expect(checkSiret(given.siret).valid).toBe(expected.luhn)
      if (given.siren) expect(checkSiren(given.siren).valid).toBe(expected.luhn)
      if (given.siren && expected.vat) expect(vatNumber(given.siren)).toBe(expected.vat)
    }
  },
)
