import type { DeclineReason } from '#engines/engagement/states.ts'
import type { CandidacyField } from './candidacy.form.ts'
import type { ProposedTo } from './candidacy.tables.ts'

export type EngagementRefusal =
  | 'form-wrong'
  | 'person-unknown'
  | 'role-unknown'
  | 'position-closed'
  | 'already-waiting'
  | 'already-engaged'
  | 'already-answered'
  | 'not-yours'
  | 'already-ended'
  | 'last-lead'
  | 'not-asked'

const fr = {
  states: {
    applied: 'Candidature envoyée',
    invited: 'Invitation',
    accepted: 'Acceptée',
    declined: 'Déclinée',
    withdrawn: 'Retirée',
  },
  running: {
    engaged: 'En cours',
    renewing: 'Renouvellement à confirmer',
    ended: 'Terminé',
  },
  origins: {
    application: 'a candidaté',
    invitation: 'invitation',
    proposal: 'équipe proposée',
  },
  reasons: {
    'no-capacity': 'Pas de disponibilité à ces dates',
    'not-my-subject': 'Ce n’est pas mon sujet',
    rate: 'La rémunération',
    place: 'Le lieu',
    other: 'Autre raison',
  } satisfies Record<DeclineReason, string>,
  proposedTo: {
    me: 'Par personne',
    coop: 'Par les chantiers de mes coopératives',
    network: 'Par les chantiers de tout le réseau',
  } satisfies Record<ProposedTo, string>,
  refusals: {
    'form-wrong': 'Il manque une réponse',
    'person-unknown': 'Aucune page du vivier que vous puissiez lire n’a cette adresse.',
    'role-unknown': 'Ce rôle n’est pas de ce chantier.',
    'position-closed': 'Ce poste est fermé ou complet.',
    'already-waiting': 'Une candidature ou une invitation attend déjà pour ce rôle.',
    'already-engaged': 'Cette personne est déjà engagée sur ce rôle.',
    'already-answered': 'Une réponse a déjà été donnée.',
    'not-yours': 'C’est à l’autre partie de répondre.',
    'already-ended': 'Cet engagement est déjà terminé.',
    'last-lead': 'Un chantier garde une personne responsable : invitez-en une autre d’abord.',
    'not-asked': 'Cet engagement n’est pas à renouveler.',
  } satisfies Record<EngagementRefusal, string>,
  fields: {
    message: 'Message : 2 000 signes au plus.',
    joint: 'Ce que vous joignez : 2 000 signes au plus.',
    adresse: 'Adresse : celle d’une page du vivier.',
    role: 'Rôle : choisissez-en un dans la liste.',
    motif: 'Motif : dites pourquoi, 500 signes au plus.',
    precision: 'Précision : 500 signes au plus.',
    jusqu: 'Jusqu’au : un jour à venir.',
    suite: 'Dites si l’engagement continue.',
    propose: 'Choisissez qui peut vous proposer.',
  } as Readonly<Record<CandidacyField | (string & {}), string>>,
}
const en: typeof fr = {
  states: {
    applied: 'Application sent',
    invited: 'Invitation',
    accepted: 'Accepted',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
  },
  running: { engaged: 'Running', renewing: 'Renewal to confirm', ended: 'Ended' },
  origins: { application: 'applied', invitation: 'invitation', proposal: 'proposed team' },
  reasons: {
    'no-capacity': 'Not available on these dates',
    'not-my-subject': 'Not my subject',
    rate: 'The pay',
    place: 'The place',
    other: 'Another reason',
  },
  proposedTo: {
    me: 'By nobody',
    coop: 'By the projects of my co-ops',
    network: 'By the projects of the whole network',
  },
  refusals: {
    'form-wrong': 'An answer is missing',
    'person-unknown': 'No page of the pool that you may read has this address.',
    'role-unknown': 'This role does not belong to this project.',
    'position-closed': 'This position is closed or full.',
    'already-waiting': 'An application or an invitation already waits for this role.',
    'already-engaged': 'This person is already engaged in this role.',
    'already-answered': 'An answer was already given.',
    'not-yours': 'It is for the other side to answer.',
    'already-ended': 'This engagement has already ended.',
    'last-lead': 'A project keeps a lead: invite another one first.',
    'not-asked': 'This engagement is not up for renewal.',
  },
  fields: {
    message: 'Message: 2,000 signs at most.',
    joint: 'What you attach: 2,000 signs at most.',
    adresse: 'Address: that of a page of the pool.',
    role: 'Role: choose one in the list.',
    motif: 'Reason: say why, 500 signs at most.',
    precision: 'Details: 500 signs at most.',
    jusqu: 'Until: a day to come.',
    suite: 'Say whether the engagement goes on.',
    propose: 'Choose who may propose you.',
  },
}

/** The words of states, reasons and refusals, which several pages share. */
export const engagementTerms = { fr, en }
