import { overlaps, type Reading, spanOf } from '../reading.ts'
import type { ConstraintSubject, FactOf, Span } from '../understanding.ts'
import { joined } from './pattern.ts'

interface Rule {
  readonly on: ConstraintSubject
  readonly is: string
  readonly pattern: RegExp
  /** The passage states a condition: the functions that its words name are not asked for. */
  readonly isCondition?: boolean
}

const rule = (on: ConstraintSubject, is: string, source: string, isCondition = false): Rule => ({
  on,
  is,
  pattern: new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, 'g'),
  isCondition,
})

const HOSTED =
  '(?:heberge(?:e|s|es|ment|r)?|hosted|hosting|donnees?|data|stocke(?:e|s|es)?|serveurs?|servers?)'
/** “Mise en conformité” is work to do, “conforme” a condition: only the second is read here. */
const COMPLIANT =
  '(?:conformes?|conformement|respect(?:er|e|ant|ueux|ueuse)?|compliant|compliance|complies|comply)'

const rules: readonly Rule[] = [
  rule(
    'hosting',
    'serveur',
    joined(
      'heberge(?:e|s|es|r|ment)? (?:chez nous|en interne|sur (?:nos|notre|place|',
      'site)(?: propres?)?(?: serveurs?| infrastructure| datacenter)?|dans nos (?:locaux|',
      'murs)|localement)|installe(?:e|s|r)? (?:chez nous|en interne|sur nos serveurs|',
      'sur place)|sur nos (?:propres )?serveurs|auto-?heberge(?:e|s|es|r|ment)?|',
      'hebergement (?:interne|local)|on-?premises?|self-?hosted|on our (?:own )?servers',
    ),
  ),
  rule(
    'hosting',
    'service',
    joined(
      'saas|mode (?:heberge|service)|hebergement (?:inclus|compris|par le prestataire)|',
      "heberge(?:e|s)? par (?:un|le|l')? ?(?:prestataire|editeur|fournisseur|tiers)|",
      'cle en main|cles en main|infogere(?:e|s)?|managed service|sans (?:rien )?(?:installer|',
      'installation|serveur a gerer)',
    ),
  ),
  rule(
    'hosting',
    'france',
    joined(
      `${HOSTED} (?:[a-z]{1,12} ){0,3}(?:en france|sur le territoire (?:national|francais)|`,
      `in france)|hebergement (?:francais|souverain)|cloud souverain|hebergeur francais`,
    ),
  ),
  rule(
    'hosting',
    'europe',
    joined(
      `${HOSTED} (?:[a-z]{1,12} ){0,3}(?:en europe|dans l'union europeenne|dans l'ue|en ue|`,
      `in europe|in the eu)|hebergement europeen`,
    ),
  ),
  rule('hosting', 'secnumcloud', 'secnumcloud|cloud de confiance'),
  rule('accessibility', 'rgaa', 'rgaa|wcag'),
  rule(
    'accessibility',
    'rgaa',
    joined(
      `${COMPLIANT} (?:[a-z]{1,12} ){0,3}(?:au |le )?(?:rgaa|wcag)|accessibles? a (?:tous|`,
      `toutes|tout le monde)|accessibles? aux (?:personnes )?(?:handicape(?:e?s)|`,
      `en situation de handicap|malvoyants|aveugles)|${COMPLIANT} (?:aux? |les |`,
      `la )?(?:regles |normes |criteres )?(?:d'|l')?accessibilite|`,
      `accessibilite numerique (?:exigee|obligatoire)|accessible to (?:everyone|all|`,
      `people with disabilities)`,
    ),
    true,
  ),
  rule('licence', 'AGPL-3.0', 'agpl(?:[ -]?v?3)?'),
  rule('licence', 'GPL', '(?:gnu )?gpl(?:[ -]?v?[23])?'),
  rule('licence', 'EUPL-1.2', 'eupl(?:[ -]?1\\.2)?'),
  rule('licence', 'MIT', 'licence mit|mit license'),
  rule('licence', 'Apache-2.0', 'licence apache|apache license|apache-?2'),
  rule('licence', 'CeCILL', 'cecill'),
  rule(
    'licence',
    'libre',
    joined(
      'logiciels? libres?|solutions? libres?|outils? libres?|licences? libres?|',
      'open[ -]?source|free software|libre et gratuit|codes? (?:source )?ouverts?',
    ),
  ),
  rule('identity', 'franceconnect', 'france ?connect(?: ?\\+| plus)?'),
  rule('identity', 'proconnect', 'pro ?connect|agent ?connect'),
  rule(
    'identity',
    'ldap',
    joined(
      '(?:connecte(?:e|s)?|relie(?:e|s)?|authentification|lien|compatible|connexion|',
      'integre(?:e|s)?|connected|synchronise(?:e|s)?) (?:a |avec |au |par |via |to |',
      "sur )?(?:l'|le |la |notre |our |un )?(?:annuaire |serveur )?(?:ldap|active directory|",
      'ad)',
    ),
    true,
  ),
  rule(
    'identity',
    'sso',
    joined(
      '(?:connecte(?:e|s)?|relie(?:e|s)?|authentification|compatible|connexion|integre(?:e|',
      "s)?|via|par|avec) (?:a |avec |au |par |via )?(?:l'|le |la |notre |un )?(?:sso|cas|",
      'saml|openid(?: connect)?|oidc|keycloak)',
    ),
    true,
  ),
  rule(
    'privacy',
    'hds',
    'hds|hebergeur? de donnees de sante|hebergement de donnees de sante|donnees de sante|health data|donnees medicales',
    true,
  ),
  rule(
    'privacy',
    'rgpd',
    joined(
      `${COMPLIANT} (?:[a-z]{1,12} ){0,2}(?:du |au |le |la |les |the |with )?(?:rgpd|gdpr|`,
      `cnil|protection des donnees)|rgpd compatible|gdpr[ -]compliant|`,
      `(?:dans le )?respect (?:du|de la|des) (?:rgpd|vie privee|donnees personnelles)|`,
      `respectueuse? (?:du|de la|des) (?:rgpd|vie privee|donnees(?: personnelles)?)`,
    ),
    true,
  ),
  rule(
    'privacy',
    'sans-cookies',
    joined(
      'sans (?:bandeau )?(?:de )?cookies?|sans bandeau(?: de)? cookies?|exempte?(?:e|',
      'ion)?(?: de consentement| cnil| de la cnil)|without cookies?|cookieless',
    ),
  ),
  rule(
    'privacy',
    'hors-gafam',
    joined(
      'sans (?:les )?gafam|hors gafam|sans google|non americain|souverain(?:e|s)?|',
      "sans transfert hors (?:ue|d'europe|de l'union)",
    ),
  ),
  rule(
    'security',
    'secret',
    joined(
      "diffusion restreinte|secret (?:medical|professionnel|de l'instruction)|",
      'donnees? sensibles?|confidentiel(?:le|les|s)?|chiffrement de bout en bout|',
      'end-to-end encr(?:ypted|yption)',
    ),
  ),
  rule('security', 'rgs', 'rgs|homologue(?:e|s)?|anssi'),
  rule('language', 'multilingue', 'multilingue|plusieurs langues|bilingue|multilingual|bilingual'),
  ...[
    'anglais',
    'allemand',
    'espagnol',
    'italien',
    'portugais',
    'arabe',
    'breton',
    'basque',
    'corse',
    'occitan',
    'catalan',
    'alsacien',
    'creole',
    'ukrainien',
  ].map((language) => rule('language', language, `(?:en|et|ou|version|francais[ -/]) ?${language}e?`)),
  rule('language', 'anglais', 'in english'),
  rule(
    'language',
    'francais',
    '(?:interface|version|logiciel|documentation|entierement|traduit|available) (?:en|in) (?:francais|french)',
  ),
  rule('ecodesign', 'sobre', 'eco-?conception|rgesn'),
  rule(
    'ecodesign',
    'sobre',
    joined(
      `sobres?|eco-?concu(?:e|s|es)?|${COMPLIANT} (?:au |le )?rgesn|faible impact|`,
      `low[ -]?tech|basse consommation|lightweight`,
    ),
    true,
  ),
  rule(
    'device',
    'mobile',
    joined(
      '(?:sur|depuis|version|acces|consultable sur|pour) (?:un |le |leur |son |',
      'les )?(?:smartphones?|mobiles?|tablettes?|telephones?(?: portables?)?)|responsive|',
      'on (?:a )?(?:mobile|phone|phones|smartphones?|tablets?)',
    ),
  ),
  rule(
    'device',
    'hors-ligne',
    'hors[ -]ligne|hors connexion|sans (?:connexion|internet|reseau)|offline|zones? blanches?',
  ),
  rule('device', 'linux', '(?:sous|sur|pour|compatible) (?:des postes )?(?:linux|ubuntu|debian)|on linux'),
]

export interface Constraints {
  readonly facts: readonly FactOf<'constraint'>[]
  /** Passages that state conditions: the functions they name are not wanted for themselves. */
  readonly conditions: readonly Span[]
}

/** Conditions that a solution must meet, each said in the text; the first mention of each stands. */
export function constraintFacts(reading: Reading): Constraints {
  const facts = new Map<string, FactOf<'constraint'>>()
  const conditions: Span[] = []
  for (const { on, is, pattern, isCondition } of rules) {
    for (const found of reading.plain.matchAll(pattern)) {
      const span = spanOf(reading, found.index, found.index + found[0].length)
      if (isCondition) conditions.push(span)
      if (!facts.has(`${on}:${is}`))
        facts.set(`${on}:${is}`, { kind: 'constraint', value: { on, is }, origin: 'said', span })
    }
  }
  const ordered = [...facts.values()].sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0))
  return { facts: ordered.filter((fact) => !isShorterThanAnother(fact, ordered)), conditions }
}

/** “GPL” inside “AGPL” never matches; “open source” beside a named licence adds nothing in the same words. */
function isShorterThanAnother(fact: FactOf<'constraint'>, all: readonly FactOf<'constraint'>[]): boolean {
  return all.some(
    (other) =>
      other !== fact &&
      other.value.on === fact.value.on &&
      other.span !== null &&
      fact.span !== null &&
      overlaps(other.span, fact.span) &&
      other.span.end - other.span.start > fact.span.end - fact.span.start,
  )
}
