import { isSmall } from '#engines/text/words.ts'
import { overlaps, type Reading, spanOf } from '../reading.ts'
import type { FactOf, PopulationUnit } from '../understanding.ts'
import { factorOf, hundredths, isNumberWord, NUMBER, numberInWords, TIMES } from './numbers.ts'

const UNITS: ReadonlyArray<readonly [PopulationUnit, string]> = [
  ['habitants', 'habitants?|hab|residents?|inhabitants?|ames'],
  [
    'agents',
    'agents?|employe(?:e?s)?|salarie(?:e?s)?|collaborateurs?|fonctionnaires?|staff|employees|civil servants',
  ],
  ['familles', 'familles?|foyers?|menages?|families|households?'],
  ['abonnes', 'abonne(?:e?s)?|subscribers?|destinataires'],
  ['eleves', 'eleves?|collegiens?|lyceens?|ecoliers?|pupils?'],
  ['etudiants', 'etudiants?|etudiantes|students?|apprenants?'],
  ['enfants', 'enfants?|children|kids'],
  ['adherents', 'adherents?|adherentes|membres|members|licencies'],
  ['benevoles', 'benevoles?|volunteers?'],
  ['usagers', 'usagers?|administres|citoyens?|citoyennes|citizens?|beneficiaires?|allocataires?'],
  ['patients', "patients?|residents d'ehpad|lits?|beds?"],
  ['communes', 'communes?(?! de )|municipalities|towns'],
  ['sites', 'sites?(?! web| internet)|ecoles|batiments|agences|schools|buildings'],
  ['utilisateurs', 'utilisateurs?|utilisatrices?|users?|postes|comptes|licences|computers|ordinateurs'],
  ['personnes', 'personnes?|people|persons?|participants?'],
]
const unitPatterns = UNITS.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`)] as const)
const anyUnit = UNITS.map(([, words]) => words).join('|')
const COUNTED = new RegExp(
  `${NUMBER}${TIMES}(?: d'| de | )?(?:(?:nouveaux|jeunes|environ|autres|petites|active|new) )?(${anyUnit})(?![a-z0-9])`,
  'g',
)
/** “Une trentaine d’agents”: how far before the unit the words of a number are looked for. */
const WORDS_BACK = 6

/** How many people (or communes, sites, seats) the need is for: in figures, or in words. */
export function populationFacts(reading: Reading): FactOf<'population'>[] {
  const inFigures = [...reading.plain.matchAll(COUNTED)].flatMap((found) => {
    const [all, whole = '', decimals, times, unit = ''] = found
    const count = Number(hundredths(whole, decimals, factorOf(times)) / 100n)
    return count > 0 ? [factOf(reading, count, unit, found.index, found.index + all.length)] : []
  })
  const inLetters = inWords(reading).filter((fact) => fact !== null)
  return [...inFigures, ...inLetters.filter((fact) => !inFigures.some((other) => meet(fact, other)))]
}

function inWords(reading: Reading): Array<FactOf<'population'> | null> {
  return [...reading.words.entries()].map(([index, unit]) => {
    if (!unitOf(unit.text)) return null
    const before = reading.words.slice(Math.max(0, index - WORDS_BACK), index)
    while (before.length > 0 && isJoint(before.at(-1)?.text)) before.pop()
    const start = before.findLastIndex((word) => !isNumberWord(word.text)) + 1
    const count = numberInWords(before.slice(start).map((word) => word.text))
    return count === null || !before[start]
      ? null
      : factOf(reading, count, unit.text, before[start].start, unit.end)
  })
}

/** “1,2 million d’habitants” is one number: its last words are not another. */
const meet = (one: FactOf<'population'>, other: FactOf<'population'>): boolean =>
  one.span !== null && other.span !== null && overlaps(one.span, other.span)

const isJoint = (word: string | undefined): boolean =>
  word !== undefined && isSmall(word) && !isNumberWord(word)

const unitOf = (words: string): PopulationUnit | undefined =>
  unitPatterns.find(([, pattern]) => pattern.test(words))?.[0]

function factOf(reading: Reading, count: number, words: string, start: number, end: number) {
  const unit = unitOf(words) ?? (words.startsWith('commune') ? 'communes' : 'sites')
  const value = { count, of: unit }
  return { kind: 'population', value, origin: 'said', span: spanOf(reading, start, end) } as const
}
