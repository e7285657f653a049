import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'

/**
 * French signs that take a space before them, and quotes, keep to the word that they follow: a narrow column would
 * begin a line with « ; ». English has no such space.
 */
export const typeset = (lang: Lang, text: Child): Child =>
  lang === 'fr' && typeof text === 'string'
    ? text.replace(/ (?=[;!?])/g, '\u202f').replace(/ (?=[:%€»])|(?<=«) /g, '\u00a0')
    : text
