import type { CoverageSummary } from './coverage.ts'

type Halves = Pick<CoverageSummary, 'halves' | 'asked'>

const fr = {
  /** « 5 besoins sur 6 », « 1 besoin et demi sur 6 ». */
  covered: ({ halves, asked }: Halves): string => {
    const whole = Math.floor(halves / 2)
    if (halves === 1) return `un demi-besoin sur ${asked}`
    return `${whole} ${whole > 1 ? 'besoins' : 'besoin'}${halves % 2 ? ' et demi' : ''} sur ${asked}`
  },
  state: { proven: 'prouvé', partly: 'en partie', no: 'non', unknown: 'inconnu' },
}

const en: typeof fr = {
  covered: ({ halves, asked }) => {
    const whole = Math.floor(halves / 2)
    if (halves === 1) return `half a need out of ${asked}`
    return `${whole}${halves % 2 ? ' and a half' : ''} ${halves === 2 ? 'need' : 'needs'} out of ${asked}`
  },
  state: { proven: 'proven', partly: 'partly', no: 'no', unknown: 'unknown' },
}

export const coverageWords = { fr, en }
