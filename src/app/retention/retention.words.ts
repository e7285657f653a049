import type { Rule, RuleId } from './rules.ts'

const YEAR_DAYS = 365
const sinceFr = (days: number): string => {
  if (days === 0) return 'aussitôt'
  if (days % YEAR_DAYS !== 0) return `${days}\u00a0jours`
  return days === YEAR_DAYS ? 'un an' : `${days / YEAR_DAYS}\u00a0ans`
}
const sinceEn = (days: number): string => {
  if (days === 0) return 'at once'
  if (days % YEAR_DAYS !== 0) return `${days} days`
  return days === YEAR_DAYS ? 'one year' : `${days / YEAR_DAYS} years`
}

/** What is forgotten, from when the days count, and what is left of it. */
type Said = readonly [what: string, since: string, then: string]
const rulesFr: Record<RuleId, Said> = {
  mail: ['Un courriel envoyé par le site', 'son envoi', 'Destinataire et texte sont effacés.'],
  session: ['Une session et les codes envoyés par courriel', 'leur expiration', 'Ils sont supprimés.'],
  'account-unconfirmed': [
    'Un compte dont l’adresse n’a pas été confirmée',
    'son ouverture',
    'Il est supprimé.',
  ],
  'need-draft': ['Le brouillon d’un besoin dont aucun chantier n’est né', 'sa création', 'Il est supprimé.'],
  'follow-unconfirmed': [
    'Une demande de suivi d’un chantier non confirmée',
    'la demande',
    'L’adresse est supprimée.',
  ],
  invitation: [
    'L’invitation à rejoindre un espace',
    'la réponse, ou son expiration',
    'L’adresse est effacée ; l’espace garde le nombre de ses invitations.',
  ],
  'application-step': [
    'Les étapes d’une candidature non retenue',
    'la réponse',
    'Textes effacés, personne remplacée par « Compte effacé ».',
  ],
  application: [
    'Une candidature non retenue ou retirée',
    'la réponse',
    'Messages effacés, personne remplacée par « Compte effacé » ; le nombre des candidatures reste.',
  ],
  'application-silent': [
    'Les messages d’une candidature restée sans réponse',
    'son envoi',
    'Ils sont effacés.',
  ],
  'application-silent-step': [
    'Le texte des étapes d’une candidature restée sans réponse',
    'son envoi',
    'Il est effacé ; l’étape reste.',
  ],
  notice: ['L’annonce d’un poste envoyée à une personne', 'son envoi', 'Elle est supprimée.'],
  'grid-note': [
    'Une note de la grille des demi-journées',
    'le jour noté',
    'Elle est effacée ; la demi-journée reste.',
  ],
  'membership-reason': [
    'Les motifs d’un rôle donné ou terminé',
    'la fin du rôle',
    'Ils sont effacés ; le registre des membres reste.',
  ],
  'engagement-reason': [
    'Le motif de fin d’un engagement sur un chantier',
    'la fin de l’engagement',
    'Il est effacé ; l’engagement reste.',
  ],
  'engagement-words': [
    'Les messages de la candidature dont un engagement est né',
    'la fin de l’engagement',
    'Ils sont effacés ; l’engagement reste.',
  ],
  'engagement-step': [
    'Le texte des étapes d’un engagement, motif de fin compris',
    'la fin de l’engagement',
    'Il est effacé ; l’étape reste.',
  ],
  'need-address': [
    'L’adresse de qui a écrit un besoin traité, retiré ou abandonné',
    'la clôture du besoin',
    'Elle est effacée ; le besoin reste, sous ses clés.',
  ],
  'need-history': [
    'Le nom d’une personne consultée, dans l’histoire d’un besoin clos',
    'la clôture du besoin',
    'Il est remplacé par « Compte effacé ».',
  ],
  'need-opinion': [
    'Le nom et l’adresse d’une personne consultée sur un besoin clos',
    'la clôture du besoin',
    'Adresse effacée, nom remplacé par « Compte effacé » ; la réponse reste.',
  ],
}
const rulesEn: typeof rulesFr = {
  mail: ['An e-mail sent by the site', 'it left', 'Recipient and text are erased.'],
  session: ['A session, and the codes sent by e-mail', 'they expire', 'They are deleted.'],
  'account-unconfirmed': ['An account whose address was not confirmed', 'it was opened', 'It is deleted.'],
  'need-draft': ['The draft of a need from which no project was born', 'it was made', 'It is deleted.'],
  'follow-unconfirmed': [
    'A request to follow a project, not confirmed',
    'the request',
    'The address is deleted.',
  ],
  invitation: [
    'The invitation to join a space',
    'the answer, or its expiry',
    'The address is erased; the space keeps the number of its invitations.',
  ],
  'application-step': [
    'The steps of an application that was not retained',
    'the answer',
    'Texts erased, person replaced by “Compte effacé”.',
  ],
  application: [
    'An application not retained, or withdrawn',
    'the answer',
    'Messages erased, person replaced by “Compte effacé”; the number of applications stays.',
  ],
  'application-silent': [
    'The messages of an application left without answer',
    'it was sent',
    'They are erased.',
  ],
  'application-silent-step': [
    'The text of the steps of an application left without answer',
    'it was sent',
    'It is erased; the step stays.',
  ],
  notice: ['The announcement of a position sent to a person', 'it was sent', 'It is deleted.'],
  'grid-note': ['A note of the grid of half-days', 'the day noted', 'It is erased; the half-day stays.'],
  'membership-reason': [
    'The reasons why a role was given or ended',
    'the end of the role',
    'They are erased; the register of members stays.',
  ],
  'engagement-reason': [
    'The reason for the end of an engagement on a project',
    'the end of the engagement',
    'It is erased; the engagement stays.',
  ],
  'engagement-words': [
    'The messages of the application from which an engagement was born',
    'the end of the engagement',
    'They are erased; the engagement stays.',
  ],
  'engagement-step': [
    'The text of the steps of an engagement, the reason of its end among them',
    'the end of the engagement',
    'It is erased; the step stays.',
  ],
  'need-address': [
    'The address of whoever wrote a need that was handled, withdrawn or abandoned',
    'the need was closed',
    'It is erased; the need stays, under its keys.',
  ],
  'need-history': [
    'The name of somebody consulted, in the history of a closed need',
    'the need was closed',
    'It is replaced by “Compte effacé”.',
  ],
  'need-opinion': [
    'The name and address of somebody consulted about a closed need',
    'the need was closed',
    'Address erased, name replaced by “Compte effacé”; the answer stays.',
  ],
}

const fr = {
  title: 'Ce qui s’oublie, et quand',
  lead: 'Ce qui parle d’une personne n’est pas gardé plus longtemps qu’il ne sert. Une tâche applique ces règles chaque nuit.',
  description: 'Durées de conservation des données personnelles sur Pluriel.',
  table: 'Durées de conservation',
  columns: ['Quoi', 'Combien de temps', 'À partir de', 'Ensuite', 'Pourquoi'],
  registers: 'Ce qui reste',
  registersText: [
    'Les registres (actes d’un espace, membres, décisions, phases d’un chantier, propositions d’équipe) ne se réécrivent pas : leurs lignes gardent leur numéro, et les totaux ne changent pas.',
    'Le suivi d’un chantier, une fois confirmé, est gardé tant que la personne suit : chaque lettre porte le lien qui l’arrête, et l’adresse part avec lui.',
    'Quand une personne efface son compte, ces lignes disent « Compte effacé ». Elle le fait elle-même, depuis son compte, sans attendre ces délais.',
  ],
  reasons: {
    gdpr: 'RGPD, article 5, paragraphe 1, e',
    'cnil-recruitment':
      'RGPD, article 5, paragraphe 1, e ; CNIL, guide du recrutement : deux ans après le dernier contact',
    'civil-2224': 'RGPD, article 5, paragraphe 1, e ; Code civil, article 2224 : prescription de cinq ans',
  },
  rules: rulesFr,
  delay: sinceFr,
  notUnderstood: 'Commande mal comprise.',
  line: (what: string, rows: number) => `${what} : ${rows}`,
  dryRun: 'Essai : rien n’a été effacé.',
}
const en: typeof fr = {
  title: 'What is forgotten, and when',
  lead: 'What speaks of a person is not kept longer than it serves. A job applies these rules every night.',
  description: 'How long personal data are kept on Pluriel.',
  table: 'How long things are kept',
  columns: ['What', 'How long', 'Counted from', 'Then', 'Why'],
  registers: 'What stays',
  registersText: [
    'Registers (acts of a space, members, decisions, phases of a project, team proposals) are not rewritten: their lines keep their number, and totals do not change.',
    'A project once followed, and confirmed, stays followed until the person stops: each letter carries the link that does it, and the address goes with it.',
    'When a person erases their account, these lines say “Compte effacé”. They do it themselves, from their account, without waiting for these delays.',
  ],
  reasons: {
    gdpr: 'GDPR, article 5(1)(e)',
    'cnil-recruitment': 'GDPR, article 5(1)(e); CNIL, recruitment guide: two years after the last contact',
    'civil-2224': 'GDPR, article 5(1)(e); Code civil, article 2224: five years’ limitation',
  },
  rules: rulesEn,
  delay: sinceEn,
  notUnderstood: 'Command not understood.',
  line: (what, rows) => `${what}: ${rows}`,
  dryRun: 'Dry run: nothing was erased.',
}
export const words = { fr, en }
export const reasonOf = ({ source }: Rule) => source ?? 'gdpr'
