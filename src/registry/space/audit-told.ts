import { formatDate, type Lang } from '#platform/lang.ts'
import type { ActName } from './acts.words.ts'
import { roleWords } from './roles.words.ts'

/** What the codes of an act are called: a register keeps codes, its page says words. */
export type ActCodes = Readonly<Partial<Record<ActName, (lang: Lang) => Readonly<Record<string, string>>>>>

const roleNames = (lang: Lang) => roleWords[lang].columns
const moduleNames = (lang: Lang) =>
  Object.fromEntries(Object.entries(roleWords[lang].modules).map(([code, { name }]) => [code, name]))

const ownCodes: ActCodes = {
  'space.modules': moduleNames,
  'member.invite': roleNames,
  'member.role': roleNames,
  'member.end': roleNames,
  'member.leave': roleNames,
  'member.siret': roleNames,
  'member.siret-end': roleNames,
  'member.end-cancelled': roleNames,
  'member.erased': roleNames,
  'invitation.withdrawn': roleNames,
  'invitation.accepted': roleNames,
  'invitation.declined': roleNames,
}

/** Between what an act is about, and the codes that say what was done. */
const BETWEEN = /(: |, | → | \(|→ )/
const DAY = /^\d{4}-\d\d-\d\d$/

/** What an act was about, its codes and days in the words of the reader; what is no code of this act stays as it is. */
export function tellTarget(lang: Lang, act: ActName, target: string | null, codes: ActCodes): string {
  const named = { ...ownCodes, ...codes }[act]?.(lang)
  if (named === undefined || target === null) return target ?? ''
  const tell = (part: string) => {
    if (DAY.test(part)) return formatDate(lang, part)
    return Object.hasOwn(named, part) ? named[part] : part
  }
  return target.split(BETWEEN).map(tell).join('')
}
