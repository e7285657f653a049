const fr = {
  title: 'Parts proposées',
  lead: 'Des chantiers proposent une part à une organisation pour laquelle vous répondez.',
  mine: 'Mon espace',
  waiting: 'À répondre',
  waitingNote:
    'Tant que vous n’avez pas dit oui, la part ne se voit que dans le chantier, et n’ouvre rien à personne.',
  none: 'Aucune part ne vous est proposée',
  noneText: 'Ce qu’un chantier propose à votre organisation viendra ici.',
  offer: (part: string, project: string) => `${part}, sur « ${project} »`,
  byWhom: (owner: string, body: string) => `${owner} le propose à ${body}.`,
  isPublic: 'Le chantier est public : la part le sera.',
  isPrivate: 'Le chantier est gardé entre ses parties : la part le sera.',
  opens: 'Vos membres liront sa page gardée.',
  yes: 'Accepter',
  no: 'Refuser',
  item: (part: string, project: string) => `Une part vous est proposée : ${part}, sur ${project}`,
  refusals: {
    'answer-missing': 'Dites oui ou non : les deux boutons le font.',
    'proposal-gone': 'Cette proposition n’attend plus : elle a été retirée, ou quelqu’un y a répondu.',
  },
}
const en: typeof fr = {
  title: 'Proposed parts',
  lead: 'Projects propose a part to an organisation for which you answer.',
  mine: 'My space',
  waiting: 'To answer',
  waitingNote: 'Until you say yes, the part is seen within the project alone, and opens nothing to anybody.',
  none: 'No part is proposed to you',
  noneText: 'What a project proposes to your organisation will come here.',
  offer: (part, project) => `${part}, on “${project}”`,
  byWhom: (owner, body) => `${owner} proposes it to ${body}.`,
  isPublic: 'The project is public: so will the part be.',
  isPrivate: 'The project is kept between its parties: so will the part be.',
  opens: 'Your members will read its kept page.',
  yes: 'Accept',
  no: 'Refuse',
  item: (part, project) => `A part is proposed to you: ${part}, on ${project}`,
  refusals: {
    'answer-missing': 'Say yes or no: the two buttons do it.',
    'proposal-gone': 'This proposal waits no more: it was withdrawn, or somebody answered it.',
  },
}
export type ProposalRefusal = keyof typeof fr.refusals
export const words = { fr, en }
