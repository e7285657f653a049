import { type Reading, spanOf } from '../reading.ts'
import type { BodyKind, FactOf, Origin } from '../understanding.ts'
import { joined } from './pattern.ts'

const KINDS: ReadonlyArray<readonly [BodyKind, string]> = [
  [
    'epci',
    joined(
      "communaute (?:de communes|d'agglomeration|urbaine)|metropole|agglo(?:meration)?|",
      'intercommunalite|interco|epci|comcom|syndicat (?:mixte|intercommunal|departemental)|',
      'pole metropolitain|petr',
    ),
  ],
  ['departement', 'conseil departemental|departement|county council'],
  ['region', 'conseil regional|region(?! parisienne)|regional council'],
  [
    'etat',
    joined(
      'ministere|prefecture|sous-prefecture|rectorat|academie|direction (?:generale|',
      'interministerielle|departementale|regionale)|administration centrale|',
      "service de l'etat|dreal|ddtm?|dreets|ministry",
    ),
  ],
  [
    'operateur',
    joined(
      "operateur de l'etat|agence nationale|agence de l'eau|etablissement public|",
      'parc (?:naturel|national)(?: regional)?|gip',
    ),
  ],
  [
    'sante',
    joined(
      'hopital|chu|chru|centre hospitalier(?: universitaire)?|clinique|ehpad|ght|',
      'agence regionale de sante|centre de sante|maison de sante|hospital',
    ),
  ],
  [
    'enseignement',
    joined(
      'universite|ecole(?! de (?:musique|danse|sport))(?: (?:primaire|elementaire|maternelle|',
      "d'ingenieurs))?|college|lycee|iut|grande ecole|etablissement scolaire|cfa|campus|",
      'university|school',
    ),
  ],
  [
    'recherche',
    joined(
      'laboratoire de recherche|unite de recherche|umr|institut de recherche|',
      'organisme de recherche|centre de recherche|cnrs|research institute',
    ),
  ],
  [
    'association',
    'association|asso|ong|federation|club(?: sportif)?|fondation|collectif|ngo|nonprofit|charity',
  ],
  ['cooperative', 'cooperative|scop|scic|cae'],
  ['entreprise', 'entreprise|pme|sem|spl|startup|company'],
  [
    'commune',
    'commune(?: nouvelle)?|ville|mairie|village|municipalite|bourg|ccas|town|city(?: council)?|municipality',
  ],
]
const kindPatterns = KINDS.map(([kind, words]) => [kind, new RegExp(`^(?:${words})$`)] as const)
const anyKind = KINDS.map(([, words]) => words).join('|')

const ITS_OWN = joined(
  `(?:nous sommes|je suis|on est|we are|i am|je travaille|nous travaillons|i work|`,
  `we work)(?: (?:a|au|aux|pour|dans|en|in|for|at))?(?: (?:une?|la|le|l'|the|a|an|notre|`,
  `our)|')? ?`,
)
const OUR = '(?:notre|our) '
const ADJECTIVES = '(?:(?:petite?|grande?|nouvelle|jeune|small|large|big|rural|medium-sized) )?'
const OWN = new RegExp(`(?<![a-z0-9])(?:${ITS_OWN}|${OUR})${ADJECTIVES}(${anyKind})(?![a-z0-9])`, 'g')
const MET = new RegExp(
  joined(
    `(?<![a-z0-9])(?<!politique (?:de )?)(?:d'|de |pour |en |par )?(?:une?|la|le|l'|the|a|an|du|`,
    `au) ?${ADJECTIVES}(${anyKind})(?![a-z0-9])|(?<![a-z0-9])en (mairie|`,
    `prefecture)(?![a-z0-9])`,
  ),
  'g',
)
const ALONE = new RegExp(`^ ?(${anyKind})(?![a-z0-9])`)

/** A capitalised name after “de”, “d’”, “du”: at most nine words, small ones only between capitals. */
const NAME = new RegExp(
  joined(
    String.raw`^[\s\u00a0]*(?:(?:de la|de l['’]|de|d['’]|du|des|`,
    String.raw`of)[\s\u00a0]*)?(\p{Lu}[\p{L}'’-]*(?:[ -](?:(?:sur|sous|en|le|la|les|de|du|des|lès|`,
    String.raw`aux|et) ){0,2}\p{Lu}[\p{L}'’-]*){0,5}(?: \d{1,2}(?![\d\s\u00a0\u202f]*\d))?)`,
  ),
  'u',
)
const NUMBERED = /^[\s\u00a0]*\d/

/**
 * The kind of public body that speaks, and its name when one follows. Said when the text speaks of itself
 * (“nous sommes une ville…”, “notre hôpital”), deduced when it only mentions one body (“en mairie”).
 * At most one: the first said, else the first met.
 */
export function bodyFacts(reading: Reading): FactOf<'body'>[] {
  const own = first(reading, OWN, 'said')
  const met = own ?? first(reading, ALONE, 'deduced') ?? first(reading, MET, 'deduced')
  return met ? [met] : []
}

function first(reading: Reading, pattern: RegExp, origin: Origin): FactOf<'body'> | null {
  const found = pattern.global ? reading.plain.matchAll(pattern).next().value : pattern.exec(reading.plain)
  const words = found?.[1] ?? found?.[2]
  if (!found || !words) return null
  const end = found.index + found[0].length
  const start = end - words.length
  const kind = kindPatterns.find(([, known]) => known.test(words))?.[0]
  if (!kind) return null
  const name = nameAfter(reading, end)
  const value = name ? { kind, name: name.words } : { kind }
  return { kind: 'body', value, origin, span: spanOf(reading, start, name ? name.end : end) }
}

function nameAfter(reading: Reading, end: number): { words: string; end: number } | null {
  const from = reading.at[end] ?? reading.text.length
  const after = reading.text.slice(from, from + 120)
  const found = NUMBERED.test(after) ? null : NAME.exec(after)
  if (!found?.[1]) return null
  const until = from + found[0].length
  return { words: found[1], end: plainOffset(reading, until, end) }
}

/** The folded offset of an original one, at or after a known folded offset. */
function plainOffset(reading: Reading, original: number, atLeast: number): number {
  let offset = atLeast
  while (offset < reading.plain.length && (reading.at[offset] ?? 0) < original) offset += 1
  return offset
}
