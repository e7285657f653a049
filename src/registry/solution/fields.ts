import type { Publiccode } from '#engines/publiccode/model.ts'

export type FunctionState = 'proven' | 'partly' | 'no'
/** What a source says of one function of the taxonomy. Silence is not a « no »: it has no entry. */
export type FunctionValue = {
  state: FunctionState
  proof?: string | undefined
  fr?: string | undefined
  en?: string | undefined
}
export type SolutionStatus = 'active' | 'unknown' | 'archived'
/** R recommended, O under observation, FR recommendation ending: the words of the SILL of May 2022. */
export type SillStatus = 'R' | 'O' | 'FR'

/** Fields of which one value is retained. */
export type SingleFields = {
  id: string
  name: string
  fr: string
  en: string
  long: string
  licence: string
  /** What the source wrote when it is not an SPDX expression. */
  licenceText: string
  website: string
  repository: string
  documentation: string
  logo: string
  demo: string
  wikidata: string
  status: SolutionStatus
  since: number
  version: string
  releaseDate: string
  stars: number
  commitsYear: number
  sill: number
  sillStatus: SillStatus
  sillSupported: boolean
  comptoir: number
  level: number
  domain: string
  publiccode: Publiccode
}
/** Lists that add up: each source brings its items, none removes those of another. */
export type ListFields = {
  audience: string[]
  hosting: string[]
  replaces: string[]
  alternatives: string[]
  keywords: string[]
  categories: string[]
  platforms: string[]
  languages: string[]
  usedBy: string[]
}
export type SolutionFields = SingleFields & ListFields & { functions: Record<string, FunctionValue> }
export type Field = keyof SolutionFields

export const listFields = [
  'audience',
  'hosting',
  'replaces',
  'alternatives',
  'keywords',
  'categories',
  'platforms',
  'languages',
  'usedBy',
] as const satisfies readonly (keyof ListFields)[]

export const isListField = (field: string): field is keyof ListFields =>
  (listFields as readonly string[]).includes(field)
