import { digitTerms, luhnTerms } from './luhn.ts'

export const SIREN_DIGITS = 9
export const SIRET_DIGITS = 14
/** La Poste has more establishments than Luhn keys allow: Insee gave them a rule of their own. */
export const LA_POSTE = '356000000'
/** Long enough for any way of spacing fourteen digits; beyond, it is another text pasted by mistake. */
const TEXT_MAX = 60
/** A text may hold thousands of strange characters; a person needs to be shown a few. */
const CHARACTERS_SHOWN = 5
/** What people put between groups of digits: spaces of any width, dots, hyphens, dashes, underscores. */
const SEPARATORS = /[\s.\-_\u00ad\u200b-\u200d\u2010-\u2015\u2060\ufeff]/gu

export type NumberName = 'siren' | 'siret'

/**
 * Why a number is refused, with what its words need.
 * `checksum.part` says which number fails: a SIRET is checked with its own key, and with that of its SIREN.
 */
export type SirenFault =
  | { fault: 'empty' }
  | { fault: 'too-long' }
  | { fault: 'characters'; characters: string[] }
  | { fault: 'length'; digits: number; expected: readonly number[] }
  | { fault: 'zeros' }
  | {
      fault: 'checksum'
      part: NumberName
      rule: 'luhn' | 'la-poste'
      number: string
      terms: number[]
      sum: number
      multipleOf: number
    }

export type SirenCheck = { valid: true; siren: string } | ({ valid: false } & SirenFault)
export type SiretCheck = { valid: true; siren: string; siret: string } | ({ valid: false } & SirenFault)
export type IdentifierCheck =
  | { valid: true; siren: string; siret: string | null }
  | ({ valid: false } & SirenFault)

/**
 * Reads a SIREN as people write it (spaces, dots, full-width digits) and checks its key (Luhn).
 * Answers the nine digits, or the first thing that is wrong: no text, too long, characters, number of digits, key.
 * Source: Insee, definition of the « numéro SIREN »; decree R123-220 of the Code de commerce.
 */
export function checkSiren(text: string): SirenCheck {
  const read = readDigits(text, [SIREN_DIGITS])
  if ('fault' in read) return { valid: false, ...read }
  const fault = sirenFault(read.digits)
  return fault ? { valid: false, ...fault } : { valid: true, siren: read.digits }
}

/**
 * Reads a SIRET: its SIREN must be right, and its fourteen digits too (Luhn). The establishments of
 * La Poste (356 000 000) pass with a sum of digits that is a multiple of 5; its head office passes by Luhn.
 * Source: Insee, definition of the « numéro SIRET ».
 */
export function checkSiret(text: string): SiretCheck {
  const read = readDigits(text, [SIRET_DIGITS])
  if ('fault' in read) return { valid: false, ...read }
  const siret = read.digits
  const siren = siret.slice(0, SIREN_DIGITS)
  const fault = sirenFault(siren) ?? siretFault(siret, siren)
  return fault ? { valid: false, ...fault } : { valid: true, siren, siret }
}

/** Reads what someone types in one field for both: nine digits are a SIREN, fourteen a SIRET. */
export function checkIdentifier(text: string): IdentifierCheck {
  const read = readDigits(text, [SIREN_DIGITS, SIRET_DIGITS])
  if ('fault' in read) return { valid: false, ...read }
  if (read.digits.length === SIRET_DIGITS) return checkSiret(read.digits)
  const check = checkSiren(read.digits)
  return check.valid ? { ...check, siret: null } : check
}

/** 732829320 → « 732 829 320 », 73282932000074 → « 732 829 320 00074 », with spaces that do not break. */
export const formatSiren = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})/, '$1\u202f$2\u202f$3\u202f').replace(/\u202f$/, '')

function readDigits(text: string, expected: readonly number[]): { digits: string } | SirenFault {
  if (text.length > TEXT_MAX) return { fault: 'too-long' }
  const compact = text.normalize('NFKC').replace(SEPARATORS, '')
  if (compact === '') return { fault: 'empty' }
  const characters = [...new Set(compact.replace(/[0-9]/g, ''))]
  if (characters.length > 0) return { fault: 'characters', characters: characters.slice(0, CHARACTERS_SHOWN) }
  if (!expected.includes(compact.length)) return { fault: 'length', digits: compact.length, expected }
  return { digits: compact }
}

function sirenFault(siren: string): SirenFault | undefined {
  // Zeros satisfy every key and name nobody.
  if (/^0+$/.test(siren)) return { fault: 'zeros' }
  return keyFault('siren', 'luhn', siren)
}

function siretFault(siret: string, siren: string): SirenFault | undefined {
  const fault = keyFault('siret', 'luhn', siret)
  return fault && siren === LA_POSTE ? keyFault('siret', 'la-poste', siret) : fault
}

function keyFault(part: NumberName, rule: 'luhn' | 'la-poste', number: string): SirenFault | undefined {
  const terms = rule === 'luhn' ? luhnTerms(number) : digitTerms(number)
  const multipleOf = rule === 'luhn' ? 10 : 5
  const sum = terms.reduce((total, term) => total + term, 0)
  return sum % multipleOf === 0
    ? undefined
    : { fault: 'checksum', part, rule, number, terms, sum, multipleOf }
}
