/** Whether a number, as it is shown, calls for the singular: below two in French, one alone in English. */
export const isSingular = {
  fr: (shown: string): boolean => /^[01](,|$)/.test(shown),
  en: (shown: string): boolean => shown === '1',
}

/** « 1 demi-journée », « 1,5 demi-journée », « 2 demi-journées ». */
export const halfDayCount = {
  fr: (shown: string): string => `${shown} ${isSingular.fr(shown) ? 'demi-journée' : 'demi-journées'}`,
  en: (shown: string): string => `${shown} ${isSingular.en(shown) ? 'half-day' : 'half-days'}`,
}
