import { formatDate, type Lang, to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'
import { words as postWords } from '../posts/post.words.ts'
import { words as projectWords } from '../projects/project.words.ts'
import type { News } from './digest.queries.ts'

type Confirm = { email: string; project: { title: string }; key: string; origin: string; lang: Lang }

const fr = {
  confirm: (title: string) => ({
    subject: `Suivre le chantier : ${title}`,
    text: `Quelqu’un, sans doute vous, demande à suivre le chantier « ${title} » à cette adresse. Rien ne sera envoyé tant que vous n’aurez pas confirmé :`,
    ignore: 'Si ce n’est pas vous, ne faites rien : l’adresse sera oubliée dans un mois.',
  }),
  digest: (count: number) =>
    count === 1
      ? 'La semaine d’un chantier que vous suivez'
      : `La semaine de ${count} chantiers que vous suivez`,
  hello: 'Bonjour,',
  milestone: (title: string, date: string) => `Jalon atteint le ${date} : ${title}`,
  phase: (phase: string, date: string) => `Nouvelle phase depuis le ${date} : ${phase}`,
  post: (mood: string, date: string) => `Billet du ${date} (${mood.toLowerCase()}) :`,
  journal: 'Le journal :',
  stop: 'Ne plus suivre ce chantier :',
}
const en: typeof fr = {
  confirm: (title) => ({
    subject: `Follow the project: ${title}`,
    text: `Someone, probably you, asks to follow the project “${title}” at this address. Nothing is sent until you confirm:`,
    ignore: 'If it is not you, do nothing: the address will be forgotten in a month.',
  }),
  digest: (count) =>
    count === 1 ? 'The week of a project that you follow' : `The week of ${count} projects that you follow`,
  hello: 'Hello,',
  milestone: (title, date) => `Milestone reached on ${date}: ${title}`,
  phase: (phase, date) => `New phase since ${date}: ${phase}`,
  post: (mood, date) => `Post of ${date} (${mood.toLowerCase()}):`,
  journal: 'The journal:',
  stop: 'Stop following this project:',
}
const texts = { fr, en }

/** A subject is one line, whatever a title holds. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 150)

export function confirmMail({ email, project, key, origin, lang }: Confirm): Message {
  const { subject, text, ignore } = texts[lang].confirm(oneLine(project.title))
  const link = `${origin}${to(lang, `/suivis/${key}`)}`
  return {
    to: email,
    subject: oneLine(subject),
    text: `${texts[lang].hello}\n\n${text}\n${link}\n\n${ignore}\n`,
  }
}

export type Told = { slug: string; title: string; key: string; news: News }
type Digest = { email: string; lang: Lang; told: readonly Told[]; origin: string; dedupeKey: string }

/** One message for all the chantiers that an address follows. */
export function digestMail({ email, lang, told, origin, dedupeKey }: Digest): Message {
  const said = texts[lang]
  const parts = told.map(({ slug, title, key, news }) =>
    [
      title,
      '='.repeat(Math.min(title.length, 60)),
      ...linesOf(lang, news),
      `${said.journal} ${origin}${to(lang, `/chantiers/${slug}/journal`)}`,
      `${said.stop} ${origin}${to(lang, `/suivis/${key}`)}`,
    ].join('\n'),
  )
  return {
    to: email,
    subject: said.digest(told.length),
    text: `${said.hello}\n\n${parts.join('\n\n')}\n`,
    dedupeKey,
  }
}

const linesOf = (lang: Lang, { posts, milestones, phases }: News): string[] => {
  const said = texts[lang]
  return [
    ...phases.map(({ phase, from_on }) =>
      said.phase(projectWords[lang].phases[phase], formatDate(lang, from_on)),
    ),
    ...milestones.map(({ title, done_on }) => said.milestone(title, formatDate(lang, done_on ?? ''))),
    ...posts.flatMap(({ mood, posted_on, progress, priorities, figures }) => [
      said.post(postWords[lang].moods[mood], formatDate(lang, posted_on)),
      progress,
      ...(priorities ? [postWords[lang].prioritiesOf(priorities)] : []),
      ...(figures ? [figures] : []),
      '',
    ]),
  ]
}
