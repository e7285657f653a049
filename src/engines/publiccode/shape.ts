import type { Check } from './checks.ts'

/** What the standard expects at one place of a file. Sections are plain data, so that a version is a table to read. */
export type Shape =
  | { is: 'text'; checks: readonly Check[]; file?: 'image' | 'any' }
  | { is: 'flag' }
  | { is: 'list'; of: Shape; orOne: boolean; min: 0 | 1 }
  | { is: 'section'; fields: Readonly<Record<string, Field>>; open: boolean }
  | { is: 'languages'; of: Shape }
  | { is: 'anything' }

export type Field = {
  shape: Shape
  /** `always`, or `once`: in at least one language. */
  required?: 'always' | 'once'
  /** What replaces a key that the standard gave up; empty when nothing does. */
  deprecated?: string
}

export const text = (...checks: Check[]): Shape => ({ is: 'text', checks })
export const fileText = (file: 'image' | 'any', ...checks: Check[]): Shape => ({ is: 'text', checks, file })
export const flag: Shape = { is: 'flag' }
export const anything: Shape = { is: 'anything' }
export const list = (of: Shape, min: 0 | 1 = 0): Shape => ({ is: 'list', of, min, orOne: false })
export const listOrOne = (of: Shape): Shape => ({ is: 'list', of, min: 0, orOne: true })
export const section = (fields: Readonly<Record<string, Field | Shape>>, open = false): Shape => ({
  is: 'section',
  open,
  fields: Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, 'shape' in field ? field : { shape: field }]),
  ),
})

export const required = (shape: Shape): Field => ({ shape, required: 'always' })
export const requiredOnce = (shape: Shape): Field => ({ shape, required: 'once' })
export const deprecated = (shape: Shape, instead = ''): Field => ({ shape, deprecated: instead })
