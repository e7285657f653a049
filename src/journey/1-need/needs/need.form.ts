import { z } from 'zod'
import { openLigatures } from '#engines/text/fold.ts'
import { plausibleDay } from '#platform/plausible-day.ts'

export const TEXT_SIGNS_MAX = 10_000
const TITLE_SIGNS_MAX = 120
const BUDGET_EUROS_MAX = 100_000_000

/** An empty answer is no answer. */
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional())

/** People write « 60 000 » or « 60.000 € »: spaces, dots between thousands and the sign are theirs. */
const wholeNumber = (max: number) =>
  optional(
    z
      .string()
      .transform((text) => text.replace(/[\s\u00a0\u202f€]|(?<=\d)\.(?=\d{3}(\D|$))/g, ''))
      .pipe(z.string().regex(/^\d{1,12}$/))
      .transform(Number)
      .pipe(z.number().max(max)),
  )

const line = (max: number) => z.string().trim().min(1).max(max)

/** As its author typed it, or copied it from a PDF, whose ligatures few fonts have. */
const written = z.string().transform((text) => openLigatures(text.replaceAll('\r\n', '\n')).trim())

/** The first words, alone on the home page. */
export const needForm = z.object({
  text: written,
})

/** What makes an answer more precise; nothing here is compulsory. */
export const precisionForm = z
  .object({
    title: line(TITLE_SIGNS_MAX),
    text: written,
    organisation: optional(z.string().regex(/^\d{1,18}$/)),
    body_name: optional(line(200)),
    body_kind: optional(line(20)),
    region_code: optional(z.string().regex(/^\d{1,3}$/)),
    population: wholeNumber(100_000_000),
    hosting: optional(z.enum(['own', 'france', 'europe', 'service'])),
    licence: optional(z.enum(['copyleft', 'permissive'])),
    accessibility: z.preprocess((value) => value === 'on', z.boolean()),
    deadline: optional(plausibleDay),
    budget_min: wholeNumber(BUDGET_EUROS_MAX),
    budget_max: wholeNumber(BUDGET_EUROS_MAX),
    existing: optional(line(2_000)),
    subject: optional(line(60)),
  })
  .refine(({ budget_min, budget_max }) => (budget_min ?? 0) <= (budget_max ?? BUDGET_EUROS_MAX), {
    path: ['budget_max'],
  })
export type PrecisionForm = z.infer<typeof precisionForm>
export type PrecisionField = keyof PrecisionForm

export const publicationForm = z.object({
  visibility: z.enum(['private', 'redacted', 'public']),
  public_title: optional(line(TITLE_SIGNS_MAX)),
  public_text: optional(line(TEXT_SIGNS_MAX)),
  email: optional(z.string().trim().max(254)),
})
export type PublicationForm = z.infer<typeof publicationForm>

/** The names of the answers to the questions of a subject begin so. */
export const ANSWER_PREFIX = 'question-'

export const subjectAnswersIn = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(ANSWER_PREFIX) && typeof value === 'string' && value.trim() !== ''
        ? [[name.slice(ANSWER_PREFIX.length), value.trim().slice(0, 1_000)]]
        : [],
    ),
  )
