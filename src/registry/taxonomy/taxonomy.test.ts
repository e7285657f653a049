import { expect, test } from 'vitest'
import { z } from 'zod'
import { fold } from '#engines/text/fold.ts'
import { findSubject, readSubjects, readTaxonomy } from './index.ts'
import { readTaxonomyFile } from './read-taxonomy.ts'

const functions = [...readTaxonomy().functions.values()]
const subjects = readSubjects().flatMap((root) => root.subjects)

test('205 functions in 15 families, read once', () => {
  expect(functions).toHaveLength(205)
  expect(new Set(functions.map((entry) => entry.family)).size).toBe(15)
  expect(readTaxonomy()).toBe(readTaxonomy())
})

test('each function has its labels and its words, in both languages', () => {
  for (const { id, label, words, english } of functions) {
    expect(label.fr, id).not.toBe(label.en)
    expect(words.length, id).toBeGreaterThanOrEqual(3)
    expect(english.length, id).toBeGreaterThanOrEqual(1)
    expect(new Set(words.map(fold)).size, `${id} says nothing twice`).toBe(words.length)
  }
})

test('subjects: twelve roots, about seventy leaves, together they lead to most functions', () => {
  expect(readSubjects()).toHaveLength(12)
  expect(subjects.length).toBeGreaterThanOrEqual(60)
  const reached = new Set(subjects.flatMap((subject) => subject.functions))
  expect(reached.size).toBeGreaterThan(functions.length * 0.75)
})

test('a subject carries the questions of its root, each once, mandatory or optional', () => {
  for (const { id, mandatory, optional } of subjects) {
    const asked = [...mandatory, ...optional].map((question) => question.id)
    expect(new Set(asked).size, id).toBe(asked.length)
  }
  expect(findSubject('restauration-scolaire')?.mandatory.map(({ id }) => id)).toEqual([
    'familles',
    'paiement',
  ])
  expect(findSubject('nulle-part')).toBeUndefined()
})

test('a file that breaks its schema is refused by name, key and rule', () => {
  expect(() => readTaxonomyFile('functions.yml', z.record(z.string(), z.number()))).toThrow(
    /data\/taxonomy\/functions\.yml: bureautique: .*expected number/,
  )
})
