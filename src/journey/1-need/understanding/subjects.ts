import { missingAnswers } from '#engines/understanding/subjects.ts'
import type { Question } from '#engines/understanding/taxonomy.ts'
import { findSubject } from '#registry/taxonomy/index.ts'
import type { SubjectAnswers } from '../needs/need.tables.ts'

/** The mandatory questions that a need has not answered yet. A subject we no longer know asks nothing. */
export function missingQuestionsOf(subject: string | null, answers: SubjectAnswers): Question[] {
  const known = subject ? findSubject(subject) : undefined
  return known ? missingAnswers(known, answers).map(({ question }) => question) : []
}

/** All the questions of a subject with what was answered, mandatory ones first. */
export function questionsOf(subject: string | undefined, answers: SubjectAnswers) {
  const known = subject ? findSubject(subject) : undefined
  if (!known) return []
  const asked = (isMandatory: boolean) => (question: Question) => ({
    question,
    isMandatory,
    value: answers[question.id] ?? '',
    isMissing: false,
  })
  return [...known.mandatory.map(asked(true)), ...known.optional.map(asked(false))]
}
