/** The parts of a document that are searched, in the order of the bits of a posting's field mask. */
export const FIELDS = [
  'name',
  'french',
  'categories',
  'labels',
  'replaces',
  'keywords',
  'usage',
  'english',
  'long',
  'functions',
] as const
export type Field = (typeof FIELDS)[number]

/** A function that an editor, or the catalogue, says the solution has. `proven` weighs more than `partly`. */
export interface StatedFunction {
  readonly id: string
  readonly state: 'proven' | 'partly'
}

/** What is searched of a solution or of a need: plain text, in French and in English. */
export interface MatchDocument {
  readonly id: string
  readonly name: string
  readonly french?: string
  readonly english?: string
  readonly long?: string
  readonly usage?: string
  readonly categories?: readonly string[]
  readonly tags?: readonly string[]
  /** Names, proprietary ones included, that the solution takes the place of. */
  readonly replaces?: readonly string[]
  readonly keywords?: readonly string[]
  readonly functions?: readonly StatedFunction[]
}

/** What is known of a solution beside its words. A missing fact is unknown, and never counts against it. */
export interface Facts {
  /** Status in the State's list of free software (SILL); `listed` when the source does not tell which. */
  readonly sill?: 'recommended' | 'observed' | 'listed' | 'former'
  /** True when the State's support contract covers it. */
  readonly supported?: boolean
  /** Public bodies that declare to use it. */
  readonly users?: number
  /** Phase of a service of the State's incubator. */
  readonly phase?: string
  /** Stars of its repository: a weak sign, read on a logarithmic scale. */
  readonly stars?: number
  /** SPDX expression, or what the source says. */
  readonly licence?: string
  readonly archived?: boolean
  readonly hosting?: readonly string[]
  readonly audience?: readonly string[]
}
