/** A name in both languages of the site. */
interface Label {
  readonly fr: string
  readonly en: string
}

/** One function that a service does for people, and how agents name it. */
export interface FunctionEntry {
  readonly id: string
  readonly family: string
  readonly label: Label
  /** French phrases, accents optional. */
  readonly words: readonly string[]
  /** English phrases. */
  readonly english: readonly string[]
  /** Products that people name instead of the function. */
  readonly products: readonly string[]
  /** The same, ordinary words too: they count only with their capital. */
  readonly names: readonly string[]
  /** Its products serve for everything: naming one says nothing once another function is asked for. */
  readonly allPurpose: boolean
  /** Functions that this one brings along, and the reason shown. */
  readonly implies: ReadonlyMap<string, Label>
}

/** All functions, in the order of the file. */
export interface Taxonomy {
  readonly functions: ReadonlyMap<string, FunctionEntry>
}

export const questionKinds = ['text', 'number', 'date', 'choice', 'yes-no'] as const
export type QuestionKind = (typeof questionKinds)[number]

interface Choice {
  readonly id: string
  readonly label: Label
}

/** A question that a subject asks of whoever publishes a need on it. */
export interface Question {
  readonly id: string
  readonly label: Label
  readonly kind: QuestionKind
  /** Empty unless the kind is `choice`. */
  readonly choices: readonly Choice[]
}

/** A leaf of the subject tree; what its root asks is already among its questions. */
export interface Subject {
  readonly id: string
  readonly root: string
  readonly label: Label
  readonly mandatory: readonly Question[]
  readonly optional: readonly Question[]
  /** Functions usually meant, most usual first. */
  readonly functions: readonly string[]
}

export interface SubjectRoot {
  readonly id: string
  readonly label: Label
  readonly subjects: readonly Subject[]
}
