import type { FollowUpStep } from '#engines/follow-up/follow-up.ts'
import type { Lang } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'
import { keyUrl } from '../needs/need.mail.ts'

type Text = { subject: string; text: string }

const fr: Record<FollowUpStep, (title: string) => Text> = {
  reminder: (title) => ({
    subject: `Où en est votre besoin : ${title}`,
    text: `Votre besoin « ${title} » n’a pas bougé depuis neuf jours. Avez-vous trouvé ? Voulez-vous demander à quelqu’un, ou le préciser ?`,
  }),
  'last-chance': (title) => ({
    subject: `Toujours utile ? ${title}`,
    text: `Votre besoin « ${title} » n’a pas bougé depuis trois semaines. Sans réponse de votre part, nous le mettrons en sommeil dans vingt-quatre jours.`,
  }),
  abandoned: (title) => ({
    subject: `Mis en sommeil : ${title}`,
    text: `Votre besoin « ${title} » n’a pas bougé depuis quarante-cinq jours : il n’apparaît plus dans les listes. Rien n’est perdu, vous pouvez le rouvrir d’un geste.`,
  }),
}
const en: typeof fr = {
  reminder: (title) => ({
    subject: `Where does your need stand: ${title}`,
    text: `Your need “${title}” has not moved for nine days. Did you find? Would you like to ask someone, or make it more precise?`,
  }),
  'last-chance': (title) => ({
    subject: `Still useful? ${title}`,
    text: `Your need “${title}” has not moved for three weeks. Without an answer from you, we will put it to sleep in twenty-four days.`,
  }),
  abandoned: (title) => ({
    subject: `Put to sleep: ${title}`,
    text: `Your need “${title}” has not moved for forty-five days: it is no longer listed. Nothing is lost, you can open it again in one gesture.`,
  }),
}
const texts = { fr, en }
const greetings = {
  fr: ['Bonjour,', 'Y répondre, fermer ou effacer :'],
  en: ['Hello,', 'Answer, close or erase:'],
}

type Followed = {
  need: { ref: string; title: string; lang: Lang }
  email: string
  step: FollowUpStep
  key: string
  origin: string
}

export function followUpMail({ need, email, step, key, origin }: Followed): Message {
  const { subject, text } = texts[need.lang][step](need.title)
  const [hello, act] = greetings[need.lang]
  const url = keyUrl({ origin, lang: need.lang, ref: need.ref, key })
  return { to: email, subject, text: `${hello}\n\n${text}\n\n${act}\n${url}\n` }
}
