import { type Lang, to } from '#platform/lang.ts'
import type { Message } from '#platform/mail/index.ts'
import type { StepAct } from './candidacy.tables.ts'

export type Letter = {
  to: string
  lang: Lang
  origin: string
  act: StepAct
  /** Whether the reader is the person, or answers for the team of the chantier. */
  reader: 'person' | 'organiser'
  project: string
  slug: string
  role: string | undefined
  name: string
  note: string | null
  /** Last day of what is to be renewed, and last day to say so. */
  until?: string | undefined
  answerBy?: string | undefined
}

type Lines = { subject: string; text: string }
type Said = Pick<Letter, 'project' | 'name' | 'until' | 'answerBy'> & { role: string }
type Words = Record<StepAct, { person: (said: Said) => Lines; organiser: (said: Said) => Lines }>

const fr: Words = {
  applied: {
    person: ({ role, project }) => ({
      subject: `Votre candidature : ${role}`,
      text: `Votre candidature au rôle « ${role} » du chantier ${project} est partie. Le chantier répond ; vous pouvez la retirer d’ici là.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `Une candidature pour ${role}`,
      text: `${name} candidate au rôle « ${role} » du chantier ${project}.`,
    }),
  },
  invited: {
    person: ({ role, project }) => ({
      subject: `${project} vous invite`,
      text: `Le chantier ${project} vous propose le rôle « ${role} ». La réponse vous appartient : accepter, ou décliner en disant pourquoi.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `Invitation envoyée pour ${role}`,
      text: `${name} est invité·e au rôle « ${role} » du chantier ${project}.`,
    }),
  },
  accepted: {
    person: ({ role, project }) => ({
      subject: `Vous êtes engagé·e : ${role}`,
      text: `Les deux parties ont dit oui : vous tenez le rôle « ${role} » du chantier ${project}. Votre grille le montre là où elle le pouvait.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `${name} rejoint ${project}`,
      text: `Les deux parties ont dit oui : ${name} tient le rôle « ${role} » du chantier ${project}.`,
    }),
  },
  declined: {
    person: ({ role, project }) => ({
      subject: `Réponse à votre candidature : ${role}`,
      text: `Le chantier ${project} ne retient pas votre candidature au rôle « ${role} ».`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `${name} décline : ${role}`,
      text: `${name} décline le rôle « ${role} » du chantier ${project}.`,
    }),
  },
  withdrawn: {
    person: ({ role, project }) => ({
      subject: `Invitation retirée : ${role}`,
      text: `Le chantier ${project} retire son invitation au rôle « ${role} ».`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `Candidature retirée : ${role}`,
      text: `${name} retire sa candidature au rôle « ${role} » du chantier ${project}.`,
    }),
  },
  'renewal-asked': {
    person: ({ role, project, until = '', answerBy = '' }) => ({
      subject: `Continuer dans ${project} ?`,
      text: `Votre engagement « ${role} » dans le chantier ${project} allait jusqu’au ${until}. Continue-t-il ? Sans deux « oui » d’ici au ${answerBy}, il prend fin de lui-même.`,
    }),
    organiser: ({ role, project, name, until = '', answerBy = '' }) => ({
      subject: `L’engagement de ${name} continue-t-il ?`,
      text: `L’engagement « ${role} » de ${name} dans le chantier ${project} allait jusqu’au ${until}. Sans deux « oui » d’ici au ${answerBy}, il prend fin de lui-même.`,
    }),
  },
  renewed: {
    person: ({ role, project, until = '' }) => ({
      subject: `Engagement renouvelé : ${role}`,
      text: `Les deux parties ont dit oui : votre engagement « ${role} » dans le chantier ${project} continue jusqu’au ${until}.`,
    }),
    organiser: ({ role, project, name, until = '' }) => ({
      subject: `${name} continue dans ${project}`,
      text: `Les deux parties ont dit oui : l’engagement « ${role} » de ${name} dans le chantier ${project} continue jusqu’au ${until}.`,
    }),
  },
  ended: {
    person: ({ role, project }) => ({
      subject: `Fin d’engagement : ${role}`,
      text: `Votre engagement « ${role} » dans le chantier ${project} a pris fin. Vos demi-journées à venir sont libres.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `Fin d’engagement de ${name}`,
      text: `L’engagement « ${role} » de ${name} dans le chantier ${project} a pris fin.`,
    }),
  },
  silence: {
    person: ({ role, project }) => ({
      subject: `Fin d’engagement : ${role}`,
      text: `Faute de deux réponses, votre engagement « ${role} » dans le chantier ${project} a pris fin. Vos demi-journées à venir sont libres.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `Fin d’engagement de ${name}`,
      text: `Faute de deux réponses, l’engagement « ${role} » de ${name} dans le chantier ${project} a pris fin. La place est libre.`,
    }),
  },
}

const en: Words = {
  applied: {
    person: ({ role, project }) => ({
      subject: `Your application: ${role}`,
      text: `Your application for the role “${role}” of the project ${project} has gone. The project answers; you may withdraw it until then.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `An application for ${role}`,
      text: `${name} applies for the role “${role}” of the project ${project}.`,
    }),
  },
  invited: {
    person: ({ role, project }) => ({
      subject: `${project} invites you`,
      text: `The project ${project} offers you the role “${role}”. The answer is yours: accept, or decline and say why.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `Invitation sent for ${role}`,
      text: `${name} is invited to the role “${role}” of the project ${project}.`,
    }),
  },
  accepted: {
    person: ({ role, project }) => ({
      subject: `You are engaged: ${role}`,
      text: `Both sides said yes: you hold the role “${role}” of the project ${project}. Your grid shows it where it could.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `${name} joins ${project}`,
      text: `Both sides said yes: ${name} holds the role “${role}” of the project ${project}.`,
    }),
  },
  declined: {
    person: ({ role, project }) => ({
      subject: `Answer to your application: ${role}`,
      text: `The project ${project} does not retain your application for the role “${role}”.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `${name} declines: ${role}`,
      text: `${name} declines the role “${role}” of the project ${project}.`,
    }),
  },
  withdrawn: {
    person: ({ role, project }) => ({
      subject: `Invitation withdrawn: ${role}`,
      text: `The project ${project} withdraws its invitation to the role “${role}”.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `Application withdrawn: ${role}`,
      text: `${name} withdraws their application for the role “${role}” of the project ${project}.`,
    }),
  },
  'renewal-asked': {
    person: ({ role, project, until = '', answerBy = '' }) => ({
      subject: `Going on in ${project}?`,
      text: `Your engagement “${role}” in the project ${project} ran until ${until}. Does it go on? Without two yeses by ${answerBy}, it ends by itself.`,
    }),
    organiser: ({ role, project, name, until = '', answerBy = '' }) => ({
      subject: `Does the engagement of ${name} go on?`,
      text: `The engagement “${role}” of ${name} in the project ${project} ran until ${until}. Without two yeses by ${answerBy}, it ends by itself.`,
    }),
  },
  renewed: {
    person: ({ role, project, until = '' }) => ({
      subject: `Engagement renewed: ${role}`,
      text: `Both sides said yes: your engagement “${role}” in the project ${project} goes on until ${until}.`,
    }),
    organiser: ({ role, project, name, until = '' }) => ({
      subject: `${name} goes on in ${project}`,
      text: `Both sides said yes: the engagement “${role}” of ${name} in the project ${project} goes on until ${until}.`,
    }),
  },
  ended: {
    person: ({ role, project }) => ({
      subject: `End of engagement: ${role}`,
      text: `Your engagement “${role}” in the project ${project} has ended. Your half-days to come are free.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `End of the engagement of ${name}`,
      text: `The engagement “${role}” of ${name} in the project ${project} has ended.`,
    }),
  },
  silence: {
    person: ({ role, project }) => ({
      subject: `End of engagement: ${role}`,
      text: `For want of two answers, your engagement “${role}” in the project ${project} has ended. Your half-days to come are free.`,
    }),
    organiser: ({ role, project, name }) => ({
      subject: `End of the engagement of ${name}`,
      text: `For want of two answers, the engagement “${role}” of ${name} in the project ${project} has ended. The place is free.`,
    }),
  },
}
const words = { fr, en }
const lead = { fr: 'coresponsable du chantier', en: 'co-lead of the project' }
const frame = {
  fr: (text: string, url: string) => `Bonjour,\n\n${text}\n\nPour voir et répondre :\n${url}\n`,
  en: (text: string, url: string) => `Hello,\n\n${text}\n\nTo see and answer:\n${url}\n`,
}

/** What people wrote becomes part of a header: one line. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim()

/** One letter about one step, to one of those concerned, in their language. */
export function stepLetter(letter: Letter): Message {
  const { lang, act, reader, origin, slug, note } = letter
  const said = {
    ...letter,
    project: line(letter.project),
    name: line(letter.name),
    role: line(letter.role ?? lead[lang]),
  }
  const { subject, text } = words[lang][act][reader](said)
  const url = reader === 'person' ? '/mon/engagements' : `/chantiers/${slug}/candidatures`
  const whole = note ? `${text}\n\n« ${note} »` : text
  return { to: letter.to, subject, text: frame[lang](whole, `${origin}${to(lang, url)}`) }
}
