import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#engines/text/fold.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { processorMsOf } from '#test/processor.ts'
import { isOneSlipAway } from './phrases.ts'
import { TITLE_LENGTH_MAX } from './title.ts'
import { FUNCTIONS_MAX, understand } from './understand.ts'
import type { Understanding } from './understanding.ts'

const today = '2026-11-21'
const read = (text: string): Understanding => understand(text, readTaxonomy(), today)
const ids = (text: string, origin?: 'said' | 'deduced'): string[] =>
  read(text)
    .functions.filter((one) => !origin || one.origin === origin)
    .map(({ id }) => id)

const cantine =
  `Nous sommes une ville de 24 000 habitants. Les familles doivent pouvoir inscrire leurs enfants à la
cantine et au centre de loisirs, payer et recevoir une attestation. Nous gardons notre logiciel de facturation.
60 000 € au plus, ouverture en septembre 2027.`.replaceAll('\n', ' ')

test('the town that wants its school meals online is understood', () => {
  const { title, functions, facts } = read(cantine)
  expect(title).toBe('Inscrire leurs enfants à la cantine et au centre de loisirs')
  expect(functions.map(({ id, origin, words }) => [id, origin, words.join()])).toEqual([
    ['cantine', 'said', 'cantine'],
    ['periscolaire', 'said', 'centre de loisirs'],
    ['paiement-en-ligne', 'said', 'payer'],
    ['demarches-en-ligne', 'said', 'attestation'],
    ['sso', 'deduced', ''],
    ['etl', 'deduced', ''],
  ])
  expect(functions.at(-2)?.because).toMatchObject({ kind: 'implied', by: 'demarches-en-ligne' })
  expect(functions.at(-1)?.because).toEqual({ kind: 'kept', what: 'logiciel de facturation' })
  expect(facts.map(({ kind, value, origin }) => [kind, value, origin])).toEqual([
    ['body', { kind: 'commune' }, 'said'],
    ['population', { count: 24_000, of: 'habitants' }, 'said'],
    ['budget', { max: 6_000_000n }, 'said'],
    ['date', { from: '2027-09-01', until: '2027-09-30', precision: 'month', sense: 'in' }, 'said'],
    ['keep', { what: 'logiciel de facturation' }, 'said'],
  ])
})

describe('functions', () => {
  test.each([
    ['gestoin de la catine et du periscolare', ['cantine', 'periscolaire']],
    ['VISIOCONFERENCE SECURISEE', ['visioconference']],
    ['centraliser et analyser les journaux', ['journaux']],
    ['une bibliothèque numérique', ['bibliotheque-numerique']],
    ['hors paie, nous voulons un SIRH', ['rh']],
    ['une visio, pas besoin de paiement en ligne', ['visioconference']],
    ['We need appointment booking and a shared calendar', ['prise-rendez-vous', 'agenda']],
    ['Nous voulons plus de temps', []],
    ['voir les plus petites notes sans compte', []],
    ['gestion des congés, conforme au RGPD', ['conges-absences']],
    ['mettre à jour le registre RGPD', ['rgpd']],
  ])('%s', (text, expected) => {
    expect(ids(text, 'said')).toEqual(expected)
  })

  test.each([
    ['remplacer MS Project', ['gestion-projets']],
    ['quitter Teams', ['visioconference', 'messagerie-instantanee']],
    ['quitter Teams pour la visio', []],
    ['Nous utilisons Excel pour les congés', []],
    ['On ne veut plus d’Excel', ['tableur']],
    ['avoir le sens des mots, un access facile', []],
  ])('a product tells what is meant: %s', (text, expected) => {
    expect(ids(text, 'deduced')).toEqual(expected)
  })

  test('what is only used today is what the need is about, when nothing else is asked', () => {
    const { functions } = read('Nous utilisons un vieux logiciel de paie')
    expect(functions).toEqual([
      { id: 'paie', origin: 'deduced', words: ['paie'], because: { kind: 'existing', what: 'paie' } },
    ])
  })

  test('a text that lists everything keeps the first functions', () => {
    const everything = [...readTaxonomy().functions.values()].map((entry) => entry.words[0]).join(', ')
    expect(ids(everything, 'said')).toHaveLength(FUNCTIONS_MAX)
  })
})

describe('titles', () => {
  test.each([
    ['Bonjour, nous cherchons un outil pour gérer les congés. Merci', 'Outil pour gérer les congés'],
    ['Hôpital de 800 lits : dossier patient', 'Dossier patient'],
    ['Il nous faudrait d’ici 6 mois un extranet', 'Extranet'],
    ['La mairie est petite. On a besoin d’un wiki', 'Wiki'],
    ['We need an online appointment tool, soon', 'Online appointment tool'],
    ['ﬁnancement de la voirie', 'Financement de la voirie'],
    ['ᾀδω', 'ᾀδω'],
    ['…', ''],
    ['', ''],
  ])('%s', (text, title) => {
    expect(read(text).title).toBe(title)
  })
})

describe('one slip away', () => {
  test.each(['cantne', 'cantiine', 'cantime', 'catnine'])('%s is cantine', (word) => {
    expect(isOneSlipAway('cantine', word)).toBe(true)
  })
  test.each(['catne', 'centaine-', 'patinoire'])('%s is not', (word) => {
    expect(isOneSlipAway('cantine', word)).toBe(false)
  })
})

const pieces = fc.constantFrom(
  ...[
    'cantine',
    'nous gardons',
    'notre',
    '24 000',
    'habitants',
    '€',
    'avant le',
    '31 mars',
    '2027',
    'fin',
    'sans',
  ],
  ...[
    'Teams',
    '👩‍👧',
    'مرحبا',
    '<script>',
    "'; drop table need;--",
    '\u0000',
    '\ud800',
    'e\u0301',
    '·',
    '.',
    ',',
    '\n',
  ],
  ...[
    'entre',
    'et',
    'k',
    'nous sommes',
    'commune de',
    'Ébé',
    'd’ici',
    'mois',
    '999999999999',
    'œ',
    'ß',
    'İ',
    '(',
    '𝟚𝟜',
  ],
)
const anyNeed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' ')),
)

describe('on any text', () => {
  test('never throws; every span and every word shown is a passage of the text', () => {
    fc.assert(
      fc.property(anyNeed, (text) => {
        const { functions, facts } = read(text)
        const spans = facts.map(({ span }) => span ?? { start: -1, end: -1 })
        expect(spans.filter(({ start, end }) => start < 0 || start >= end || end > text.length)).toEqual([])
        expect(functions.flatMap(({ words }) => words).filter((words) => !text.includes(words))).toEqual([])
        expect(functions.filter(({ origin, words }) => origin === 'said' && words.length === 0)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('the same text gives the same understanding, said is never also deduced', () => {
    fc.assert(
      fc.property(anyNeed, (text) => {
        expect(read(text)).toEqual(read(text))
        expect(new Set(ids(text)).size).toBe(ids(text).length)
      }),
    )
  })

  test('a title is short, and each of its words is in the text', () => {
    fc.assert(
      fc.property(anyNeed, (text) => {
        const { title } = read(text)
        expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH_MAX + 2)
        const plain = fold(text)
        for (const word of title.match(/[\p{L}\p{N}]+/gu) ?? []) expect(plain).toContain(fold(word))
      }),
    )
  })

  test('accents and capitals change nothing to the functions', () => {
    for (const entry of readTaxonomy().functions.values()) {
      for (const phrase of entry.words) expect(ids(fold(phrase))).toEqual(ids(phrase.toUpperCase()))
    }
  })

  test('each function is understood from each of its French phrases, or from a longer one that holds it', () => {
    const missed = [...readTaxonomy().functions.values()].flatMap((entry) =>
      entry.words
        .filter((phrase) => !ids(phrase).includes(entry.id))
        .map((phrase) => `${entry.id}: ${phrase}`),
    )
    expect(missed).toEqual([])
  })
})

describe('long and hostile texts', () => {
  const long = (piece: string, length = 50_000): string =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  const milliseconds = (text: string): number => processorMsOf(() => read(text))

  test.each([
    ['prose', `${cantine} `],
    ['digits', '1 000 '],
    ['one word', 'a'],
    ['emoji', '👩🏽‍🚀 cantine 🎉'],
    ['right to left', 'مرحبا بالعالم '],
    ['HTML', '<div onclick="x">cantine</div>'],
    ['SQL', "'; drop table need; -- "],
    ['wishes', 'nous voulons '],
    ['capitals', 'commune de Saint-'],
    ['keeps', 'nous gardons notre logiciel de '],
    ['combining marks', 'e\u0301\u0301\u0301'],
    ['spaces', ' '],
    ['sentences', 'paie.'],
    ['money', 'entre 10 et 15 '],
  ])('50,000 characters of %s take time in proportion to their length', (_, piece) => {
    read(long(piece, 5_000))
    const [short, full] = [milliseconds(long(piece, 12_500)), milliseconds(long(piece))]
    // Four times the text: sixteen times the time would be quadratic. The floor absorbs a busy machine.
    expect(full).toBeLessThan(Math.max(11 * short, 1_500))
    expect(full).toBeLessThan(6_000)
  })
})
