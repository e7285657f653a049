import { describe, expect, test } from 'vitest'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { understand } from '../understand.ts'
import type { Fact, FactKind, Origin } from '../understanding.ts'

const today = '2026-11-21'

type Shown = readonly [value: unknown, origin: Origin, words: string]

const shown = (text: string, kind: FactKind): Shown[] =>
  understand(text, readTaxonomy(), today)
    .facts.filter((fact: Fact) => fact.kind === kind)
    .map(({ value, origin, span }) => [value, origin, span ? text.slice(span.start, span.end) : ''])

const people = (count: number, of: string) => ({ count, of })

describe('population', () => {
  test.each<[string, Shown[]]>([
    ['une ville de 24 000 habitants', [[people(24_000, 'habitants'), 'said', '24 000 habitants']]],
    ['intranet pour 1 200 agents', [[people(1_200, 'agents'), 'said', '1 200 agents']]],
    [
      '2 900 familles, 14 agents',
      [
        [people(2_900, 'familles'), 'said', '2 900 familles'],
        [people(14, 'agents'), 'said', '14 agents'],
      ],
    ],
    ['Lettre à 8\u202f000 abonné·e·s', [[people(8_000, 'abonnes'), 'said', '8\u202f000 abonné·e·s']]],
    ["1,2 million d'habitants", [[people(1_200_000, 'habitants'), 'said', "1,2 million d'habitants"]]],
    ['pour une trentaine d’agents', [[people(30, 'agents'), 'said', 'une trentaine d’agents']]],
    ['deux cents bénévoles', [[people(200, 'benevoles'), 'said', 'deux cents bénévoles']]],
    ['quatre-vingts élèves', [[people(80, 'eleves'), 'said', 'quatre-vingts élèves']]],
    ['a town of 24,000 inhabitants', [[people(24_000, 'habitants'), 'said', '24,000 inhabitants']]],
    ['120 postes sous Linux', [[people(120, 'utilisateurs'), 'said', '120 postes']]],
    ['un agent doit signer ; nos agents aussi', []],
    ['0 habitants', []],
  ])('%s', (text, expected) => {
    expect(shown(text, 'population')).toEqual(expected)
  })
})

describe('budget', () => {
  test.each<[string, Shown[]]>([
    ['60 000 € au plus', [[{ max: 6_000_000n }, 'said', '60 000 €']]],
    ['entre 10 et 15 k€', [[{ min: 1_000_000n, max: 1_500_000n }, 'said', 'entre 10 et 15 k€']]],
    ['entre 500 et 2 000 €', [[{ min: 50_000n, max: 200_000n }, 'said', 'entre 500 et 2 000 €']]],
    ['moins de 5000 euros', [[{ max: 500_000n }, 'said', '5000 euros']]],
    ['au moins 20k€', [[{ min: 2_000_000n }, 'said', '20k€']]],
    ['Budget : 1,5 M€', [[{ about: 150_000_000n }, 'said', '1,5 M€']]],
    ['enveloppe de 99,90 € par mois', [[{ about: 9_990n, per: 'month' }, 'said', '99,90 €']]],
    ['maximum 12 000 € HT par an', [[{ max: 1_200_000n, per: 'year' }, 'said', '12 000 €']]],
    ['under €20,000', [[{ max: 2_000_000n }, 'said', '€20,000']]],
    ['une amende de 135 €', [[{ about: 13_500n }, 'deduced', '135 €']]],
    ['un contrat à 3 000 €, budget de 5 000 €', [[{ about: 500_000n }, 'said', '5 000 €']]],
    ['article 12 de la loi', []],
  ])('%s', (text, expected) => {
    expect(shown(text, 'budget')).toEqual(expected)
  })
})

const date = (from: string, until: string, precision: string, sense = 'in') => ({
  from,
  until,
  precision,
  sense,
})
const on = (day: string, sense = 'in') => date(day, day, 'day', sense)

describe('date', () => {
  test.each<[string, Shown[]]>([
    ['ouverture en septembre 2027', [[date('2027-09-01', '2027-09-30', 'month'), 'said', 'septembre 2027']]],
    ['pour la rentrée 2027', [[date('2027-09-01', '2027-09-30', 'month'), 'said', 'rentrée 2027']]],
    ['à la rentrée', [[date('2027-09-01', '2027-09-30', 'month'), 'deduced', 'rentrée']]],
    ['avant le 15 mars', [[on('2027-03-15', 'before'), 'deduced', '15 mars']]],
    ['avant le 15 décembre', [[on('2026-12-15', 'before'), 'deduced', '15 décembre']]],
    ['fin 2026', [[date('2026-10-01', '2026-12-31', 'period'), 'said', 'fin 2026']]],
    ['à partir du 1er février 2027', [[on('2027-02-01', 'from'), 'said', '1er février 2027']]],
    ['d’ici 6 mois', [[on('2027-05-21', 'before'), 'deduced', 'd’ici 6 mois']]],
    ['le 03/02/2027', [[on('2027-02-03'), 'said', '03/02/2027']]],
    ['T1 2027', [[date('2027-01-01', '2027-03-31', 'period'), 'said', 'T1 2027']]],
    [
      'au deuxième semestre 2027',
      [[date('2027-07-01', '2027-12-31', 'period'), 'said', 'deuxième semestre 2027']],
    ],
    ['by June 2027', [[date('2027-06-01', '2027-06-30', 'month', 'before'), 'said', 'June 2027']]],
    ['l’an prochain', [[date('2027-01-01', '2027-12-31', 'year'), 'deduced', 'l’an prochain']]],
    ['le 31 février 2027', [[date('2027-02-01', '2027-02-28', 'month'), 'said', 'février 2027']]],
    ['en place depuis mars 2019', []],
    ['nous avons 2027 adhérents', []],
  ])('%s', (text, expected) => {
    expect(shown(text, 'date')).toEqual(expected)
  })
})

describe('body', () => {
  test.each<[string, Shown[]]>([
    ['Nous sommes une ville de 24 000 habitants', [[{ kind: 'commune' }, 'said', 'ville']]],
    [
      'La commune de Saint-Aubin-sur-Marne souhaite un site',
      [[{ kind: 'commune', name: 'Saint-Aubin-sur-Marne' }, 'deduced', 'commune de Saint-Aubin-sur-Marne']],
    ],
    ['notre communauté de communes', [[{ kind: 'epci' }, 'said', 'communauté de communes']]],
    ['Je travaille au conseil départemental', [[{ kind: 'departement' }, 'said', 'conseil départemental']]],
    ['pour le ministère', [[{ kind: 'etat' }, 'deduced', 'ministère']]],
    ['serveur de listes pour l’université', [[{ kind: 'enseignement' }, 'deduced', 'université']]],
    ['Notre hôpital', [[{ kind: 'sante' }, 'said', 'hôpital']]],
    ['We are a charity', [[{ kind: 'association' }, 'said', 'charity']]],
    ['réseau social d’entreprise', []],
    ['les quartiers de la politique de la ville', []],
    ['inscription à une école de musique', []],
  ])('%s', (text, expected) => {
    expect(shown(text, 'body')).toEqual(expected)
  })
})

describe('what stays, what exists, what goes', () => {
  test.each<[FactKind, string, Shown[]]>([
    [
      'keep',
      'Nous gardons notre logiciel de facturation.',
      [[{ what: 'logiciel de facturation' }, 'said', 'logiciel de facturation']],
    ],
    [
      'keep',
      'Notre logiciel de paie reste en place',
      [[{ what: 'logiciel de paie' }, 'said', 'logiciel de paie']],
    ],
    [
      'keep',
      'compatible avec notre logiciel de paie',
      [[{ what: 'logiciel de paie' }, 'deduced', 'logiciel de paie']],
    ],
    ['keep', 'conserver les documents dix ans', []],
    ['existing', 'Nous utilisons Excel pour les congés', [[{ what: 'Excel' }, 'said', 'Excel']]],
    ['existing', 'On a besoin d’un wiki. Nous avons 12 agents', []],
    ['replace', 'replace Slack with a chat', [[{ what: 'Slack' }, 'said', 'Slack']]],
    ['replace', 'remplacer MS Project', [[{ what: 'MS Project' }, 'said', 'MS Project']]],
    ['replace', 'une alternative à Doodle', [[{ what: 'Doodle' }, 'said', 'Doodle']]],
    ['replace', 'gestion de tâches façon Trello', [[{ what: 'Trello' }, 'deduced', 'Trello']]],
    ['replace', 'sans passer par Mailchimp', [[{ what: 'Mailchimp' }, 'deduced', 'Mailchimp']]],
  ])('%s: %s', (kind, text, expected) => {
    expect(shown(text, kind)).toEqual(expected)
  })
})

describe('constraints', () => {
  test.each<[string, ReadonlyArray<readonly [string, string]>]>([
    ['hébergé en France', [['hosting', 'france']]],
    ['auto-hébergé, ou hébergé chez nous', [['hosting', 'serveur']]],
    ['en mode SaaS', [['hosting', 'service']]],
    ['conforme au RGAA', [['accessibility', 'rgaa']]],
    [
      'sous licence libre, AGPL de préférence',
      [
        ['licence', 'libre'],
        ['licence', 'AGPL-3.0'],
      ],
    ],
    ['avec FranceConnect', [['identity', 'franceconnect']]],
    ['connexion LDAP', [['identity', 'ldap']]],
    [
      'conforme RGPD, données de santé',
      [
        ['privacy', 'rgpd'],
        ['privacy', 'hds'],
      ],
    ],
    ['sans bandeau cookies', [['privacy', 'sans-cookies']]],
    [
      'bilingue français-breton',
      [
        ['language', 'multilingue'],
        ['language', 'breton'],
      ],
    ],
    [
      'sobre, utilisable hors ligne sur tablette',
      [
        ['ecodesign', 'sobre'],
        ['device', 'hors-ligne'],
        ['device', 'mobile'],
      ],
    ],
    ['hosted in France', [['hosting', 'france']]],
    ['un outil simple', []],
  ])('%s', (text, expected) => {
    const found = understand(text, readTaxonomy(), today).facts.filter((fact) => fact.kind === 'constraint')
    expect(found.map(({ value }) => [value.on, value.is])).toEqual(expected)
    expect(found.every(({ origin }) => origin === 'said')).toBe(true)
  })
})
