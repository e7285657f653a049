import type { HalfState } from './grid.ts'

/** One letter for each thing that a half-day can be; chantiers take the letters that are left, in order. */
const KINDS: readonly (readonly [letter: string, HalfState])[] = [
  ['D', 'available'],
  ['K', 'leave'],
  ['N', 'off'],
]
const PROJECT_LETTERS = 'ABCEFGHIJLMOPQRSTUVWXYZ'
export const PROJECTS_MAX = PROJECT_LETTERS.length

/** What each letter means in one grid, and back. */
export type Letters = { byLetter: ReadonlyMap<string, HalfState>; byState: ReadonlyMap<HalfState, string> }

/** The letters of a grid: D free, K leave, N not worked, and one for each chantier, in the order given; at most 23. */
export function lettersFor(projectIds: readonly string[]): Letters {
  const projects = projectIds
    .slice(0, PROJECTS_MAX)
    .map((id, at): [string, HalfState] => [PROJECT_LETTERS.charAt(at), `project:${id}`])
  const all = [...KINDS, ...projects]
  return { byLetter: new Map(all), byState: new Map(all.map(([letter, state]) => [state, letter])) }
}

/** What a person typed in one box: a letter, whatever its case; nothing for an empty box; undefined when unknown. */
export function readLetter({ byLetter }: Letters, typed: string): HalfState | undefined {
  const letter = typed.trim().toUpperCase()
  return letter === '' ? '' : byLetter.get(letter)
}
