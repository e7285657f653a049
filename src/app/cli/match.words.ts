import type { Confidence, Field, Reason } from '#engines/matching/index.ts'

/** Why a file is refused: the rule that is broken, and what to do. */
const rulesFr = {
  unreadable: (detail: string) =>
    `fichier illisible (${detail}) : vérifiez le chemin et les droits de lecture`,
  'too-big': (detail: string) => `fichier de plus de ${detail} Mo : découpez-le`,
  json: (detail: string) => `ce n’est pas du JSON (${detail}) : corrigez la syntaxe à cette ligne`,
  shape: (detail: string) => `${detail} : suivez le format décrit dans docs/decisions/0010-match-engine.md`,
  'same-id': (detail: string) => `l’identifiant « ${detail} » est déjà pris plus haut : donnez-en un autre`,
}
const rulesEn: typeof rulesFr = {
  unreadable: (detail) => `unreadable file (${detail}): check the path and the right to read it`,
  'too-big': (detail) => `file of more than ${detail} MB: split it`,
  json: (detail) => `this is not JSON (${detail}): correct the syntax at this line`,
  shape: (detail) => `${detail}: follow the format described in docs/decisions/0010-match-engine.md`,
  'same-id': (detail) => `the id “${detail}” is taken above: give another one`,
}

const fieldsFr: Record<Field, string> = {
  name: 'son nom',
  french: 'sa description',
  categories: 'ses rubriques',
  labels: 'ses étiquettes',
  replaces: 'ce qu’elle remplace',
  keywords: 'ses mots-clés',
  usage: 'son contexte d’usage',
  english: 'sa description anglaise',
  long: 'sa présentation',
  functions: 'ses fonctions',
}
const confidenceFr: Record<Confidence, string> = {
  high: 'Confiance haute.',
  medium: 'Confiance moyenne : vérifiez les premières solutions.',
  low: 'Confiance basse : rien d’éprouvé ne répond clairement. Cherchez qui d’autre a ce besoin.',
}
const factsFr = {
  'sill-recommended': 'recommandée au SILL',
  'sill-observed': 'en observation au SILL',
  'sill-listed': 'présente au SILL',
  'state-support': 'couverte par le marché de support de l’État',
}
const unmetFr = {
  hosting: 'hébergement demandé',
  audience: 'faite pour un organisme comme le vôtre',
  inSill: 'présence au SILL',
  supported: 'support par l’État',
  used: 'usage par un organisme public',
}

/** One reason, in a line of French. */
function reasonFr(reason: Reason): string {
  if (reason.kind === 'unmet')
    return `– ${unmetFr[reason.constraint]} : ${reason.state === 'no' ? 'non' : 'on ne sait pas'}`
  if (reason.kind === 'fact') {
    if (reason.fact === 'users') return `+ ${reason.count} organisme(s) déclarent l’utiliser`
    return `+ ${reason.fact === 'phase' ? `incubateur de l’État, phase : ${reason.phase}` : factsFr[reason.fact]}`
  }
  const read = reason.readAs === undefined ? '' : ` (lu « ${reason.readAs} »)`
  const via = reason.via === undefined ? '' : `, sous les mots « ${reason.via} »`
  return `+ « ${reason.words} »${read} : ${reason.fields.map((field) => fieldsFr[field]).join(', ')}${via}`
}

export const words = {
  rules: { fr: rulesFr, en: rulesEn },
  notUnderstood: 'Commande mal comprise. Not understood.',
  confidence: confidenceFr,
  filling: 'Base vide : le catalogue se charge d’abord, quelques secondes.',
  nothing: 'Aucune solution du catalogue ne partage de mot avec ce besoin.',
  reason: reasonFr,
}
