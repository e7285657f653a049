import { type Lang, to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'
import { FRESH_MONTHS } from './freshness.ts'

type Declared = { id: bigint; key: string; body: string; solution: string; to: string }

const subjects = {
  fr: (solution: string) => `Votre déclaration d’usage : ${solution}`,
  en: (solution: string) => `Your declaration of use: ${solution}`,
}
const texts = {
  fr: ({ body, solution }: Declared, url: string) => `Bonjour,

Quelqu’un a déclaré sur Pluriel que « ${body} » utilise ${solution}, et a donné votre adresse.

Pour confirmer cette déclaration, ou la retirer :
${url}

Gardez ce lien : il est le seul droit sur cette déclaration. Sans confirmation, elle sera « à confirmer » au bout de ${FRESH_MONTHS} mois et ne comptera plus.
Votre adresse n’est ni montrée ni publiée. Retirer la déclaration l’efface.
`,
  en: ({ body, solution }: Declared, url: string) => `Hello,

Somebody declared on Pluriel that “${body}” uses ${solution}, and gave your address.

To confirm this declaration, or withdraw it:
${url}

Keep this link: it is the only right over this declaration. Without a confirmation it will be “to confirm” after ${FRESH_MONTHS} months, and will no longer count.
Your address is neither shown nor published. Withdrawing the declaration erases it.
`,
}

/** A name that an import brought may hold a line break; a subject is one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The key is in this message, and in the browser of who declared: nowhere else. */
export function declarationMail(declared: Declared, origin: string, lang: Lang): Message {
  const named = { ...declared, solution: oneLine(declared.solution) }
  return {
    to: declared.to,
    subject: subjects[lang](named.solution),
    text: texts[lang](named, `${origin}${to(lang, `/usages/${declared.key}`)}`),
    dedupeKey: `usage-${declared.id}`,
  }
}
