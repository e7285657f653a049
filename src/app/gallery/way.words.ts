import type { Lang } from '#platform/lang.ts'

const fr = {
  where: 'Où l’on est',
  whereNote: 'Fil d’Ariane, vues, pages.',
  commons: 'Communs',
  example: 'Fiche d’exemple',
  trail: 'Exemple de fil d’Ariane',
  views: 'Exemple de vues',
  tabs: ['Passeport', 'Versions', 'Comptes'],
  pages: 'Exemple de pages',
  manyPages: 'Exemple de nombreuses pages',
  thread: 'Le fil',
  threadNote: 'Le temps, pas à pas. Une étape est faite, en cours ou à venir.',
  steps: [
    ['done', 'Besoin', '18 nov.'],
    ['done', 'Choix', '9 déc.'],
    ['here', 'Financement', '62 / 118'],
    ['to-come', 'Équipe', 'mars'],
    ['to-come', 'Transmission', 'juin'],
  ],
  journal: 'Journal',
  journalNote: 'Ce qui s’est passé, du plus récent au plus ancien.',
  entries: [
    ['2026-10-05', '5 octobre 2026', 'Paiement en plusieurs fois. Financé par le tour de printemps.'],
    ['2026-07', 'juillet 2026', 'Trois défauts d’accessibilité corrigés.'],
    ['2026', '2026', 'Export complet des dossiers en un geste.'],
  ],
  open: 'Déplier, ouvrir',
  openNote: 'Éléments natifs, sans script.',
  questions: [
    [
      'Comment classez-vous les solutions ?',
      'Par besoins couverts, puis par preuves de moins de deux ans. Personne ne paie sa place.',
    ],
    ['Qui voit mon besoin ?', 'Vous seul·e, tant que vous ne l’avez pas publié.'],
  ],
  dialog: 'Ouvrir une boîte de dialogue',
  dialogTitle: 'Fermer ce besoin ?',
  dialogText: 'Il reste visible par celles et ceux qui l’ont rejoint. Vous pourrez le rouvrir.',
  confirm: 'Fermer le besoin',
  cancel: 'Annuler',
  understood: 'Liste numérotée',
  understoodNote: 'Ce que nous avons compris, dans l’ordre où c’est dit.',
  items: ['Inscription en ligne, avec pièces jointes', 'Paiement en ligne', 'Attestation en PDF'],
}
type WayWords = typeof fr

const en: WayWords = {
  where: 'Where one is',
  whereNote: 'Breadcrumb, views, pages.',
  commons: 'Commons',
  example: 'Example sheet',
  trail: 'Example of breadcrumb',
  views: 'Example of views',
  tabs: ['Passport', 'Versions', 'Accounts'],
  pages: 'Example of pages',
  manyPages: 'Example of many pages',
  thread: 'The thread',
  threadNote: 'Time, step by step. A step is done, under way or to come.',
  steps: [
    ['done', 'Need', '18 Nov'],
    ['done', 'Choice', '9 Dec'],
    ['here', 'Funding', '62 / 118'],
    ['to-come', 'Team', 'March'],
    ['to-come', 'Handing on', 'June'],
  ],
  journal: 'Journal',
  journalNote: 'What happened, latest first.',
  entries: [
    ['2026-10-05', '5 October 2026', 'Payment in several parts. Funded by the spring round.'],
    ['2026-07', 'July 2026', 'Three accessibility faults corrected.'],
    ['2026', '2026', 'Complete export of files in one gesture.'],
  ],
  open: 'Unfold, open',
  openNote: 'Native elements, without script.',
  questions: [
    [
      'How do you rank solutions?',
      'By needs covered, then by proofs younger than two years. Nobody pays for a place.',
    ],
    ['Who sees my need?', 'You alone, as long as you have not published it.'],
  ],
  dialog: 'Open a dialog',
  dialogTitle: 'Close this need?',
  dialogText: 'Those who joined it still see it. You can open it again.',
  confirm: 'Close the need',
  cancel: 'Cancel',
  understood: 'Numbered list',
  understoodNote: 'What we understood, in the order in which it is said.',
  items: ['Online registration, with attachments', 'Online payment', 'Certificate as a PDF'],
}

export const wayWords: Record<Lang, WayWords> = { fr, en }
export type { WayWords }
