/** The source of a regular expression too long for one line, from its pieces. */
export const joined = (...pieces: readonly string[]): string => pieces.join('')
