import type { z } from 'zod'
import { assert } from '#engines/assert.ts'
import type { Question, Subject, SubjectRoot } from '#engines/understanding/taxonomy.ts'
import { readTaxonomy, readTaxonomyFile } from './read-taxonomy.ts'
import { subjectsFile } from './taxonomy.schema.ts'

type SubjectsFile = z.infer<typeof subjectsFile>
type Root = SubjectsFile['roots'][number]

let known: readonly SubjectRoot[] | undefined

/** What public bodies ask about: roots, their subjects, and the questions of each. Read and checked once. */
export function readSubjects(): readonly SubjectRoot[] {
  known ??= subjectTree(readTaxonomyFile('subjects.yml', subjectsFile))
  return known
}

/** The subject with this id, or undefined when there is none. */
export const findSubject = (id: string): Subject | undefined =>
  readSubjects()
    .flatMap((root) => root.subjects)
    .find((subject) => subject.id === id)

function subjectTree(file: SubjectsFile): SubjectRoot[] {
  const questions = new Map(Object.entries(file.questions).map(([id, one]) => [id, questionOf(id, one)]))
  const tree = file.roots.map((root) => ({
    id: root.id,
    label: { fr: root.fr, en: root.en },
    subjects: root.subjects.map((subject) => subjectOf(root, subject, questions)),
  }))
  const ids = tree.flatMap((root) => [root.id, ...root.subjects.map((subject) => subject.id)])
  assert(new Set(ids).size === ids.length, 'each root and subject has an id of its own')
  return tree
}

function questionOf(id: string, { fr, en, kind, choices = [] }: SubjectsFile['questions'][string]): Question {
  assert(
    (kind === 'choice') === choices.length > 0,
    `question ${id} has choices if and only if it is a choice`,
  )
  const offered = choices.map((choice) => ({ id: choice.id, label: { fr: choice.fr, en: choice.en } }))
  return { id, label: { fr, en }, kind, choices: offered }
}

function subjectOf(
  root: Root,
  subject: Root['subjects'][number],
  questions: ReadonlyMap<string, Question>,
): Subject {
  const asked = (ids: readonly string[]): Question[] =>
    [...new Set(ids)].map((id) => {
      const question = questions.get(id)
      assert(question !== undefined, `question ${id} of ${subject.id} is written in subjects.yml`)
      return question
    })
  for (const id of subject.functions) {
    assert(readTaxonomy().functions.has(id), `${subject.id} refers to a known function: ${id}`)
  }
  const mandatory = asked([...root.mandatory, ...subject.mandatory])
  return {
    id: subject.id,
    root: root.id,
    label: { fr: subject.fr, en: subject.en },
    mandatory,
    optional: asked([...root.optional, ...subject.optional]).filter((one) => !mandatory.includes(one)),
    functions: subject.functions,
  }
}
