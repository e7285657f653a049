import { type Lang, to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'
import type { Role } from './roles.ts'
import { roleWords } from './roles.words.ts'

type Letter = {
  to: string
  by: string
  space: string
  roles: readonly Role[]
  key: string
  origin: string
  lang: Lang
}

const subjects = {
  fr: (space: string) => `Invitation à rejoindre ${space} sur Pluriel`,
  en: (space: string) => `Invitation to join ${space} on Pluriel`,
}
const texts = {
  fr: (by: string, space: string, roles: string, url: string) => `Bonjour,

${by} vous invite à rejoindre l’espace de ${space} sur Pluriel (${roles}).

Pour accepter ou décliner, connectez-vous, ou ouvrez un compte en chemin :
${url}

Cette invitation vaut trente jours. Vous ne connaissez pas cette personne ? Ne faites rien : rien ne sera créé.
`,
  en: (by: string, space: string, roles: string, url: string) => `Hello,

${by} invites you to join the space of ${space} on Pluriel (${roles}).

To accept or decline, sign in, or open an account on the way:
${url}

This invitation is good for thirty days. You do not know this person? Do nothing: nothing will be created.
`,
}

/** The key is in this message and nowhere else. */
export function invitationMail({ to: recipient, by, space, roles, key, origin, lang }: Letter): Message {
  const url = `${origin}${to(lang, `/invitations/${key}`)}`
  const names = roles.map((role) => roleWords[lang].roles[role]).join(', ')
  const line = (text: string) => text.replace(/\s+/g, ' ')
  return {
    to: recipient,
    subject: subjects[lang](line(space)),
    text: texts[lang](line(by), line(space), names, url),
  }
}
