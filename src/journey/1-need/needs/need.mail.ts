import type { Lang } from '#platform/lang.ts'
import { to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'

/** The address that opens a need: whoever follows it holds the right over the need. */
export const keyUrl = ({
  origin,
  lang,
  ref,
  key,
}: {
  origin: string
  lang: Lang
  ref: string
  key: string
}) => `${origin}${to(lang, `/besoins/${ref}/cle/${key}`)}`

type Named = { need: { ref: string; title: string }; email: string; key: string; origin: string; lang: Lang }

const subjects = {
  fr: (title: string) => `Votre besoin : ${title}`,
  en: (title: string) => `Your need: ${title}`,
}
const texts = {
  fr: (title: string, url: string) => `Bonjour,

Votre besoin « ${title} » est suivi par Pluriel.

Pour le relire, le corriger, le fermer ou le retirer :
${url}

Ce lien donne tous les droits sur ce besoin : ne le partagez qu’avec vos collègues.
Sans nouvelles, nous vous écrirons une fois au bout de 9 jours, une fois au bout de 21, puis nous le mettrons en sommeil au bout de 45.

Vous n’avez rien demandé ? Ce même lien permet d’effacer le besoin et votre adresse.
`,
  en: (title: string, url: string) => `Hello,

Your need “${title}” is followed by Pluriel.

To read it again, correct it, close it or withdraw it:
${url}

This link gives every right over this need: share it with your colleagues only.
Without news, we write to you once after 9 days, once after 21, then put it to sleep after 45.

You asked for nothing? The same link erases the need and your address.
`,
}

/** Tells the author how to come back; the key is in this message and nowhere else. */
export const publicationMail = ({ need, email, key, origin, lang }: Named): Message => ({
  to: email,
  subject: subjects[lang](need.title),
  text: texts[lang](need.title, keyUrl({ origin, lang, ref: need.ref, key })),
})
