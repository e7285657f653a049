import { assert } from '#engines/assert.ts'
import { checkSiren } from './siren.ts'

/**
 * The French VAT number of a SIREN: FR, a key of two digits ((12 + 3 × (SIREN mod 97)) mod 97), the SIREN.
 * It says what the number would be, not that the body has one: many public bodies are outside VAT.
 * The caller gives a SIREN that `checkSiren` accepted.
 * Source: BOI-TVA-DECLA-20-20-10; it reproduces published numbers (FR22 424761419, FR00 828852871).
 */
export function vatNumber(siren: string): string {
  assert(checkSiren(siren).valid, 'a VAT number is made from a valid SIREN')
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(key).padStart(2, '0')}${siren}`
}
