import { z } from 'zod'
import { ways } from '#engines/choice/ways.ts'
import { normaliseLicence } from '#engines/spdx/licence.ts'
import { plausibleDay } from '#platform/plausible-day.ts'
import { readTaxonomy } from '#registry/taxonomy/index.ts'
import { phases } from './project.tables.ts'

const THEMES_MAX = 8

/** An empty answer is no answer; PostgreSQL refuses the null sign, and lone surrogates are nobody's text. */
const clean = (value: unknown) =>
  typeof value === 'string'
    ? value.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').trim() || undefined
    : value
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess(clean, schema.optional())
/** The same, for a column that holds null when nothing is said. */
export const orNull = <T extends z.ZodType>(schema: T) => optional(schema).transform((value) => value ?? null)
export const line = (max: number) =>
  z.preprocess(
    clean,
    z
      .string()
      .min(1)
      .max(max)
      .refine((text) => !text.includes('\n')),
  )
export const text = (max: number) => z.preprocess(clean, z.string().min(1).max(max))
export const ticked = z.preprocess((value) => value === 'oui', z.boolean())
export const number = (min: number, max: number) =>
  z.preprocess(
    clean,
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .pipe(z.number().min(min).max(max)),
  )
export const id = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)

/** The families of the taxonomy are the themes of chantiers. */
export const themes = (): string[] => [
  ...new Set([...readTaxonomy().functions.values()].map(({ family }) => family)),
]

const licence = z
  .string()
  .max(100)
  .transform((value, context) => {
    const known = normaliseLicence(value)
    if (known === undefined) context.addIssue({ code: 'custom' })
    return known ?? z.NEVER
  })

/** What a charter says. Only its title and its way are compulsory at first: the page says what is missing. */
const charter = z.object({
  title: line(120),
  choice: z.enum(ways),
  solution: optional(z.string().max(200)),
  purpose: orNull(z.string().max(2_000)),
  common: orNull(z.string().max(200)),
  licence: orNull(licence),
  done_means: orNull(z.string().max(2_000)),
  themes: z.array(z.string().refine((theme) => themes().includes(theme))).max(THEMES_MAX),
  territory: orNull(z.string().regex(/^\d{2,3}$/)),
  starts_on: orNull(plausibleDay),
  ends_on: orNull(plausibleDay),
  is_public: ticked,
})
const inOrder = ({ starts_on, ends_on }: { starts_on: string | null; ends_on: string | null }) =>
  !starts_on || !ends_on || starts_on <= ends_on

export const charterForm = charter.refine(inOrder, { path: ['ends_on'] })
export const openingForm = charter
  .extend({
    owner: id,
    need: optional(z.string().max(40)),
    group: optional(z.string().max(40)),
    parties: z.array(id).max(200).default([]),
  })
  .refine(inOrder, { path: ['ends_on'] })
export type Charter = z.infer<typeof charterForm>
export type CharterField = keyof z.infer<typeof openingForm>

export const phaseForm = z.object({ phase: z.enum(phases), from_on: plausibleDay, reason: text(500) })
