import { halfDayWords } from '#engines/half-days/half-day.words.ts'
import { counted } from '#platform/lang.ts'

const fr = {
  list: 'Postes ouverts',
  lead: 'Les rôles que des chantiers cherchent à pourvoir. Chaque poste dit les demi-journées, les dates et les savoir-faire attendus.',
  filters: 'Filtrer',
  words: 'Mots',
  skill: 'Savoir-faire',
  region: 'Région',
  anywhere: 'Sans lieu fixé',
  any: 'Tous',
  presence: 'Présence',
  presences: { 'on-site': 'Sur place', hybrid: 'Hybride', remote: 'À distance' },
  presenceUnsaid: 'À convenir',
  learnerOnly: 'Places d’apprentissage seulement',
  from: 'À partir du',
  until: 'Jusqu’au',
  halfDaysMax: 'Demi-journées, au plus',
  apply: 'Filtrer les postes',
  found: (count: string, noun: string) => `${count} ${noun}`,
  foundOne: 'poste ouvert',
  foundMany: 'postes ouverts',
  empty: 'Aucun poste ne répond à ces critères',
  emptyText:
    'Élargissez la recherche, ou accueillez les lettres sur les postes : elles viennent quand un rôle vous correspond.',
  preferences: 'Choisir ce que je reçois',
  export: 'Exporter en CSV',
  mine: 'Mes candidatures et engagements',
  places: (left: number, all: number) =>
    left === 0
      ? 'complet'
      : all === 1
        ? 'une place'
        : `${left} place${left > 1 ? 's' : ''} libre${left > 1 ? 's' : ''} sur ${all}`,
  halfDays: (count: number) => counted('fr', count, halfDayWords.fr),
  dates: (from: string | undefined, until: string | undefined) =>
    from && until
      ? `du ${from} au ${until}`
      : from
        ? `à partir du ${from}`
        : until
          ? `jusqu’au ${until}`
          : 'dates à convenir',
  learner: 'Place d’apprentissage',
  senior: 'Personne confirmée attendue',
  published: (day: string) => `Publié le ${day}`,
  closed: 'Poste fermé',
  terms: 'Le poste',
  project: 'Chantier',
  owner: 'Porté par',
  work: 'Temps',
  placesLeft: 'Places',
  asked: 'Ce qui est attendu',
  askedNote: 'Les niveaux : 0 découvre, 1 avec de l’aide, 2 en autonomie, 3 peut guider.',
  nothingAsked: 'Aucun savoir-faire particulier n’est demandé.',
  missing: 'Ce qu’il vous manque',
  missingNote: 'Vu de vous seul·e, d’après votre profil.',
  youHave: (skill: string, level: number) => `${skill} : vous êtes au niveau ${level}`,
  youLearn: (skill: string) => `${skill} : vous souhaitez l’apprendre, et c’est une place d’apprentissage`,
  youLack: (skill: string, level: number) => `${skill} : niveau ${level} attendu`,
  lackNote: 'Vous pouvez candidater quand même : le chantier répond, la machine n’écarte personne.',
  noProfile: 'Votre profil ne dit encore aucun savoir-faire.',
  fillProfile: 'Remplir mon profil',
  candidacy: 'Candidater',
  candidacyNote:
    'En candidatant, vous montrez à qui répond de ce chantier ce que votre profil montre à votre coopérative.',
  signIn: 'Se connecter pour candidater',
  message: 'Votre message',
  joined: 'Ce que vous joignez',
  joinedHelp: 'Des liens, une référence : seulement pour ce chantier.',
  send: 'Envoyer ma candidature',
  waiting: 'Votre candidature attend une réponse',
  invitedHere: 'Ce chantier vous a invité·e : la réponse vous appartient.',
  engagedHere: 'Vous êtes engagé·e sur ce poste.',
  see: 'Voir mes engagements',
}
const en: typeof fr = {
  list: 'Open positions',
  lead: 'Roles that projects are looking to fill. Each position says its half-days, its dates and the skills expected.',
  filters: 'Filter',
  words: 'Words',
  skill: 'Skill',
  region: 'Region',
  anywhere: 'No fixed place',
  any: 'All',
  presence: 'Presence',
  presences: { 'on-site': 'On site', hybrid: 'Hybrid', remote: 'Remote' },
  presenceUnsaid: 'To agree',
  learnerOnly: 'Learner places only',
  from: 'From',
  until: 'Until',
  halfDaysMax: 'Half-days, at most',
  apply: 'Filter positions',
  found: (count, noun) => `${count} ${noun}`,
  foundOne: 'open position',
  foundMany: 'open positions',
  empty: 'No position meets these criteria',
  emptyText: 'Widen the search, or accept letters about positions: they come when a role suits you.',
  preferences: 'Choose what I receive',
  export: 'Export as CSV',
  mine: 'My applications and engagements',
  places: (left, all) => (left === 0 ? 'full' : all === 1 ? 'one place' : `${left} of ${all} places free`),
  halfDays: (count) => counted('en', count, halfDayWords.en),
  dates: (from, until) =>
    from && until
      ? `from ${from} to ${until}`
      : from
        ? `from ${from}`
        : until
          ? `until ${until}`
          : 'dates to be agreed',
  learner: 'Learner place',
  senior: 'Experienced person expected',
  published: (day) => `Published on ${day}`,
  closed: 'Position closed',
  terms: 'The position',
  project: 'Project',
  owner: 'Led by',
  work: 'Time',
  placesLeft: 'Places',
  asked: 'What is expected',
  askedNote: 'Levels: 0 discovering, 1 with help, 2 on their own, 3 can guide others.',
  nothingAsked: 'No particular skill is asked for.',
  missing: 'What you lack',
  missingNote: 'Seen by you alone, from your profile.',
  youHave: (skill, level) => `${skill}: you are at level ${level}`,
  youLearn: (skill) => `${skill}: you wish to learn it, and this is a learner place`,
  youLack: (skill, level) => `${skill}: level ${level} expected`,
  lackNote: 'You may apply all the same: the project answers, the machine sets nobody aside.',
  noProfile: 'Your profile does not say any skill yet.',
  fillProfile: 'Fill in my profile',
  candidacy: 'Apply',
  candidacyNote:
    'By applying, you show those who answer for this project what your profile shows to your co-op.',
  signIn: 'Sign in to apply',
  message: 'Your message',
  joined: 'What you attach',
  joinedHelp: 'Links, a reference: for this project only.',
  send: 'Send my application',
  waiting: 'Your application awaits an answer',
  invitedHere: 'This project invited you: the answer is yours.',
  engagedHere: 'You are engaged in this position.',
  see: 'See my engagements',
}
export const words = { fr, en }
