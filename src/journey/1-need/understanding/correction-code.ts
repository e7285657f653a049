import type { Correction } from '#engines/understanding/corrections.ts'

const CENTS = /^-?\d+n$/

/** JSON has no exact whole numbers: cents are written « 6000000n », and read back as bigint. */
export const writeCorrection = (correction: Correction): string =>
  JSON.stringify(correction, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))

export const readCorrection = (stored: unknown): Correction => {
  const revive = (_key: string, value: unknown) =>
    typeof value === 'string' && CENTS.test(value) ? BigInt(value.slice(0, -1)) : value
  return JSON.parse(JSON.stringify(stored), revive) as Correction // Written by us, through the schema of the form.
}
