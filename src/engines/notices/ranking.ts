export type Wanted = { readonly skill: string; readonly level: number; readonly isMust: boolean }
/** A position, as far as its letters are concerned. Its days are both included. */
export type Position = {
  readonly skills: readonly Wanted[]
  readonly halfDays: number
  readonly from: string
  readonly until: string
  readonly isLearnerPlace: boolean
}
/** What a person said of themselves, and the free half-days of their grid in the window of the position. */
export type Reader = {
  readonly id: string
  readonly levels: ReadonlyMap<string, number>
  readonly learns: ReadonlySet<string>
  readonly freeHalfDays: number
  /** Stretches for which they said « no capacity ». */
  readonly busy: readonly { readonly from: string; readonly until: string }[]
  /** Letters about positions that they received lately. */
  readonly lettersLately: number
}

/**
 * Whether a position concerns someone: every must-skill at its level (or, for a learner place, a wish to learn what
 * they lack), and enough free half-days in its window.
 */
export function concerns(position: Position, reader: Reader): boolean {
  if (reader.freeHalfDays < position.halfDays) return false
  return position.skills
    .filter(({ isMust }) => isMust)
    .every(
      ({ skill, level }) =>
        (reader.levels.get(skill) ?? -1) >= level || (position.isLearnerPlace && reader.learns.has(skill)),
    )
}

/**
 * Those whom a position concerns, in the order of the letters: who refused these dates for want of capacity comes
 * last; then, for a learner place, who wants to learn more of its skills; then who has more of its other skills;
 * then who received fewer letters lately; ties by id.
 */
export function orderOfLetters(position: Position, readers: readonly Reader[]): Reader[] {
  const facts = new Map(readers.map((reader) => [reader, keysOf(position, reader)]))
  return readers
    .filter((reader) => concerns(position, reader))
    .toSorted((a, b) => {
      const [first, second] = [facts.get(a) ?? [], facts.get(b) ?? []]
      const at = first.findIndex((key, i) => key !== second[i])
      return at < 0 ? (a.id < b.id ? -1 : 1) : (first[at] ?? 0) - (second[at] ?? 0)
    })
}

/** The smaller comes first. */
function keysOf({ skills, isLearnerPlace, from, until }: Position, reader: Reader): number[] {
  const isBusy = reader.busy.some((window) => window.from <= until && window.until >= from)
  const learnt = skills.filter(({ skill }) => reader.learns.has(skill)).length
  const nice = skills.filter(
    ({ skill, level, isMust }) => !isMust && (reader.levels.get(skill) ?? -1) >= level,
  )
  return [isBusy ? 1 : 0, isLearnerPlace ? -learnt : 0, -nice.length, reader.lettersLately]
}
