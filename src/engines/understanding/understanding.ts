import type { Cents } from '#engines/money/cents.ts'

/** `said`: the words are in the text, or the person corrected it. `deduced`: we conclude, and say why. */
export type Origin = 'said' | 'deduced'

/** Where in the text, in UTF-16 units: from `start` to `end` excluded. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const populationUnits = [
  'habitants',
  'agents',
  'familles',
  'abonnes',
  'eleves',
  'etudiants',
  'enfants',
  'adherents',
  'benevoles',
  'usagers',
  'patients',
  'personnes',
  'communes',
  'sites',
  'utilisateurs',
] as const
export type PopulationUnit = (typeof populationUnits)[number]

/** The kinds of the registry of organisations. */
export const bodyKinds = [
  'commune',
  'epci',
  'departement',
  'region',
  'etat',
  'operateur',
  'sante',
  'enseignement',
  'recherche',
  'association',
  'cooperative',
  'entreprise',
] as const
export type BodyKind = (typeof bodyKinds)[number]

export const constraintSubjects = [
  'hosting',
  'accessibility',
  'licence',
  'identity',
  'privacy',
  'security',
  'language',
  'ecodesign',
  'device',
] as const
export type ConstraintSubject = (typeof constraintSubjects)[number]

export type DatePrecision = 'day' | 'month' | 'period' | 'year'

/** What a fact of each kind says. */
export interface FactValues {
  readonly population: { readonly count: number; readonly of: PopulationUnit }
  readonly body: { readonly kind: BodyKind; readonly name?: string }
  /** In cents; `about` when neither bound is said. */
  readonly budget: {
    readonly min?: Cents
    readonly max?: Cents
    readonly about?: Cents
    readonly per?: 'year' | 'month'
  }
  /** First and last day (YYYY-MM-DD) of the time named, and whether the thing must be there before, in or from it. */
  readonly date: {
    readonly from: string
    readonly until: string
    readonly precision: DatePrecision
    readonly sense: 'before' | 'in' | 'from'
  }
  readonly keep: { readonly what: string }
  readonly existing: { readonly what: string }
  readonly replace: { readonly what: string }
  readonly constraint: { readonly on: ConstraintSubject; readonly is: string }
}

export type FactKind = keyof FactValues

export type FactOf<Kind extends FactKind> = {
  readonly kind: Kind
  readonly value: FactValues[Kind]
  readonly origin: Origin
  /** Null when the person added it by a correction. */
  readonly span: Span | null
}
export type Fact = { [Kind in FactKind]: FactOf<Kind> }[FactKind]

/** Why a function was deduced. */
export type Because =
  | { readonly kind: 'implied'; readonly by: string; readonly fr: string; readonly en: string }
  | { readonly kind: 'product'; readonly product: string }
  | { readonly kind: 'kept'; readonly what: string }
  | { readonly kind: 'existing'; readonly what: string }

/** A function asked for: `words` are those of the text that say so, as they are written there. */
export interface AskedFunction {
  readonly id: string
  readonly origin: Origin
  readonly words: readonly string[]
  readonly because?: Because
}

/** What we understood of a need. Functions said come first, in the order of the text, then those deduced. */
export interface Understanding {
  readonly title: string
  readonly functions: readonly AskedFunction[]
  readonly facts: readonly Fact[]
}
