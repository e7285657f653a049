/** One half-day, and several: for whoever counts them in words. */
export const halfDayWords = {
  fr: { one: 'demi-journée', other: 'demi-journées' },
  en: { one: 'half-day', other: 'half-days' },
} as const
