/**
 * What each digit weighs in the Luhn sum: from the right, one digit in two is doubled, and a double of
 * two figures is worth their sum. The terms are answered, not only their total, so that a person can redo it.
 */
export function luhnTerms(digits: string): number[] {
  const last = digits.length - 1
  return [...digits].map((digit, i) => {
    const value = Number(digit) * ((last - i) % 2 === 1 ? 2 : 1)
    return value > 9 ? value - 9 : value
  })
}

/** The digits of a number, added as they are: the rule of La Poste's establishments. */
export const digitTerms = (digits: string): number[] => [...digits].map(Number)

/** The digit that, written after these, makes their Luhn sum a multiple of ten. */
export function luhnKey(digits: string): string {
  const total = luhnTerms(`${digits}0`).reduce((sum, term) => sum + term, 0)
  return String((10 - (total % 10)) % 10)
}
