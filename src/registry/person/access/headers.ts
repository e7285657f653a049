/** What we tell better-auth of a visitor, and what no visitor tells it: see ask.ts. */
export const LANG_HEADER = 'x-pluriel-lang'
export const ADDRESS_HEADER = 'x-pluriel-address'
