import type { Lang } from '#platform/lang.ts'

const fr = {
  messages: 'Messages',
  messagesNote: 'Pictogramme, titre et trait : la couleur ne parle jamais seule.',
  notices: [
    ['info', 'À savoir', 'Le tour ferme dans six jours.'],
    ['ok', 'C’est fait', 'Votre besoin est public.'],
    ['attn', 'À vérifier', 'Une preuve a plus de deux ans.'],
    ['err', 'Refusé', 'Le virement a échoué. Rien n’a été débité.'],
    ['acc', 'Sans réponse', 'Aucune solution ne couvre cette fonction. Trois organismes la demandent.'],
  ],
  empty: 'Vide',
  emptyNote: 'Ce qui manque, ce qui se passe ensuite, une action.',
  emptyTitle: 'Aucun besoin en veille',
  emptyText: 'Gardez un besoin de côté : nous vous écrivons quand une solution ou un partenaire apparaît.',
  emptyAction: 'Décrire un besoin',
  emptyPlain: 'Aucune preuve d’usage',
  work: 'Travail long',
  workNote: 'Où il en est, et comment le laisser.',
  reading: 'Lecture des 412 dépôts',
  progress: '268 sur 412, encore deux minutes environ',
  starting: '0 sur 412',
  background: 'Continuer en arrière-plan',
  states: 'États et étiquettes',
  statesNote: 'Plein, à demi, carré, plein, creux : la forme dit l’état, le mot aussi.',
  stateNames: [
    ['ok', 'À jour'],
    ['attn', 'À surveiller'],
    ['err', 'Bloqué'],
    ['acc', 'En cours'],
    ['soon', 'À venir'],
  ],
  tags: ['AGPL-3.0', 'Scop', 'Île-de-France'],
  long: 'Long et hostile',
}
type MessagesWords = typeof fr

const en: MessagesWords = {
  messages: 'Messages',
  messagesNote: 'Pictogram, title and line: colour never speaks alone.',
  notices: [
    ['info', 'Good to know', 'The round closes in six days.'],
    ['ok', 'Done', 'Your need is public.'],
    ['attn', 'To check', 'A proof is more than two years old.'],
    ['err', 'Refused', 'The transfer failed. Nothing was debited.'],
    ['acc', 'No answer', 'No solution covers this function. Three bodies ask for it.'],
  ],
  empty: 'Empty',
  emptyNote: 'What is missing, what happens next, one action.',
  emptyTitle: 'No need kept aside',
  emptyText: 'Keep a need aside: we write to you when a solution or a partner appears.',
  emptyAction: 'Describe a need',
  emptyPlain: 'No proof of use',
  work: 'Long work',
  workNote: 'How far it is, and how to leave it.',
  reading: 'Reading of 412 repositories',
  progress: '268 out of 412, about two more minutes',
  starting: '0 out of 412',
  background: 'Continue in the background',
  states: 'States and tags',
  statesNote: 'Full, half, square, full, hollow: the shape says the state, the word too.',
  stateNames: [
    ['ok', 'Up to date'],
    ['attn', 'To watch'],
    ['err', 'Blocked'],
    ['acc', 'Under way'],
    ['soon', 'To come'],
  ],
  tags: ['AGPL-3.0', 'Co-op', 'Île-de-France'],
  long: 'Long and hostile',
}

export const messagesWords: Record<Lang, MessagesWords> = { fr, en }
