import { namedProducts } from '../named-functions.ts'
import { overlaps, passage, type Reading, spanOf } from '../reading.ts'
import type { Taxonomy } from '../taxonomy.ts'
import type { FactOf, Origin } from '../understanding.ts'
import { joined } from './pattern.ts'

type ContextKind = 'keep' | 'existing' | 'replace'
type ContextFact = FactOf<'keep'> | FactOf<'existing'> | FactOf<'replace'>

const DETERMINER = "(?:notre|nos|leur|leurs|son|ses|mon|ma|mes|la|le|les|l'|un|une|des|our|the|a|an|my|their)"
const POSSESSIVE = '(?:notre|nos|leur|leurs|son|ses|mon|ma|mes|our|my|their)'
const THING = joined(
  '(?:logiciel|outil|application|applicatif|progiciel|site|serveur|systeme|solution|',
  'tableur|fichier|plateforme|portail|base|annuaire|abonnement|licences?|software|tool|',
  'system|server|app|spreadsheet)',
)
const before = (source: string): RegExp => new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])[ :]*`, 'g')

interface Cue {
  readonly kind: ContextKind
  readonly origin: Origin
  readonly before: RegExp
  /** What the object must begin with, when the cue alone is not enough. */
  readonly object?: RegExp
}

const cues: readonly Cue[] = [
  {
    kind: 'keep',
    origin: 'said',
    before: before(
      joined(
        'nous (?:gardons|conservons|garderons|conserverons)|on (?:garde|conserve)|',
        'we (?:will )?keep|en gardant|en conservant|tout en (?:gardant|conservant)|',
        'while keeping|must keep|sans (?:changer|toucher a|remplacer)',
      ),
    ),
    object: new RegExp(`^${DETERMINER} ?`),
  },
  {
    kind: 'keep',
    origin: 'said',
    before: before('garder|conserver|keep'),
    object: new RegExp(`^${POSSESSIVE} `),
  },
  {
    kind: 'keep',
    origin: 'deduced',
    before: before(
      joined(
        "compatibles? avec|interface(?:e|s|es)? avec|s'interfacer avec|interfacable avec|",
        'connecte(?:e|s|es)? (?:a|avec)|relie(?:e|s|es)? a|en lien avec|communique(?:r|',
        'ra)? avec|integre(?:e|s)? (?:a|avec)|lien avec|compatible with|connected to|',
        'integrated with',
      ),
    ),
    object: new RegExp(`^(?:${POSSESSIVE}|la|le|l') ?${THING}?`),
  },
  {
    kind: 'replace',
    origin: 'said',
    before: before(
      joined(
        "remplacer|remplacement d[eu']|en remplacement d[eu']|remplace(?:nt)?|quitter|",
        "abandonner|sortir d[eu']|se passer d[eu']|migrer depuis|migration depuis|",
        "changer d[eu']|a la place d[eu']|au lieu d[eu']|plutot qu[e']|replace|replacing|",
        'instead of|move away from|alternative (?:libre |open source )?(?:a|au|aux|to)|',
        'alternatives (?:libres |open source )?(?:a|au|aux|to)',
      ),
    ),
    object: /^[a-z0-9]/,
  },
  {
    kind: 'existing',
    origin: 'said',
    before: before(
      joined(
        "nous utilisons|on utilise|nous travaillons (?:avec|sur|sous)|nous disposons d[eu']|",
        'actuellement (?:sous|avec|sur|geree? (?:sous|avec|sur|dans)|on utilise)|',
        "aujourd'hui (?:sous|avec|sur|geree? (?:sous|avec|sur|dans)|on utilise)|",
        "nous sommes (?:actuellement |aujourd'hui )?(?:sous|equipes d[eu']|equipes avec)|",
        "equipes? d[eu']|we (?:currently )?use|currently using",
      ),
    ),
    object: /^(?!moins|plus|\d)[a-z0-9]/,
  },
  {
    kind: 'existing',
    origin: 'said',
    before: before(
      joined(
        "nous avons (?:deja |actuellement |aujourd'hui )?|on a (?:deja |actuellement |",
        "aujourd'hui )?|we (?:already )?have|il existe deja|existing",
      ),
    ),
    object: new RegExp(
      `^(?:(?:un|une|des|notre|nos|a|an|our) (?:(?:vieux|vieil|vieille|ancien|old) )?)${THING}`,
    ),
  },
]

/** Where the object of a cue stops: a pause, or a word that opens another idea. */
const OBJECT_END = new RegExp(
  joined(
    String.raw`[,.;:!?()\n…«»"]|(?<![a-z0-9])(?:mais|qui|que|pour|afin|car|`,
    'et(?= (?:[a-z]{1,15} )?[a-z]{2,15}(?:er|ir|ons|ez|ions)(?![a-z]))|par|depuis|dont|',
    'avec(?= (?:un|une|des)(?![a-z]))|but|which|that|for|because|and|since|to|by|with|',
    'reste(?:nt|ra)?|sera)(?![a-z0-9])',
  ),
)
const OBJECT_LENGTH_MAX = 80
const STAYS = new RegExp(
  joined(
    `(?<![a-z0-9])(${POSSESSIVE} ${THING}(?: (?!reste)[a-z0-9'-]{1,20}){0,5}) (?:reste(?:nt|`,
    `ra|ront)?|est conservee?|sera conservee?|stays?)(?: en place)?(?![a-z0-9])`,
  ),
  'g',
)
const LIKE = new RegExp(
  joined(
    '(?:facon|type|comme|equivalent (?:de|a)|similaire a|style|genre|a la|',
    'sans(?: (?:passer par|utiliser)| (?:[a-z]{1,12} ){1,4}(?:a|chez|par|sur|dans|avec))?|',
    'like|similar to|without(?: using)?) ?$',
  ),
)

/** What stays, what is there today, and what is to be replaced, in the words of the text. */
export function contextFacts(reading: Reading, taxonomy: Taxonomy): ContextFact[] {
  const facts = cues.flatMap((cue) => factsOf(reading, cue))
  const stays = [...reading.plain.matchAll(STAYS)].map((found) =>
    contextFact(reading, 'keep', 'said', found.index, found.index + (found[1] ?? '').length),
  )
  const found = [...facts, ...stays].filter((fact) => fact !== null)
  const single = found.filter((fact, index) => !found.slice(0, index).some((other) => sameThing(fact, other)))
  return [...single, ...likened(reading, taxonomy, single)]
}

function factsOf(reading: Reading, cue: Cue): Array<ContextFact | null> {
  return [...reading.plain.matchAll(cue.before)].map((found) => {
    const start = found.index + found[0].length
    const tail = reading.plain.slice(start, start + OBJECT_LENGTH_MAX + 20)
    if (cue.object && !cue.object.test(tail)) return null
    const length = objectLength(tail)
    return length < 2 ? null : contextFact(reading, cue.kind, cue.origin, start, start + length)
  })
}

function objectLength(tail: string): number {
  const end = OBJECT_END.exec(tail)?.index ?? tail.length
  if (end <= OBJECT_LENGTH_MAX) return end
  return Math.max(0, tail.lastIndexOf(' ', OBJECT_LENGTH_MAX))
}

function contextFact(reading: Reading, kind: ContextKind, origin: Origin, start: number, end: number) {
  const determiner = new RegExp(`^(?:${DETERMINER}(?<=')|${DETERMINER} )`).exec(
    reading.plain.slice(start, end),
  )
  const span = spanOf(reading, start + (determiner?.[0].length ?? 0), end)
  return span.end > span.start ? { kind, value: { what: passage(reading, span) }, origin, span } : null
}

const sameThing = (one: ContextFact, other: ContextFact): boolean =>
  one.span !== null && other.span !== null && overlaps(one.span, other.span)

/** “Façon Trello”, “sans Mailchimp”: the product is what people know, so what they want instead of it. */
function likened(reading: Reading, taxonomy: Taxonomy, known: readonly ContextFact[]): ContextFact[] {
  const products = namedProducts(reading, taxonomy)
  const starts = new Map(reading.words.map((word) => [reading.at[word.start], word.start]))
  return products.flatMap(({ span, words }) => {
    const start = starts.get(span.start) ?? 0
    if (!LIKE.test(reading.plain.slice(Math.max(0, start - 60), start))) return []
    const fact = { kind: 'replace', value: { what: words }, origin: 'deduced', span } as const
    return known.some((other) => sameThing(fact, other)) ? [] : [fact]
  })
}
