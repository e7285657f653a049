import type { Publiccode } from '#engines/publiccode/model.ts'
import type { ListFields, SolutionFields } from './fields.ts'

/** Under which key a publiccode.yml written by Pluriel says what the standard has no key for. */
export const SECTION = 'x-pluriel'

export type PlurielFields = Partial<
  Pick<SolutionFields, 'functions' | 'fr' | 'en' | 'long' | 'since' | 'sill' | 'status'> & ListFields
>
export type PlurielSection = {
  slug?: string
  /** Mandatory keys of the standard that no source gave: their values mean nothing. */
  assumed: string[]
  fields: PlurielFields
  /** Where each field comes from, for the reader. */
  sources: Record<string, { source: string; date?: string; url?: string }>
}

/** The section of a document, when it has one; the form of records checks its fields afterwards, one by one. */
export function sectionIn(publiccode: Publiccode): PlurielSection | undefined {
  const section = publiccode[SECTION]
  if (!isObject(section) || !isObject(section.fields)) return undefined
  const assumed = Array.isArray(section.assumed)
    ? section.assumed.filter((key) => typeof key === 'string')
    : []
  const slug = typeof section.slug === 'string' ? { slug: section.slug } : {}
  return { ...slug, assumed, fields: section.fields as PlurielFields, sources: {} }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
