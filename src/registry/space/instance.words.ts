/** Every act of the register of the instance, in words. */
const actsFr = {
  'host.begin': 'A pris la main sur l’instance',
  'host.end': 'Ne tient plus l’instance',
  demonstration: 'Monde de démonstration chargé',
  'space.import': 'Espace rapporté d’une archive',
}
export type InstanceActName = keyof typeof actsFr

const fr = {
  spaces: 'Espaces',
  title: 'Registre de l’instance',
  lead: 'Qui tient ce site, et ce qui y est arrivé sans passer par un espace. Ce registre ne se réécrit pas : la base elle-même le refuse.',
  latest: 'Actes, les plus récents d’abord',
  none: 'Aucun acte pour l’instant',
  noneText: 'Le premier s’écrit quand une personne donne le code du terminal.',
  acts: actsFr,
  when: 'Date',
  who: 'Qui',
  what: 'Acte',
  about: 'Objet',
  terminal: 'depuis le terminal de la machine',
  csv: 'Exporter en CSV',
  more: 'Seuls les mille derniers actes sont montrés ici ; le fichier CSV les a tous.',
  arrived: (date: string, who: string) => `Cet espace a été rapporté d’une archive le ${date}, par : ${who}.`,
}
const en: typeof fr = {
  spaces: 'Spaces',
  title: 'Register of the instance',
  lead: 'Who runs this site, and what came to it without going through a space. This register is not rewritten: the database itself refuses.',
  latest: 'Acts, latest first',
  none: 'No act yet',
  noneText: 'The first is written when somebody gives the code of the terminal.',
  acts: {
    'host.begin': 'Took charge of the instance',
    'host.end': 'Runs the instance no more',
    demonstration: 'Demonstration world loaded',
    'space.import': 'Space brought from an archive',
  },
  when: 'Date',
  who: 'Who',
  what: 'Act',
  about: 'About',
  terminal: 'from the terminal of the machine',
  csv: 'Export as CSV',
  more: 'Only the last thousand acts are shown here; the CSV file has them all.',
  arrived: (date, who) => `This space was brought from an archive on ${date}, by: ${who}.`,
}
export const instanceWords = { fr, en }
