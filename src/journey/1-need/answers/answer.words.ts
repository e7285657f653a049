const fr = {
  title: 'Pouvez-vous prendre en charge ce besoin ?',
  lead: (name: string) => `Demande adressée à ${name}. Ce lien n’est qu’à vous.`,
  need: 'Le besoin',
  added: 'On vous écrit',
  yourAnswer: 'Votre réponse',
  note: 'Elle est transmise à qui a écrit le besoin. Vous pourrez en changer.',
  states: {
    asked: 'Pas encore répondu',
    taken: 'Vous prenez en charge ce besoin',
    refused: 'Vous avez refusé',
    done: 'Vous avez terminé',
    'given-up': 'Vous avez renoncé',
  },
  moves: {
    taken: 'Je prends en charge',
    refused: 'Je refuse',
    done: 'C’est terminé',
    'given-up': 'Je renonce',
    asked: '',
  },
  reason: 'Raison',
  reasonHelp:
    'Demandée en cas de refus : elle aide à mieux orienter, par exemple « pas disponible avant mars ».',
  over: 'Ce besoin est fermé',
  overText: 'Son auteur·e l’a réglé ou retiré. Merci d’avoir été là.',
  refusals: {
    'answer-incomplete': 'Choisissez une réponse',
    'reason-missing': 'Dites pourquoi vous refusez, en une ligne',
    'key-unknown': 'Ce lien ne mène plus à rien : la demande a été effacée',
    'not-from-here': 'Cette réponse n’est plus possible : relisez où en est la demande',
  },
}
const en: typeof fr = {
  title: 'Can you take care of this need?',
  lead: (name) => `Request sent to ${name}. This link is yours alone.`,
  need: 'The need',
  added: 'They write',
  yourAnswer: 'Your answer',
  note: 'It is passed on to who wrote the need. You can change it.',
  states: {
    asked: 'Not answered yet',
    taken: 'You take care of this need',
    refused: 'You refused',
    done: 'You finished',
    'given-up': 'You gave up',
  },
  moves: { taken: 'I take it', refused: 'I refuse', done: 'It is done', 'given-up': 'I give up', asked: '' },
  reason: 'Reason',
  reasonHelp: 'Asked for when you refuse: it helps to route better, for example “not free before March”.',
  over: 'This need is closed',
  overText: 'Its author handled or withdrew it. Thank you for being there.',
  refusals: {
    'answer-incomplete': 'Choose an answer',
    'reason-missing': 'Say why you refuse, in one line',
    'key-unknown': 'This link leads nowhere any more: the request was erased',
    'not-from-here': 'This answer is no longer possible: read again where the request stands',
  },
}
export type AnswerRefusal = keyof typeof fr.refusals
export const words = { fr, en }
