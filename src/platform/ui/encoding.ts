export type Encoding = 'br' | 'gzip' | 'identity'
const PREFERRED: readonly Encoding[] = ['br', 'gzip', 'identity']

/** The best encoding that the visitor accepts among those there are; `q=0` is a refusal. */
export function pickEncoding(accept: string | undefined, available: readonly string[] = PREFERRED): Encoding {
  const accepted = new Set(
    (accept ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split(/\s*;\s*/))
      .filter(([name, quality]) => name && !/^q=0(?:\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name),
  )
  return PREFERRED.find((one) => available.includes(one) && accepted.has(one)) ?? 'identity'
}
