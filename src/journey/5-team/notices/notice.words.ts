const fr = {
  title: (role: string) => `Lettre : ${role}`,
  lead: (project: string) =>
    `Le chantier ${project} cherche quelqu’un. Il ne sait pas que vous avez reçu cette lettre.`,
  position: 'Le poste',
  see: 'Voir le poste et candidater',
  decline: 'Pas cette fois',
  declineNote: 'Votre motif sert aux lettres suivantes. Personne d’autre ne le lit.',
  reason: 'Motif',
  precision: 'Précision',
  send: 'Décliner',
  declined: 'Vous avez décliné ce poste. Merci de l’avoir dit.',
  stop: 'Ne plus recevoir ces lettres',
  stopNote: 'Vous pourrez changer d’avis dans « Mes engagements ».',
  stopAction: 'Arrêter les lettres',
  stopped: 'Vous ne recevez plus de lettres sur les postes.',
  wrong: 'Choisissez un motif',
}
const en: typeof fr = {
  title: (role) => `Letter: ${role}`,
  lead: (project) =>
    `The project ${project} is looking for someone. It does not know that you received this letter.`,
  position: 'The position',
  see: 'See the position and apply',
  decline: 'Not this time',
  declineNote: 'Your reason serves the next letters. Nobody else reads it.',
  reason: 'Reason',
  precision: 'Details',
  send: 'Decline',
  declined: 'You declined this position. Thank you for saying so.',
  stop: 'Receive no more of these letters',
  stopNote: 'You may change your mind in “My engagements”.',
  stopAction: 'Stop the letters',
  stopped: 'You no longer receive letters about positions.',
  wrong: 'Choose a reason',
}
export const words = { fr, en }
