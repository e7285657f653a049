import type { Lang } from '#platform/lang.ts'

const fr = {
  title: 'Atelier graphique',
  lead: 'La marge porte le titre, la source et la raison. Le corps porte le travail. Entre les deux court le fil.',
  description: 'Toutes les pièces de l’interface, avec leurs cas vides, longs et refusés.',
  margin: ['Une feuille de style,', 'deux polices,', 'aucun script nécessaire'],
  invented: 'Les noms, les organismes et les montants montrés ici sont imaginaires.',
  views: 'Familles de pièces',
  signes: 'Signes et actions',
  formulaires: 'Formulaires',
  messages: 'Messages et états',
  fiches: 'Fiches et preuves',
  reperes: 'Se repérer',
  tableaux: 'Tableaux et mesures',
  empty: 'Vide',
  long: 'Long',
  refused: 'Refusé',
  usual: 'Habituel',
}
export type GalleryWords = typeof fr

const en: GalleryWords = {
  title: 'Style gallery',
  lead: 'The margin holds the title, the source and the reason. The body holds the work. Between them runs the thread.',
  description: 'Every piece of the interface, with its empty, long and refused cases.',
  margin: ['One stylesheet,', 'two fonts,', 'no script needed'],
  invented: 'Names, bodies and sums shown here are invented.',
  views: 'Families of pieces',
  signes: 'Signs and actions',
  formulaires: 'Forms',
  messages: 'Messages and states',
  fiches: 'Cards and proofs',
  reperes: 'Finding one’s way',
  tableaux: 'Tables and measures',
  empty: 'Empty',
  long: 'Long',
  refused: 'Refused',
  usual: 'Usual',
}

export const words: Record<Lang, GalleryWords> = { fr, en }

/** What is meant to break a layout or a page: no space to fold at, markup, scripts, right to left. */
export const hostile = {
  unbroken: 'Anticonstitutionnellement-intercommunalités-dématérialisation-interopérabilité-2026',
  markup: '<script>alert("1")</script> & <b>gras</b>',
  sql: 'Robert’); DROP TABLE besoin;--',
  rightToLeft: 'مرحبا بكم في بلوريال',
  address: 'javascript:alert(1)',
  url: 'https://exemple.test/un/chemin/vraiment/tres/long/qui/ne/tient/pas/dans/la/colonne?q=cantine',
} as const
