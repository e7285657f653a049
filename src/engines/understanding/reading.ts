import { type Folded, foldWithMap } from '#engines/text/fold.ts'
import { type Word, wordsOf } from '#engines/text/words.ts'
import type { Span } from './understanding.ts'

/** A text as the finders read it: folded once, its words found once. */
export interface Reading extends Folded {
  readonly text: string
  readonly words: readonly Word[]
}

export function readText(text: string): Reading {
  const folded = foldWithMap(text)
  return { ...folded, text, words: wordsOf(folded.plain) }
}

/** The span, in the text as written, of a passage of the folded text; spaces around it are left out. */
export function spanOf(reading: Reading, start: number, end: number): Span {
  let [first, last] = [start, end]
  while (first < last && /\s/.test(reading.plain.charAt(first))) first += 1
  while (last > first && /\s/.test(reading.plain.charAt(last - 1))) last -= 1
  return { start: reading.at[first] ?? reading.text.length, end: reading.at[last] ?? reading.text.length }
}

export const passage = (reading: Reading, span: Span): string => reading.text.slice(span.start, span.end)

export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end
