const fr = {
  notUnderstood: 'Commande mal comprise.',
  'space-exists': 'Un espace est déjà ouvert ici : la démonstration ne se mêle pas à ce qui est vrai.',
  made: 'La démonstration est prête. Tout y est inventé, et le dit.',
  spaces: 'Espaces :',
  projects: 'Chantiers :',
  people: 'Personnes :',
  password: (password: string) => `Mot de passe de toutes ces personnes : ${password}`,
  kept: 'Il n’est écrit nulle part ailleurs : notez-le.',
}
const en: typeof fr = {
  notUnderstood: 'Command not understood.',
  'space-exists': 'A space is already open here: the demonstration does not mix with what is real.',
  made: 'The demonstration is ready. All in it is invented, and says so.',
  spaces: 'Spaces:',
  projects: 'Projects:',
  people: 'People:',
  password: (password) => `Password of all these people: ${password}`,
  kept: 'It is written nowhere else: note it down.',
}
export const words = { fr, en }
