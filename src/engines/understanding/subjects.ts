import type { Question, Subject } from './taxonomy.ts'

export type Answer = string | number | boolean | null | undefined

export interface MissingAnswer {
  readonly question: Question
  /** `absent`: not answered. `invalid`: answered by something that is not of the kind asked. */
  readonly reason: 'absent' | 'invalid'
}

/**
 * The mandatory questions of a subject that the answers leave open, in the order of the subject: a need
 * is not published before this list is empty. A number is finite and not negative, a date is a real
 * YYYY-MM-DD, a choice is one of those offered, yes or no is true or false (or the words oui, non, yes, no).
 */
export function missingAnswers(subject: Subject, answers: Readonly<Record<string, Answer>>): MissingAnswer[] {
  return subject.mandatory.flatMap((question): MissingAnswer[] => {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (isAbsent(answer)) return [{ question, reason: 'absent' }]
    return isValid(question, answer) ? [] : [{ question, reason: 'invalid' }]
  })
}

const isAbsent = (answer: Answer): boolean =>
  answer === null || answer === undefined || (typeof answer === 'string' && answer.trim() === '')

function isValid(question: Question, answer: Answer): boolean {
  const text = String(answer).trim()
  if (question.kind === 'text') return typeof answer === 'string'
  if (question.kind === 'number') return typeof answer !== 'boolean' && isCount(text)
  if (question.kind === 'date') return isDate(text)
  if (question.kind === 'choice') return question.choices.some((choice) => choice.id === text)
  return typeof answer === 'boolean' || /^(oui|non|yes|no)$/.test(text)
}

const isCount = (text: string): boolean =>
  /^\d{1,3}(?:[\s\u00a0\u202f]?\d{3})*(?:[.,]\d+)?$|^\d+(?:[.,]\d+)?$/.test(text)

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
