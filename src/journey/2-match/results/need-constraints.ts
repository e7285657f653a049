import type { Constraints } from '#engines/matching/constraints.ts'
import type { Fact } from '#engines/understanding/understanding.ts'

/** Licences by what they ask in return; the two wishes that the form offers. */
const licences = {
  copyleft: [
    'AGPL-3.0',
    'GPL-2.0',
    'GPL-3.0',
    'LGPL-2.1',
    'LGPL-3.0',
    'EUPL-1.1',
    'EUPL-1.2',
    'MPL-2.0',
    'CECILL-2.1',
    'OSL-3.0',
  ],
  permissive: [
    'MIT',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'ISC',
    'PostgreSQL',
    'CECILL-B',
    'Zlib',
    '0BSD',
    'Unlicense',
  ],
}
/** Kinds of bodies, as the catalogue names its audiences. */
const audiences: Readonly<Record<string, string>> = {
  commune: 'commune',
  epci: 'epci',
  departement: 'departement',
  region: 'region',
  etat: 'etat',
  operateur: 'etat',
  sante: 'sante',
  enseignement: 'enseignement',
  recherche: 'recherche',
  association: 'association',
}

export type Wishes = {
  constraints: Constraints
  /** Said by the need, and that nothing in a catalogue tells: shown as to check, never counted. */
  isPlaceAsked: boolean
}

const constraintValues = (facts: readonly Fact[], on: string): string[] =>
  facts.flatMap((fact) => (fact.kind === 'constraint' && fact.value.on === on ? [fact.value.is] : []))

/** What the facts of a need ask of a solution, in the terms of the match engine. */
export function wishesOf(facts: readonly Fact[]): Wishes {
  const hosting = constraintValues(facts, 'hosting')
  const licence = constraintValues(facts, 'licence')
  const body = facts.find((fact) => fact.kind === 'body')
  const audience = body && audiences[body.value.kind]
  const wanted = hosting.find((is) => is === 'serveur' || is === 'service')
  const accepted = licence.flatMap((is) =>
    is === 'copyleft' || is === 'permissive' ? licences[is] : is === 'libre' ? [] : namedLicences(is),
  )
  return {
    constraints: {
      ...(wanted ? { hosting: wanted } : {}),
      ...(audience ? { audience } : {}),
      ...(accepted.length > 0 ? { licences: accepted } : {}),
    },
    isPlaceAsked: hosting.some((is) => is === 'france' || is === 'europe' || is === 'secnumcloud'),
  }
}

/** A licence named in a text, as the identifiers that it covers. */
const namedLicences = (is: string): string[] =>
  is === 'GPL' ? ['GPL-2.0', 'GPL-3.0'] : is === 'CeCILL' ? ['CECILL-2.1', 'CECILL-2.0'] : [is]
