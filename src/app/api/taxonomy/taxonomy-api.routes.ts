import { z } from '@hono/zod-openapi'
import { questionKinds } from '#engines/understanding/taxonomy.ts'
import { readSubjects, readTaxonomy } from '#registry/taxonomy/index.ts'
import { label, newApi, reading } from '../open-api.ts'

const functionSchema = z
  .object({
    id: z.string(),
    family: z.string(),
    label,
    words: z.object({ fr: z.array(z.string()), en: z.array(z.string()) }),
    implies: z.array(z.string()),
  })
  .openapi('Function')

const question = z
  .object({
    id: z.string(),
    label,
    kind: z.enum(questionKinds),
    choices: z.array(z.object({ id: z.string(), label })),
  })
  .openapi('Question')

const subject = z
  .object({
    id: z.string(),
    label,
    functions: z.array(z.string()),
    mandatory: z.array(question),
    optional: z.array(question),
  })
  .openapi('Subject')
const root = z.object({ id: z.string(), label, subjects: z.array(subject) }).openapi('SubjectRoot')

export const taxonomyApi = newApi()

const functions = reading({
  operationId: 'listFunctions',
  path: '/functions',
  answer: z.object({ items: z.array(functionSchema) }).openapi('Functions'),
})
taxonomyApi.openapi(functions, (c) => {
  const items = [...readTaxonomy().functions.values()].map(
    ({ id, family, label: said, words, english, implies }) => ({
      id,
      family,
      label: said,
      words: { fr: [...words], en: [...english] },
      implies: [...implies.keys()],
    }),
  )
  return c.json({ items }, 200)
})

const subjects = reading({
  operationId: 'listSubjects',
  path: '/subjects',
  answer: z.object({ items: z.array(root) }).openapi('Subjects'),
})
taxonomyApi.openapi(subjects, (c) => {
  const items = readSubjects().map(({ id, label: said, subjects: leaves }) => ({
    id,
    label: said,
    subjects: leaves.map(({ root: _, ...leaf }) => ({
      ...leaf,
      functions: [...leaf.functions],
      mandatory: leaf.mandatory.map((one) => ({ ...one, choices: [...one.choices] })),
      optional: leaf.optional.map((one) => ({ ...one, choices: [...one.choices] })),
    })),
  }))
  return c.json({ items }, 200)
})
