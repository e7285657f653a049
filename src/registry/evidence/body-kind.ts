import type { OrganisationKind } from '#registry/organisation/index.ts'

// The first that fits, so « Centre hospitalier universitaire » is read before « université ».
const kinds: readonly (readonly [OrganisationKind, RegExp])[] = [
  [
    'sante',
    /\b(chu|chru|chr|centre hospitalier|hopital|hopitaux|hospices|ap-hp|ehpad|ars|agence regionale de sante)\b/,
  ],
  [
    'epci',
    /\b(communaute (de communes|d agglomeration|urbaine)|agglomeration|metropole|agglo|grand (lyon|paris))\b/,
  ],
  ['departement', /\b(departement|conseil departemental|conseil general|collectivite europeenne)\b/],
  ['region', /\b(conseil regional|region)\b/],
  ['enseignement', /\b(universite|lycee|college|ecole|rectorat|academie|iut|insa|crous|institut agro)\b/],
  ['recherche', /\b(cnrs|inria|inrae|inserm|cea|ird|cirad|ifremer|laboratoire|renater|huma-num)\b/],
  [
    'etat',
    /\b(ministere|dinum|dgfip|prefecture|direction (generale|interministerielle)|anssi|etalab|secretariat general)\b/,
  ],
  ['commune', /\b(ville|mairie|commune)\b/],
  ['association', /\b(association|federation|adullact|april)\b/],
]

/**
 * What a body is, from its name alone, when no register tells. Only words that leave no doubt are read; a name
 * without any of them stays of unknown kind.
 */
export function kindOfName(name: string): OrganisationKind | null {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, ' ')
  return kinds.find(([, words]) => words.test(folded))?.[0] ?? null
}
