import { type fr, words } from './refusal.words.ts'

/**
 * A start that cannot go on, in words for the person in front of the terminal, and with an exit code
 * for whoever supervises the process. It is thrown, since nothing between here and the entry can answer it.
 */
export class StartRefusal extends Error {
  readonly code: string
  readonly exitCode: number
  readonly fr: string
  readonly en: string

  constructor(code: string, exitCode: number, said: { fr: string; en: string }) {
    super(said.fr)
    this.name = 'StartRefusal'
    this.code = code
    this.exitCode = exitCode
    this.fr = said.fr
    this.en = said.en
  }
}

/** Table of docs/self-hosting.md: a code, once given, keeps its number. */
export const databaseExitCodes = {
  'data-not-writable': 20,
  'data-other-version': 21,
  'data-foreign': 22,
  'disk-full': 23,
  'already-running': 24,
  'data-not-yours': 25,
  'no-binary': 26,
  'no-user': 27,
  'postgres-failed': 28,
  'links-missing': 29,
} as const satisfies Record<keyof typeof fr, number>

export type DatabaseRefusal = keyof typeof databaseExitCodes

type Facts<Code extends DatabaseRefusal> = Parameters<(typeof fr)[Code]>[0]

export function refuse<Code extends DatabaseRefusal>(code: Code, facts: Facts<Code>): StartRefusal {
  // The compiler does not relate the words of a code to the facts of the same code; the signature above does.
  const said = (lang: 'fr' | 'en') => (words[lang][code] as (facts: Facts<Code>) => string)(facts)
  return new StartRefusal(code, databaseExitCodes[code], { fr: said('fr'), en: said('en') })
}

/** What the system answers when a file cannot be written, told apart so that the remedy fits. */
export function refusalOfFileError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk-full', { folder })
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR)$/.test(code))
    return refuse('data-not-writable', { folder, detail: code })
  return error
}
