import { z } from 'zod'
import type { Constraints, Facts, MatchDocument } from '#engines/matching/index.ts'
import { normaliseLicence } from '#engines/spdx/licence.ts'

const text = z
  .string()
  .max(20_000)
  .nullish()
  .transform((value) => value ?? '')
const texts = z
  .array(z.string().max(500))
  .max(500)
  .nullish()
  .transform((value) => value ?? [])
const id = z.string().min(1).max(200)

const facts = z
  .looseObject({
    sill_status: z.string().nullish(),
    support: z.string().nullish(),
    phase: z.string().nullish(),
    stars: z.number().nullish(),
    stars_src: z.number().nullish(),
    archived: z.boolean().nullish(),
  })
  .nullish()

/** One solution of a catalogue file. Other fields are allowed and not read. */
const solution = z.looseObject({
  id,
  name: z.string().min(1).max(500),
  desc_fr: text,
  desc_en: text,
  long_fr: text,
  usage: text,
  cats: texts,
  tags: texts,
  alt_to: texts,
  licence: text,
  users: texts,
  meta: facts,
})

/** One need of a needs file. `relevant` holds grades, for the bench only. */
const need = z.looseObject({
  id,
  text: z.string().max(50_000),
  constraints: z.record(z.string(), z.unknown()).nullish(),
  relevant: z.record(z.string(), z.number()).nullish(),
})

export const catalogueFile = z.array(solution).min(1).max(1_000_000)
export const needsFile = z.array(need).min(1).max(100_000)

type Solution = z.infer<typeof solution>
export type Need = z.infer<typeof need>

const SILL: Readonly<Record<string, NonNullable<Facts['sill']>>> = {
  R: 'recommended',
  O: 'observed',
  FR: 'former',
}

/** A solution of a file as the engine indexes it: the same fields and facts as those of the site. */
export function documentOf(read: Solution): MatchDocument & { facts: Facts } {
  return {
    id: read.id,
    name: read.name,
    french: read.desc_fr,
    english: read.desc_en,
    long: read.long_fr,
    usage: read.usage,
    categories: read.cats,
    tags: read.tags,
    replaces: read.alt_to,
    facts: factsOf(read),
  }
}

/** Names that forges write in full, and their SPDX identifiers. */
const LONG_LICENCES: Readonly<Record<string, string>> = {
  'GNU General Public License v2.0': 'GPL-2.0',
  'GNU General Public License v3.0': 'GPL-3.0',
  'GNU Affero General Public License v3.0': 'AGPL-3.0',
  'GNU Lesser General Public License v2.1': 'LGPL-2.1',
  'GNU Lesser General Public License v3.0': 'LGPL-3.0',
  'MIT License': 'MIT',
  'Apache License 2.0': 'Apache-2.0',
  'BSD 3-Clause "New" or "Revised" License': 'BSD-3-Clause',
  'BSD 2-Clause "Simplified" License': 'BSD-2-Clause',
  'European Union Public License 1.2': 'EUPL-1.2',
  'Mozilla Public License 2.0': 'MPL-2.0',
  'Eclipse Public License 2.0': 'EPL-2.0',
}

function factsOf({ meta, users, licence }: Solution): Facts {
  const sill = SILL[meta?.sill_status ?? '']
  const stars = meta?.stars ?? meta?.stars_src
  return {
    ...(sill && { sill }),
    ...(meta?.support === 'Oui' && { supported: true }),
    ...(users.length > 0 && { users: users.length }),
    ...(meta?.phase && { phase: meta.phase }),
    ...(stars != null && { stars }),
    ...(licence && { licence: LONG_LICENCES[licence] ?? normaliseLicence(licence) ?? licence }),
    ...(meta?.archived && { archived: true }),
  }
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '')
const listed = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : said(value) ? [said(value)] : []

/** The words that are searched: the text, and the product to replace when it is told apart. */
export const textOf = ({ text, constraints }: Need): string => `${text}. ${said(constraints?.replace)}`

/**
 * What the file asks for beside the words, in the terms of the engine. What the engine cannot judge is left out:
 * « libre » is no licence, and taken for one it would refuse everything.
 */
export function constraintsOf({ constraints }: Need): Constraints {
  const licences = listed(constraints?.licence ?? constraints?.licences).flatMap(
    (licence) => normaliseLicence(licence) ?? [],
  )
  const hosting = said(constraints?.hosting)
  return {
    ...(licences.length > 0 && { licences }),
    ...(hosting && { hosting }),
    ...(constraints?.sill === true && { inSill: true }),
    ...(constraints?.support === true && { supported: true }),
  }
}
