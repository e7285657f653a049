import type { AnswerState } from '#engines/follow-up/need-state.ts'
import { type Lang, to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'
import { keyUrl } from '../needs/need.mail.ts'

type Asked = {
  need: { title: string; text: string }
  email: string
  message: string | null
  key: string
  origin: string
  lang: Lang
}

const asked = {
  fr: {
    subject: (title: string) => `Pouvez-vous aider ? ${title}`,
    text: ({ need, message, key, origin }: Asked) => `Bonjour,

Un organisme vous demande si vous pouvez prendre en charge ce besoin :

${need.title}

${need.text}
${message ? `\nIl ajoute : ${message}\n` : ''}
Pour accepter, ou refuser en disant pourquoi :
${origin}/reponses/${key}

Sans réponse de votre part, rien ne se passe. Cette adresse n’est gardée que pour cette demande.
`,
  },
  en: {
    subject: (title: string) => `Can you help? ${title}`,
    text: ({ need, message, key, origin }: Asked) => `Hello,

A body asks whether you can take care of this need:

${need.title}

${need.text}
${message ? `\nIt adds: ${message}\n` : ''}
To accept, or to refuse and say why:
${origin}${to('en', `/reponses/${key}`)}

Without an answer from you, nothing happens. This address is kept for this request alone.
`,
  },
}

export const askedMail = (request: Asked): Message => ({
  to: request.email,
  subject: asked[request.lang].subject(request.need.title),
  text: asked[request.lang].text(request),
})

type Answered = {
  asked: { name: string; title: string; ref: string; lang: Lang }
  email: string
  state: AnswerState
  reason: string | null
  key: string
  origin: string
}

const verbs = {
  fr: {
    asked: 'n’a pas répondu',
    taken: 'prend en charge',
    refused: 'ne peut pas prendre en charge',
    done: 'a terminé',
    'given-up': 'renonce à',
  },
  en: {
    asked: 'has not answered',
    taken: 'takes care of',
    refused: 'cannot take care of',
    done: 'has finished',
    'given-up': 'gives up',
  },
}

export function answeredMail({
  asked: { name, title, ref, lang },
  email,
  state,
  reason,
  key,
  origin,
}: Answered): Message {
  const because = reason ? `${lang === 'fr' ? 'Raison donnée :' : 'Reason given:'} ${reason}\n\n` : ''
  const said = `${name} ${verbs[lang][state]} ${lang === 'fr' ? `votre besoin « ${title} »` : `your need “${title}”`}.`
  const follow = lang === 'fr' ? 'Suivre votre besoin :' : 'Follow your need:'
  return {
    to: email,
    subject: lang === 'fr' ? `Réponse à votre besoin : ${title}` : `Answer to your need: ${title}`,
    text: `${said}\n\n${because}${follow}\n${keyUrl({ origin, lang, ref, key })}\n`,
  }
}
