const fr = {
  rules: {
    unreadable: (detail: string) =>
      `fichier illisible (${detail}) : vérifiez le chemin et les droits de lecture`,
    'too-big': (detail: string) =>
      `fichier de plus de ${detail} Mo : retirez qui ne peut être d’aucune équipe`,
    json: (detail: string) => `ce n’est pas du JSON (${detail}) : corrigez la syntaxe`,
    shape: (detail: string) => `${detail} : suivez docs/formats/team.md`,
    'same-id': (detail: string) => `l’identifiant « ${detail} » est déjà pris plus haut : donnez-en un autre`,
    'unknown-id': (detail: string) =>
      `« ${detail} » n’est défini nulle part : corrigez l’identifiant ou ajoutez-le`,
    length: (detail: string) => `${detail} : donnez un nombre par période, dans l’ordre des périodes`,
  },
  unread: (keys: string) => `Clés présentes et non lues : ${keys}.`,
  summary: (value: string, gap: string, bound: string) =>
    `Valeur ${value} points ; aucune équipe ne vaut plus de ${bound} (écart prouvé : ${gap} %).`,
  policy: (version: string, seed: number) => `Politique « ${version} », graine ${seed}.`,
  status: {
    optimal: 'Équipe prouvée aussi bonne que demandé.',
    found: 'Équipe trouvée ; la preuve n’est pas aussi proche que demandé.',
    partial: 'Certains chantiers n’ont pas d’équipe possible ; voir plus bas.',
    infeasible: 'Aucune équipe possible.',
  },
  late: 'Le temps a manqué : une autre machine peut répondre autrement.',
  best: 'Équipe proposée',
  other: (rank: number, value: string, project?: string) =>
    `${project === undefined ? '' : `${project} : `}autre équipe n° ${rank - 1}, valeur ${value}`,
  without: (people: string) => `sans ${people}`,
  halfDays: (count: number) => `${count} ½ j`,
  unmet: 'Ce qui reste ouvert',
  undone: (role: string, halfDays: number, why: string) => `${role} : ${halfDays} ½ j (${why})`,
  nice: (role: string, skill: string) => `${role} : personne avec « ${skill} »`,
  local: (project: string) => `${project} : personne du territoire`,
  wish: (person: string, project: string, why: string) => `${person} souhaitait ${project} (${why})`,
  clash: (project: string, isSmallest: boolean) =>
    `${project} : ces règles ne tiennent pas ensemble${isSmallest ? ' (et pas moins de règles : c’est prouvé)' : ''}`,
  unexplained: (project: string) => `${project} : aucune équipe trouvée dans la limite`,
  frees: 'y renoncer suffit',
  needed: (euros: string) => `il faudrait ${euros}`,
}
const en: typeof fr = {
  rules: {
    unreadable: (detail) => `unreadable file (${detail}): check the path and the right to read it`,
    'too-big': (detail) => `file of more than ${detail} MB: leave out those who can be in no team`,
    json: (detail) => `this is not JSON (${detail}): correct the syntax`,
    shape: (detail) => `${detail}: follow docs/formats/team.md`,
    'same-id': (detail) => `the id “${detail}” is taken above: give another one`,
    'unknown-id': (detail) => `“${detail}” is defined nowhere: correct the id or add it`,
    length: (detail) => `${detail}: give one number for each period, in the order of the periods`,
  },
  unread: (keys) => `Keys that are there and are not read: ${keys}.`,
  summary: (value, gap, bound) =>
    `Value ${value} points; no team is worth more than ${bound} (proven gap: ${gap}%).`,
  policy: (version, seed) => `Policy “${version}”, seed ${seed}.`,
  status: {
    optimal: 'Team proven as good as was asked.',
    found: 'Team found; the proof is not as near as was asked.',
    partial: 'Some projects can have no team; see below.',
    infeasible: 'No team is possible.',
  },
  late: 'Time ran out: another machine may answer otherwise.',
  best: 'Team proposed',
  other: (rank, value, project) =>
    `${project === undefined ? '' : `${project}: `}other team no. ${rank - 1}, value ${value}`,
  without: (people) => `without ${people}`,
  halfDays: (count) => `${count} half-days`,
  unmet: 'What stays open',
  undone: (role, halfDays, why) => `${role}: ${halfDays} half-days (${why})`,
  nice: (role, skill) => `${role}: nobody with “${skill}”`,
  local: (project) => `${project}: nobody of the territory`,
  wish: (person, project, why) => `${person} wished ${project} (${why})`,
  clash: (project, isSmallest) =>
    `${project}: these rules cannot hold together${isSmallest ? ' (and no fewer rules: it is proven)' : ''}`,
  unexplained: (project) => `${project}: no team found within the limit`,
  frees: 'giving it up is enough',
  needed: (euros) => `${euros} would be needed`,
}

export const words = { fr, en, notUnderstood: 'Commande mal comprise. Not understood.' }
