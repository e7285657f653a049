import type { Lang } from '#platform/lang.ts'
import { words } from './passport.words.ts'
import { sourceText } from './provenance.ts'
import type { KeptFunction } from './retain.ts'

/** A function, and on what condition it is there. */
export function functionText(lang: Lang, { id, value }: KeptFunction, label: (id: string) => string): string {
  const note = lang === 'fr' ? value.fr : value.en
  return note ? `${label(id)} – ${note}` : label(id)
}

/** The sources that say otherwise of a function, in one line; nothing when they agree. */
export const contradictions = (lang: Lang, { others }: KeptFunction): string =>
  others
    .map((other) => {
      // `retain` puts the value of this one function in place of all those that the source tells.
      const { state } = other.value as KeptFunction['value']
      return words[lang].contradicted(sourceText(lang, other), words[lang].functionStates[state])
    })
    .join(' · ')

const states = ['proven', 'partly', 'no'] as const

/** What is proven first, then what is there in part, then what is not. */
export const byState = (functions: readonly KeptFunction[]): KeptFunction[] =>
  functions.toSorted((a, b) => states.indexOf(a.value.state) - states.indexOf(b.value.state))
