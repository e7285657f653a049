import { StartRefusal } from '#platform/postgres/index.ts'
import { type fr, words } from './start.words.ts'

/** Table of docs/self-hosting.md, with those of the embedded database (20 to 29); typescript.mjs has 14. */
export const startExitCodes = {
  config: 10,
  portTaken: 11,
  portForbidden: 12,
  hostUnknown: 13,
  addressMissing: 15,
  databaseUnreachable: 30,
  databaseTooOld: 31,
  drift: 32,
  migration: 33,
  databaseLost: 34,
  loading: 35,
  unexpected: 70,
} as const satisfies Partial<Record<keyof typeof fr, number>>

type Code = keyof typeof startExitCodes

export function refuseStart<C extends Code>(code: C, ...facts: Parameters<(typeof fr)[C]>): StartRefusal {
  // The compiler does not relate the words of a code to the facts of the same code; the signature above does.
  const said = (lang: 'fr' | 'en') => (words[lang][code] as (...given: typeof facts) => string)(...facts)
  return new StartRefusal(code, startExitCodes[code], { fr: said('fr'), en: said('en') })
}

/** Anything that was not foreseen is a fault of ours, shown with its trace. */
export const refusalOf = (error: unknown): StartRefusal =>
  error instanceof StartRefusal
    ? error
    : refuseStart('unexpected', error instanceof Error ? (error.stack ?? error.message) : String(error))
