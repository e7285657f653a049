import { z } from 'zod'
import { questionKinds } from '#engines/understanding/taxonomy.ts'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lowercase words joined by hyphens')
const sentence = z.string().trim().min(2).max(160)
const phrases = z.array(z.string().trim().min(2).max(60)).max(40)
const label = z.strictObject({ fr: sentence, en: sentence })

/** data/taxonomy/functions.yml: family, then function id, then French label. */
export const labelsFile = z.record(id, z.record(id, sentence))

/** data/taxonomy/functions/<family>.yml: how people name each function of the family. */
export const wordsFile = z.record(
  id,
  z.strictObject({
    en: sentence,
    words: phrases.min(3),
    english: phrases.min(1),
    products: phrases.default([]),
    names: phrases.default([]),
    allPurpose: z.boolean().default(false),
    implies: z.record(id, label).default({}),
  }),
)

/** data/taxonomy/subjects.yml: the questions once, then the tree that refers to them. */
export const subjectsFile = z.strictObject({
  questions: z.record(
    id,
    z.strictObject({
      fr: sentence,
      en: sentence,
      kind: z.enum(questionKinds),
      choices: z
        .array(z.strictObject({ id, fr: sentence, en: sentence }))
        .min(2)
        .optional(),
    }),
  ),
  roots: z.array(
    z.strictObject({
      id,
      fr: sentence,
      en: sentence,
      mandatory: z.array(id).default([]),
      optional: z.array(id).default([]),
      subjects: z
        .array(
          z.strictObject({
            id,
            fr: sentence,
            en: sentence,
            functions: z.array(id).min(1),
            mandatory: z.array(id).default([]),
            optional: z.array(id).default([]),
          }),
        )
        .min(1),
    }),
  ),
})
