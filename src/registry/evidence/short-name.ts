const CRUMB_SIGNS_MAX = 30

/** A name as it stands in the way to a page, which is one line, even on a telephone. */
export const shortName = (name: string): string =>
  name.length > CRUMB_SIGNS_MAX ? `${name.slice(0, CRUMB_SIGNS_MAX)}…` : name
