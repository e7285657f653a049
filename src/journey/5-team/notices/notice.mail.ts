import { type Lang, to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'

type Letter = {
  to: string
  lang: Lang
  origin: string
  key: string
  role: { id: bigint; title: string; project: string }
}
type Links = { position: string; decline: string; stop: string }

const subjects = {
  fr: (role: string, project: string) => `Un poste qui vous correspond : ${role} (${project})`,
  en: (role: string, project: string) => `A position that suits you: ${role} (${project})`,
}
const texts = {
  fr: (role: string, project: string, { position, decline, stop }: Links) => `Bonjour,

Le chantier ${project} cherche quelqu’un pour le rôle « ${role} ». Votre profil et votre grille y répondent ; le chantier ne sait pas que nous vous écrivons.

Voir le poste et candidater :
${position}

Pas cette fois, et dire pourquoi :
${decline}

Ne plus recevoir ces lettres :
${stop}
`,
  en: (role: string, project: string, { position, decline, stop }: Links) => `Hello,

The project ${project} is looking for someone for the role “${role}”. Your profile and your grid answer it; the project does not know that we write to you.

See the position and apply:
${position}

Not this time, and say why:
${decline}

Receive no more of these letters:
${stop}
`,
}
const line = (text: string) => text.replace(/\s+/g, ' ').trim()

/** One letter about one position. Its key answers it without an account, and does nothing else. */
export function noticeMail({ to: recipient, lang, origin, key, role }: Letter): Message {
  const [title, project] = [line(role.title), line(role.project)]
  const links = {
    position: `${origin}${to(lang, `/postes/${role.id}`)}`,
    decline: `${origin}${to(lang, `/lettres/${key}`)}`,
    stop: `${origin}${to(lang, `/lettres/${key}#fin`)}`,
  }
  return { to: recipient, subject: subjects[lang](title, project), text: texts[lang](title, project, links) }
}
