import { expect, test } from 'vitest'
import { type Answer, missingAnswers } from './subjects.ts'
import type { Question, QuestionKind, Subject } from './taxonomy.ts'

const question = (id: string, kind: QuestionKind, choices: string[] = []): Question => ({
  id,
  label: { fr: id, en: id },
  kind,
  choices: choices.map((choice) => ({ id: choice, label: { fr: choice, en: choice } })),
})

const subject: Subject = {
  id: 'restauration',
  root: 'enfance',
  label: { fr: 'Restauration', en: 'Meals' },
  mandatory: [
    question('familles', 'number'),
    question('ouverture', 'date'),
    question('paiement', 'yes-no'),
    question('lieu', 'choice', ['ici', 'ailleurs']),
    question('constat', 'text'),
  ],
  optional: [question('agents', 'number')],
  functions: ['cantine'],
}
const complete: Record<string, Answer> = {
  familles: '2 900',
  ouverture: '2027-09-01',
  paiement: true,
  lieu: 'ici',
  constat: 'Des files le lundi',
}

const missing = (answers: Record<string, Answer>): string[] =>
  missingAnswers(subject, answers).map((one) => `${one.question.id} ${one.reason}`)

test('nothing is missing once every mandatory question has its answer', () => {
  expect(missing(complete)).toEqual([])
  expect(missing({ ...complete, familles: 0, paiement: 'non' })).toEqual([])
})

test('what is missing is named, in the order of the subject', () => {
  expect(missing({})).toEqual([
    'familles absent',
    'ouverture absent',
    'paiement absent',
    'lieu absent',
    'constat absent',
  ])
  expect(missing({ ...complete, familles: '  ', lieu: null })).toEqual(['familles absent', 'lieu absent'])
})

test.each<[string, Answer]>([
  ['familles', 'beaucoup'],
  ['familles', -3],
  ['familles', Number.NaN],
  ['familles', true],
  ['ouverture', '2027-02-30'],
  ['ouverture', 'bientôt'],
  ['paiement', 'peut-être'],
  ['lieu', 'partout'],
  ['constat', 12],
])('%s answered by %s is refused', (id, answer) => {
  expect(missing({ ...complete, [id]: answer })).toEqual([`${id} invalid`])
})

test('an answer that every object inherits is not an answer', () => {
  const inherited = { ...subject, mandatory: [question('constructor', 'text')] }
  expect(missingAnswers(inherited, {})).toHaveLength(1)
})
