import { formatSiren, type SirenFault } from './siren.ts'

type Fault<Name extends SirenFault['fault']> = Extract<SirenFault, { fault: Name }>
type Say = { [Name in SirenFault['fault']]: (fault: Fault<Name>) => string }

const sum = ({ terms, sum }: Fault<'checksum'>) => `${terms.join(' + ')} = ${sum}`
const name = { siren: 'SIREN', siret: 'SIRET' } as const

const fr: Say = {
  empty: () => 'Il manque le numéro : neuf chiffres pour un SIREN, quatorze pour un SIRET.',
  'too-long': () =>
    'Ce texte est trop long pour un SIREN (neuf chiffres) ou un SIRET (quatorze). Collez le numéro seul.',
  characters: ({ characters }) =>
    `Un SIREN ou un SIRET ne contient que des chiffres ; retirez ${list(characters, '« ', ' »', 'et')}.`,
  length: ({ digits, expected }) =>
    `Ce numéro a ${digits}\u00a0chiffre${digits > 1 ? 's' : ''} ; ${expectedFr(digits, expected)}`,
  zeros: () => 'Ce numéro ne contient que des zéros : il ne désigne aucun organisme.',
  checksum: (fault) =>
    fault.rule === 'la-poste'
      ? `La somme des chiffres de ce SIRET de La Poste devrait être un multiple de 5 ; ici ${sum(fault)}. ${copyFr}`
      : `La clé du ${name[fault.part]} ${formatSiren(fault.number)} est fausse : en doublant un chiffre sur deux ` +
        `depuis la droite, la somme devrait être un multiple de 10 ; ici ${sum(fault)}. ${copyFr}`,
}
const copyFr =
  'Un chiffre est faux, ou deux sont inversés : recopiez-le d’une facture ou de l’avis de situation Sirene.'

const en: Say = {
  empty: () => 'The number is missing: nine digits for a SIREN, fourteen for a SIRET.',
  'too-long': () =>
    'This text is too long for a SIREN (nine digits) or a SIRET (fourteen). Paste the number alone.',
  characters: ({ characters }) =>
    `A SIREN or a SIRET has digits only; remove ${list(characters, '“', '”', 'and')}.`,
  length: ({ digits, expected }) =>
    `This number has ${digits} digit${digits === 1 ? '' : 's'}; ${expectedEn(digits, expected)}`,
  zeros: () => 'This number has zeros only: it is nobody’s.',
  checksum: (fault) =>
    fault.rule === 'la-poste'
      ? `The digits of this SIRET of La Poste should add up to a multiple of 5; here ${sum(fault)}. ${copyEn}`
      : `The key of ${name[fault.part]} ${formatSiren(fault.number)} is wrong: doubling every second digit from the ` +
        `right, the sum should be a multiple of 10; here ${sum(fault)}. ${copyEn}`,
}
const copyEn =
  'A digit is wrong, or two are swapped: copy the number again from a quote, an invoice or the Sirene notice.'

const list = (characters: string[], open: string, close: string, and: string): string => {
  const quoted = characters.map((character) => `${open}${character}${close}`)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1)}`
}

const expectedFr = (digits: number, expected: readonly number[]): string => {
  if (expected.length > 1) return 'un SIREN en a 9, un SIRET en a 14. Vérifiez qu’il n’en manque pas.'
  if (expected[0] === 9)
    return digits === 14 ? 'c’est un SIRET : son SIREN est fait des neuf premiers.' : 'un SIREN en a 9.'
  return digits === 9 ? 'c’est un SIREN : le SIRET de l’établissement en ajoute cinq.' : 'un SIRET en a 14.'
}

const expectedEn = (digits: number, expected: readonly number[]): string => {
  if (expected.length > 1) return 'a SIREN has 9, a SIRET has 14. Check that none is missing.'
  if (expected[0] === 9)
    return digits === 14 ? 'it is a SIRET: its SIREN is the first nine.' : 'a SIREN has 9.'
  return digits === 9 ? 'it is a SIREN: the SIRET of the establishment adds five.' : 'a SIRET has 14.'
}

const words = { fr, en }

/** What is wrong with a number, with the sum that shows it, and what to do, in words. */
export function explainSiren(lang: 'fr' | 'en', fault: SirenFault): string {
  // The fault chooses the sentence, and TypeScript cannot see that the two go together.
  const say = words[lang][fault.fault] as (fault: SirenFault) => string
  const sentence = say(fault)
  return lang === 'fr'
    ? sentence
        .replace(/ ([;!?])/g, '\u202f$1')
        .replace(/ (:|»)/g, '\u00a0$1')
        .replace(/« /g, '«\u00a0')
    : sentence
}
