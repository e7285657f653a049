import { to as inLang, type Lang } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'
import type { PartyKind } from './party.tables.ts'
import { words as partyWords } from './party.words.ts'

export type Letter = {
  to: string
  lang: Lang
  origin: string
  body: string
  owner: string
  title: string
  kind: PartyKind
  note: string | null
}

const words = {
  fr: {
    subject: (title: string) => `Une part vous est proposée : ${title}`,
    text: ({ body, owner, title, note }: Letter, part: string, url: string) => `Bonjour,

${owner} propose à ${body} une part dans le chantier « ${title} » : ${part}.
${note ? `\n${note}\n` : ''}
Rien n’est montré tant que vous n’avez pas répondu. Accepter rend cette part visible comme le chantier, et ouvre sa page
gardée à vos membres. Répondre, oui ou non :
${url}

Vous recevez ce message parce que vous répondez pour ${body}.
`,
  },
  en: {
    subject: (title: string) => `A part is proposed to you: ${title}`,
    text: ({ body, owner, title, note }: Letter, part: string, url: string) => `Hello,

${owner} proposes a part in the project “${title}” to ${body}: ${part}.
${note ? `\n${note}\n` : ''}
Nothing is shown until you answer. Accepting shows this part as the project is shown, and opens its kept page to your
members. Answer, yes or no:
${url}

You receive this message because you answer for ${body}.
`,
  },
}

export const proposalMail = (letter: Letter): Message => {
  const { lang, to, origin, title, kind } = letter
  const said = words[lang]
  return {
    to,
    subject: said.subject(title),
    text: said.text(letter, partyWords[lang].kinds[kind], `${origin}${inLang(lang, '/mon/parties')}`),
  }
}
