import { z } from 'zod'
import type { Instance } from '#engines/team/index.ts'
import type { ProjectWeight } from './team.tables.ts'

/** What a file may say of a project: from a tenth to five times the others. */
const LEAST = 0.1
const MOST = 5

/** « 0,5 » or « 0.5 »; nothing for 1. */
const weight = z
  .string()
  .trim()
  .transform((text) => (text === '' ? '1' : text.replace(',', '.')))
  .pipe(z.string().regex(/^\d(\.\d{1,2})?$/))
  .transform(Number)
  .pipe(z.number().min(LEAST).max(MOST))

type Weighed = { readonly id: bigint; readonly slug: string }

export const weightField = ({ slug }: Pick<Weighed, 'slug'>): string => `poids-${slug}`

/** How much each chantier counts in one computation, by its number, and those whose weight is none. */
export function weightsIn(fields: Readonly<Record<string, unknown>>, projects: readonly Weighed[]) {
  const read = projects.map(({ id, slug }) => ({
    id,
    slug,
    ...weight.safeParse(fields[weightField({ slug })] ?? ''),
  }))
  return {
    wrong: read.filter(({ success }) => !success).map(({ slug }) => slug),
    weights: new Map(read.flatMap(({ id, data }) => (data === undefined ? [] : [[id, data] as const]))),
  }
}

/** The chantiers of a computation that count more or less than the others, for who asks later why. */
export const weightsOf = ({ projects }: Instance): ProjectWeight[] =>
  projects.flatMap(({ id, weight }) => (weight === undefined ? [] : [{ project: id, weight }]))
